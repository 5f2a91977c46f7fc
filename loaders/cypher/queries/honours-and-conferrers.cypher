// title-zh: 谁颁发荣誉
// title-en: Honours and who confers them
// question-zh: 哪些荣誉由谁颁发、谁推荐？
// question-en: Which honours are conferred or nominated for by whom?
MATCH (o:Organization)-[r:CONFERS|NOMINATES]->(a:Award)
RETURN a.name AS honour, type(r) AS relation, o.name AS organization, r.status AS status
ORDER BY honour, relation, organization
