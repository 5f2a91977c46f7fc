// title-zh: 各级的阵地
// title-en: Facilities by level
// question-zh: 全国、省、市、县各级组织建立了哪些阵地？
// question-en: Which facilities do bodies of each level (nation, province, city, county) establish?
MATCH (o:Organization)-[r:ESTABLISHES]->(f:Facility)
OPTIONAL MATCH (o)-[:IN_PLACE]->(p:Place)
WITH f, o, r, CASE WHEN p IS NULL THEN 'none' WHEN p.id = 'place/中华人民共和国' THEN 'nation'
  WHEN p.id ENDS WITH '0000' THEN 'province' WHEN p.id ENDS WITH '00' THEN 'city' ELSE 'county' END AS level
RETURN level, f.name AS facility, o.name AS organization, r.status AS status
ORDER BY level, facility, organization
