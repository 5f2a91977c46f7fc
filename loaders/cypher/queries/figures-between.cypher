// title-zh: 某一范围内的数字
// title-en: Figures within a range
// question-zh: 有哪些数字在两个界限之间？
// question-en: Which figures lie between two bounds?
// parameter: least float = 100
// parameter-zh: 下限
// parameter-en: lower bound
// parameter: most float = 1000
// parameter-zh: 上限
// parameter-en: upper bound
// parameter: status string = achieved
// parameter-zh: achieved 或 planned
// parameter-en: achieved or planned
MATCH (f:Observation)-[:ATTRIBUTED_TO]->(o:Organization)
WHERE f.value >= $least AND f.value <= $most AND f.status = $status
RETURN f.name AS figure, f.value AS value, f.unit AS unit, o.name AS organization
ORDER BY value, figure, organization, f.id
