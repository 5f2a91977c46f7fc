// title-zh: 引用最多的文件
// title-en: Instruments by citations
// question-zh: 哪些法律、文件被引用最多？
// question-en: Which laws and documents are cited most, and in how many documents?
MATCH (i:Instrument)-[:MENTIONED_IN]->(p:Passage)-[:IN_DOCUMENT]->(d:Document)
RETURN i.name AS instrument, count(DISTINCT p) AS passages, count(DISTINCT d) AS documents
ORDER BY passages DESC, documents DESC, instrument
