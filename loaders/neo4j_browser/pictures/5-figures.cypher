// title-zh: 目标与完成
// title-en: Targets and achievements
// question-zh: 同一事项，谁报告了哪些数字，计划的还是完成的？
// question-en: Which figures do bodies report for one subject, planned or achieved?
// parameter: subject string = 工会户外劳动者服务站点
// parameter-zh: 事项的名称或别名
// parameter-en: name or other name of a subject
MATCH (s:Entity)
WHERE s.name = $subject OR $subject IN s.aliases
MATCH path = (s)-[:HAS_OBSERVATION]->(:Observation)-[:ATTRIBUTED_TO]->(:Organization)
RETURN path
LIMIT 60
