// title-zh: 一地的活动
// title-en: Programmes of a place
// question-zh: 某地（含下级）的组织开展了哪些活动？
// question-en: Which programmes do the bodies of a place, and of the places in it, run?
// parameter: place string = 云南省
// parameter-zh: 地名
// parameter-en: name of a place
MATCH (o:Organization)-[:IN_PLACE]->(:Place)-[:BROADER*0..3]->(p:Place)
WHERE p.name = $place OR $place IN p.aliases
WITH DISTINCT o
MATCH (o)-[r:ORGANIZES]->(c:Programme)
RETURN c.name AS programme, o.name AS organization, r.status AS status
ORDER BY programme, organization
