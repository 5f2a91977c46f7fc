// title-zh: 印发的文件
// title-en: Instruments and their issuers
// question-zh: 谁印发了哪些文件？
// question-en: Who issued, or is to issue, which instrument?
MATCH (o:Organization)-[r:ISSUES]->(i:Instrument)
RETURN o.name AS issuer, i.name AS instrument, i.number AS number, i.date AS date, r.status AS status
ORDER BY issuer, instrument
