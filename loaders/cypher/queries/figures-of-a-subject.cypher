// title-zh: 一个事项的数据
// title-en: Figures of a subject over time
// question-zh: 某一事项历年、各地的数据是多少？
// question-en: What are the figures of a subject, by period and body?
// parameter: subject string = 职工书屋
// parameter-zh: 事项的名称或别名
// parameter-en: name or other name of a subject
MATCH (s:Entity)-[:HAS_OBSERVATION]->(f:Observation)-[:ATTRIBUTED_TO]->(o:Organization)
WHERE s.name = $subject OR $subject IN s.aliases
RETURN f.period AS period, o.name AS organization, f.indicator AS indicator, f.value AS value, f.unit AS unit, f.status AS status
ORDER BY period, organization, indicator, value, f.id
