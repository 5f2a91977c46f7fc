// title-zh: 谁建立了某项制度
// title-en: Who has a mechanism
// question-zh: 哪些组织建立或推行某项制度（含下位制度）？
// question-en: Which bodies establish a mechanism, or a narrower one?
// parameter: mechanism string = 集体协商
// parameter-zh: 制度的名称或别名
// parameter-en: name or other name of a mechanism
MATCH (m:Mechanism)-[:BROADER*0..4]->(asked)
WHERE asked.name = $mechanism OR $mechanism IN asked.aliases
WITH DISTINCT m
MATCH (o:Organization)-[r:ESTABLISHES]->(m)
RETURN m.name AS mechanism, o.name AS organization, r.status AS status, r.first AS first
ORDER BY mechanism, organization
