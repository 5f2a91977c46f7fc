// title-zh: 一个名称的出处
// title-en: Where a name is mentioned
// question-zh: 某一事物在哪些文献的哪些句子里出现？
// question-en: In which sentences of which documents is a thing mentioned, and how is it written there?
// parameter: name string = 职工书屋
// parameter-zh: 名称或别名
// parameter-en: name or other name
MATCH (e:Entity)-[m:MENTIONED_IN]->(p:Passage)-[:IN_DOCUMENT]->(d:Document)
WHERE e.name = $name OR $name IN e.aliases
RETURN e.name AS name, d.path AS document, p.start AS start, m.texts AS written, p.text AS sentence
ORDER BY name, document, start
