// title-zh: 两个组织之间的路径
// title-en: Paths between two bodies
// question-zh: 两个组织经由什么相连？
// question-en: Through what are two bodies connected?
// parameter: one string = 云南省总工会
// parameter-zh: 一个组织
// parameter-en: one body
// parameter: other string = 中国能源化学地质工会
// parameter-zh: 另一个组织
// parameter-en: the other body
MATCH (a:Organization), (b:Organization)
WHERE a <> b AND (a.name = $one OR $one IN a.aliases) AND (b.name = $other OR $other IN b.aliases)
MATCH path = allShortestPaths((a)-[:ORGANIZES|PARTICIPATES_IN|ESTABLISHES|COOPERATES_WITH|CONFERS|NOMINATES|AWARDED_TO|ISSUES|ADVOCATES|PART_OF|IN_PLACE|BROADER*..6]-(b))
WITH [n IN nodes(path) | n.name] AS names, [r IN relationships(path) | type(r)] AS types
RETURN names, types
ORDER BY names, types
