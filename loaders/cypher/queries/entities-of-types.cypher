// title-zh: 选定类别的事物
// title-en: Things of chosen classes
// question-zh: 选定类别的事物有哪些，分别有几处提及？
// question-en: Which things of the chosen classes are there, and how often is each mentioned?
// parameter: types list = Campaign,Initiative
// parameter-zh: 类别
// parameter-en: classes
// parameter: mentioned boolean = true
// parameter-zh: 只列有提及的
// parameter-en: only those that are mentioned
MATCH (e:Entity)
WHERE e.type IN $types
OPTIONAL MATCH (e)-[m:MENTIONED_IN]->(:Passage)
WITH e, count(m) AS mentions
WHERE mentions > 0 OR NOT $mentioned
RETURN e.type AS type, e.name AS name, mentions
ORDER BY type, mentions DESC, name, e.id
