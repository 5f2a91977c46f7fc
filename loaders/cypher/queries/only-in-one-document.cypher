// title-zh: 一份文献独有的内容
// title-en: What a document adds
// question-zh: 哪些事物只有这份文献提到？
// question-en: What does a document mention that no other has?
// parameter: document string = yunnan-report-2023.txt
// parameter-zh: 文献的路径或题名
// parameter-en: path or title of a document
MATCH (d:Document)<-[:IN_DOCUMENT]-(:Passage)<-[:MENTIONED_IN]-(e:Entity)
WHERE d.path = $document OR d.name = $document
WITH DISTINCT d, e
MATCH (e)-[:MENTIONED_IN]->(:Passage)-[:IN_DOCUMENT]->(any_document:Document)
WITH e, count(DISTINCT any_document) AS documents
WHERE documents = 1
RETURN e.type AS type, e.name AS name
ORDER BY type, name, e.id
