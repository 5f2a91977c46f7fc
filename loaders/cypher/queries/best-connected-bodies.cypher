// title-zh: 合作最广的组织
// title-en: Bodies by the number of partners
// question-zh: 哪些组织的合作方最多？
// question-en: Which bodies have the most partners?
// parameter: number integer = 10
// parameter-zh: 最多几行
// parameter-en: at most this many rows
MATCH (o:Organization)-[:COOPERATES_WITH]-(partner:Organization)
WITH o, partner
ORDER BY partner.name
WITH o, collect(DISTINCT partner.name) AS partners
RETURN o.name AS organization, size(partners) AS number, partners
ORDER BY number DESC, organization
LIMIT $number
