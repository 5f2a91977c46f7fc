// title-zh: 面向某一群体的举措
// title-en: Everything for a group
// question-zh: 活动、制度、阵地、平台中，哪些面向某一群体？
// question-en: Which programmes, mechanisms, facilities and platforms are for a group?
// parameter: group string = 职工
// parameter-zh: 群体的名称或别名
// parameter-en: name or other name of a target group
MATCH (m:Entity)-[r:TARGETS]->(g:TargetGroup)
WHERE g.name = $group OR $group IN g.aliases
RETURN m.type AS type, m.name AS measure, r.status AS status, r.count AS statements
ORDER BY type, measure
