// title-zh: 一项活动的全貌
// title-en: A campaign and all around it
// question-zh: 谁开展、谁参加、面向谁、借助什么、依据什么、有哪些数据？
// question-en: Who runs it, who takes part, for whom, by what means, on what basis, and with which figures?
// parameter: campaign string = 安康杯
// parameter-zh: 活动的名称或别名
// parameter-en: name or other name of a campaign
MATCH (c:Programme)
WHERE c.name = $campaign OR $campaign IN c.aliases
MATCH path = (c)-[:ORGANIZES|PARTICIPATES_IN|TARGETS|USES|BASED_ON|SUBPROGRAMME_OF|PROPOSES|HAS_OBSERVATION]-(other:Record)
RETURN path
LIMIT 60
