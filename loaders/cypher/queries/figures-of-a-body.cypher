// title-zh: 一个组织的数据
// title-en: Figures of a body
// question-zh: 某一组织报告了哪些数据？
// question-en: Which figures are a body's own?
// parameter: body string = 云南省总工会
// parameter-zh: 组织名称或别名
// parameter-en: name or other name of a body
MATCH (s:Entity)-[:HAS_OBSERVATION]->(f:Observation)-[:ATTRIBUTED_TO]->(o:Organization)
WHERE o.name = $body OR $body IN o.aliases
RETURN s.name AS subject, f.indicator AS indicator, f.value AS value, f.unit AS unit, f.period AS period, f.status AS status
ORDER BY subject, indicator, period, value, f.id
