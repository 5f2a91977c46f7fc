// title-zh: 各类事物的数目
// title-en: How much there is of each class
// question-zh: 图谱里每一类事物有多少？
// question-en: How many nodes of each class are there?
MATCH (n:Record)
RETURN n.type AS type, count(*) AS number
ORDER BY number DESC, type
