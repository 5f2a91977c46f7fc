// title-zh: 合作网络
// title-en: The network of co-operation
// question-zh: 哪些组织之间有合作，有多少处依据？
// question-en: Which bodies co-operate, and how often is it said?
MATCH (one:Organization)-[r:COOPERATES_WITH]->(other:Organization)
RETURN one.name AS one, other.name AS other, r.status AS status, r.count AS statements
ORDER BY statements DESC, one, other
