// title-zh: 面向一个群体的举措
// title-en: What is done for a group
// question-zh: 哪些制度、活动和阵地面向这个群体，由谁建立、开展或提出？
// question-en: Which mechanisms, programmes and facilities are for the group, and who sets up, runs or proposes them?
// parameter: group string = 新就业形态劳动者
// parameter-zh: 群体的名称或别名
// parameter-en: name or other name of a target group
MATCH (measure:Entity)-[t:TARGETS]->(g:TargetGroup)
WHERE g.name = $group OR $group IN g.aliases
OPTIONAL MATCH (other:Entity)-[r:ORGANIZES|ESTABLISHES|PROPOSES]->(measure)
RETURN g, t, measure, r, other
LIMIT 60
