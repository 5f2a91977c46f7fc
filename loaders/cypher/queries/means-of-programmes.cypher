// title-zh: 项目用什么
// title-en: What programmes work with
// question-zh: 各项活动借助哪些阵地、平台和制度？
// question-en: Which facilities, platforms and mechanisms do programmes use?
MATCH (c:Entity)-[r:USES]->(means:Entity)
RETURN c.name AS programme, means.name AS means, means.type AS type, r.status AS status
ORDER BY programme, means
