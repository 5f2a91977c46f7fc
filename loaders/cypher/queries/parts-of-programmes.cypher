// title-zh: 项目的组成
// title-en: Programmes and their parts
// question-zh: 哪些活动属于哪些更大的活动？
// question-en: Which programmes are parts of which larger ones?
MATCH (part:Entity)-[r:SUBPROGRAMME_OF]->(whole:Entity)
RETURN whole.name AS whole, part.name AS part, r.status AS status
ORDER BY whole, part
