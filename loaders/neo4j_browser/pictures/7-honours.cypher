// title-zh: 荣誉与获得者
// title-en: Honours and their holders
// question-zh: 谁颁发荣誉，谁获得，谁推荐？
// question-en: Who confers honours, who receives them, who nominates?
MATCH path = (:Award)-[:CONFERS|NOMINATES|AWARDED_TO]-(:Entity)
RETURN path
LIMIT 80
