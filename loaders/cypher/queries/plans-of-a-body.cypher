// title-zh: 一个组织的计划
// title-en: Plans of a body
// question-zh: 某一组织计划做什么？
// question-en: What does a body plan?
// parameter: body string = 云南省总工会
// parameter-zh: 组织名称或别名
// parameter-en: name or other name of a body
MATCH (o:Organization)-[r]->(e:Entity)
WHERE (o.name = $body OR $body IN o.aliases) AND r.status = 'planned'
RETURN type(r) AS relation, e.name AS planned, e.type AS type, r.last AS last
ORDER BY relation, planned
