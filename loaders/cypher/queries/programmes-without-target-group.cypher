// title-zh: 没有对象的项目
// title-en: Programmes without a target group
// question-zh: 哪些活动和工程没有说明面向谁？
// question-en: For which programmes does no document say whom they are for?
MATCH (c:Programme)
WHERE NOT (c)-[:TARGETS]->(:TargetGroup) AND (c)<-[:ORGANIZES]-(:Organization)
RETURN c.name AS programme, c.type AS type
ORDER BY programme, type
