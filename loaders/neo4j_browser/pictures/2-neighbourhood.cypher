// title-zh: 活动的周边
// title-en: What lies around a campaign
// question-zh: 开展这项活动的组织还开展哪些活动，面向谁？
// question-en: What else do the bodies run that run the campaign, and for whom?
// parameter: campaign string = 安康杯
// parameter-zh: 活动的名称或别名
// parameter-en: name or other name of a campaign
MATCH (c:Programme)
WHERE c.name = $campaign OR $campaign IN c.aliases
MATCH (c)<-[r:ORGANIZES]-(o:Organization)
OPTIONAL MATCH (o)-[also:ORGANIZES]->(other:Programme)-[t:TARGETS]->(g:TargetGroup)
RETURN c, r, o, also, other, t, g
LIMIT 100
