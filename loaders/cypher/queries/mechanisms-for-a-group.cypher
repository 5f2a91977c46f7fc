// title-zh: 保护某一群体的制度
// title-en: Mechanisms that protect a group
// question-zh: 哪些制度机制面向某一群体（含其下位群体）？
// question-en: Which mechanisms are for a group, or for a narrower group in it?
// parameter: group string = 新就业形态劳动者
// parameter-zh: 群体的名称或别名
// parameter-en: name or other name of a target group
MATCH (g:TargetGroup)-[:BROADER*0..4]->(asked:TargetGroup)
WHERE asked.name = $group OR $group IN asked.aliases
WITH DISTINCT g
MATCH (m:Mechanism)-[r:TARGETS]->(g)
RETURN m.name AS mechanism, g.name AS target, r.status AS status
ORDER BY mechanism, target
