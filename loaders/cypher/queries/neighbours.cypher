// title-zh: 一个事物的全部关系
// title-en: All relations of a thing
// question-zh: 某一事物与哪些事物有关？
// question-en: What is a thing related to?
// parameter: name string = 安康杯
// parameter-zh: 名称或别名
// parameter-en: name or other name
MATCH (e:Entity)-[r]-(other:Entity)
WHERE e.name = $name OR $name IN e.aliases
RETURN type(r) AS relation, CASE WHEN startNode(r) = e THEN 'out' ELSE 'in' END AS direction, other.name AS other, other.type AS type, r.status AS status
ORDER BY relation, direction, other, type
