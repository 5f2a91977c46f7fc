// title-zh: 谁参加活动
// title-en: Who takes part in programmes
// question-zh: 哪些组织和群体参加哪些活动？
// question-en: Which bodies and groups take part in which programmes?
MATCH (who:Entity)-[r:PARTICIPATES_IN]->(what:Entity)
RETURN who.name AS participant, who.type AS type, what.name AS event, r.status AS status, r.count AS statements
ORDER BY event, participant
