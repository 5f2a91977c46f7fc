// title-zh: 互相矛盾的数据
// title-en: Contradicting figures
// question-zh: 同一组织、事项、指标、时期和单位，有没有不同的数字？
// question-en: Do figures for the same body, subject, indicator, period and unit differ?
MATCH (s:Entity)-[:HAS_OBSERVATION]->(f:Observation)-[:ATTRIBUTED_TO]->(o:Organization)
WHERE f.period IS NOT NULL AND f.unit IS NOT NULL
WITH o, s, f.indicator AS indicator, f.period AS period, f.unit AS unit, f.status AS status, f.value AS value
ORDER BY value
WITH o, s, indicator, period, unit, status, collect(DISTINCT value) AS values
WHERE size(values) > 1
RETURN o.name AS organization, s.name AS subject, indicator, period, status, values, unit
ORDER BY organization, subject, indicator, period, status, unit
