// title-zh: 活动与开展者的图
// title-en: A campaign and its organizers as a picture
// question-zh: 围绕一项活动的组织、对象、依据和数据长什么样？
// question-en: What does a campaign look like with those who run it, those it is for, and its legal basis?
// parameter: campaign string = 安康杯
// parameter-zh: 活动的名称或别名
// parameter-en: name or other name of a campaign
MATCH path = (c:Programme)-[:ORGANIZES|PARTICIPATES_IN|TARGETS|BASED_ON|SUBPROGRAMME_OF|USES]-(other:Entity)
WHERE c.name = $campaign OR $campaign IN c.aliases
RETURN path
ORDER BY c.id, other.id, length(path)
