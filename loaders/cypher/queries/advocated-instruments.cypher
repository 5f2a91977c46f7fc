// title-zh: 推动立法
// title-en: Who advocates which law
// question-zh: 哪些组织推动、参与制定了哪些法律法规？
// question-en: Which bodies work for which laws and regulations?
MATCH (o:Organization)-[r:ADVOCATES]->(e:Entity)
RETURN o.name AS organization, e.name AS advocated, e.type AS type, r.status AS status
ORDER BY organization, advocated
