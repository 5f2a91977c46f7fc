// title-zh: 文件提出的举措
// title-en: What instruments propose
// question-zh: 各文件提出了哪些制度、活动和阵地？
// question-en: Which mechanisms, programmes and facilities do instruments propose?
MATCH (i:Instrument)-[r:PROPOSES]->(e:Entity)
RETURN i.name AS instrument, e.type AS type, e.name AS proposal, r.status AS status
ORDER BY instrument, type, proposal
