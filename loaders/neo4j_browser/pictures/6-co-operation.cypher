// title-zh: 合作网络
// title-en: The network of co-operation
// question-zh: 哪些组织互相合作？
// question-en: Which bodies co-operate?
MATCH path = (:Organization)-[:COOPERATES_WITH]->(:Organization)
RETURN path
LIMIT 100
