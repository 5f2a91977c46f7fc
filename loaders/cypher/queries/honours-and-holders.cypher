// title-zh: 谁获得荣誉
// title-en: Honours and their holders
// question-zh: 哪些人物和组织获得了哪些荣誉？
// question-en: Which persons and bodies received which honours?
MATCH (a:Award)-[r:AWARDED_TO]->(holder:Entity)
RETURN a.name AS honour, holder.name AS holder, holder.type AS type, r.status AS status
ORDER BY honour, holder
