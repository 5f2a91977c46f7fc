// title-zh: 文献一览
// title-en: The documents
// question-zh: 图谱来自哪些文献，各有多少段落和数据？
// question-en: Which documents is the graph made of, and how much does each add?
MATCH (d:Document)
OPTIONAL MATCH (d)-[:REPORTED_BY]->(o:Organization)
OPTIONAL MATCH (p:Passage)-[:IN_DOCUMENT]->(d)
WITH d, o, count(DISTINCT p) AS passages
OPTIONAL MATCH (f:Observation)-[:MENTIONED_IN]->(:Passage)-[:IN_DOCUMENT]->(d)
RETURN d.path AS path, d.name AS name, d.issued AS issued, o.name AS organization, passages, count(DISTINCT f) AS figures
ORDER BY path
