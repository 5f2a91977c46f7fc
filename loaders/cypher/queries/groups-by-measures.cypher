// title-zh: 哪些群体举措最多
// title-en: Groups by the number of measures
// question-zh: 面向各群体的举措各有多少？
// question-en: How many measures are there for each group?
MATCH (m:Entity)-[r:TARGETS]->(g:TargetGroup)
RETURN g.name AS target, count(m) AS measures, sum(r.count) AS statements
ORDER BY measures DESC, statements DESC, target
