// title-zh: 谁在开展某项活动
// title-en: Who runs a campaign
// question-zh: 某项活动由哪些组织开展？是否已开展？
// question-en: Which bodies run a campaign, and is it done or planned?
// parameter: campaign string = 安康杯
// parameter-zh: 活动的名称或别名
// parameter-en: name or other name of a campaign
MATCH (o:Organization)-[r:ORGANIZES]->(c:Programme)
WHERE c.name = $campaign OR $campaign IN c.aliases
RETURN o.name AS organization, o.type AS type, c.name AS campaign, r.status AS status, r.roles AS roles, r.first AS first, r.last AS last
ORDER BY organization, campaign
