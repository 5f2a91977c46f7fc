// title-zh: 牵头、主办与协办
// title-en: Lead, host and partners of programmes
// question-zh: 各项活动由谁牵头、主办、承办、协办或推动？
// question-en: Who leads, hosts, undertakes, co-organizes or promotes which programme?
MATCH (o:Organization)-[r:ORGANIZES]->(c:Programme)
UNWIND r.roles AS role
WITH role, c, o, count(*) AS statements
WHERE role <> '-'
RETURN role, c.name AS programme, o.name AS organization, statements
ORDER BY role, programme, organization
