// title-zh: 承诺而未见报告
// title-en: Promised and not reported later
// question-zh: 哪些计划，同一组织后来的文献没有再说已经完成？
// question-en: What was promised and is not reported as done in any later document of the same body?
MATCH (o:Organization)-[r:ORGANIZES|ESTABLISHES|ISSUES|CONFERS]->(e:Entity)
WHERE r.status = 'planned' AND r.last IS NOT NULL
MATCH (later:Document)-[:REPORTED_BY]->(o)
WHERE later.issued > r.last
RETURN o.name AS organization, type(r) AS relation, e.name AS promised, r.last AS promised_on, count(later) AS later_documents
ORDER BY organization, relation, promised
