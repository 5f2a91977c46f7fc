// title-zh: 目标与完成
// title-en: Targets against achievements
// question-zh: 同一组织对同一事项，计划多少、完成多少？
// question-en: For the same body and subject, what was planned and what was reached, by indicator and period?
MATCH (s:Entity)-[:HAS_OBSERVATION]->(plan:Observation)-[:ATTRIBUTED_TO]->(o:Organization)
WHERE plan.status = 'planned'
MATCH (s)-[:HAS_OBSERVATION]->(done:Observation)-[:ATTRIBUTED_TO]->(o)
WHERE done.status = 'achieved' AND done.unit = plan.unit
  AND (done.indicator ENDS WITH plan.indicator OR plan.indicator ENDS WITH done.indicator)
RETURN o.name AS organization, s.name AS subject, plan.indicator AS target, plan.value AS planned, plan.period AS for_period,
       done.indicator AS achievement, done.value AS achieved, done.period AS in_period, plan.unit AS unit
ORDER BY organization, subject, target, planned, for_period, achievement, achieved, in_period
