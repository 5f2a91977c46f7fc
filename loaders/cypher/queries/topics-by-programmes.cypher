// title-zh: 工会工作的领域
// title-en: Fields of union work
// question-zh: 各工作领域有多少活动、制度和阵地？
// question-en: How many programmes, mechanisms and facilities does each field of work have?
MATCH (e:Entity)-[:ADDRESSES]->(t:Topic)
WHERE (e)-[:MENTIONED_IN]->(:Passage)
WITH t, e
ORDER BY e.name
RETURN t.name AS topic, count(e) AS number, collect(e.name)[0..5] AS examples
ORDER BY number DESC, topic
