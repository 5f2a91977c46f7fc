// title-zh: 从关系回到原文
// title-en: From a relation to the text
// question-zh: 谁开展这项活动，是哪份文献的哪句话说的？
// question-en: Who runs the campaign, and which sentence of which document says so?
// parameter: campaign string = 安康杯
// parameter-zh: 活动的名称或别名
// parameter-en: name or other name of a campaign
MATCH (o:Organization)-[r:ORGANIZES]->(c:Programme)
WHERE c.name = $campaign OR $campaign IN c.aliases
UNWIND r.passages AS passage
MATCH path = (p:Record:Passage {id: passage})-[:IN_DOCUMENT]->(:Document)
RETURN o, r, c, path
LIMIT 40
