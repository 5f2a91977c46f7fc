// title-zh: 最大的数字
// title-en: The largest figures of a unit
// question-zh: 以某一单位计量的数字，最大的是哪些？
// question-en: Which figures counted in a unit are the largest?
// parameter: unit string = 人
// parameter-zh: 计量单位
// parameter-en: unit of measurement
// parameter: number integer = 10
// parameter-zh: 最多几行
// parameter-en: at most this many rows
MATCH (s:Entity)-[:HAS_OBSERVATION]->(f:Observation)-[:ATTRIBUTED_TO]->(o:Organization)
WHERE f.unit = $unit
RETURN f.value AS value, f.unit AS unit, f.indicator AS indicator, s.name AS subject, o.name AS organization, f.period AS period, f.status AS status
ORDER BY value DESC, indicator, subject, organization, f.id
LIMIT $number
