// title-zh: 各条规则的产出
// title-en: What each rule found
// question-zh: 每条抽取规则得出多少条依据？
// question-en: How many statements did each extraction rule find, by relation and status?
MATCH (:Entity)-[r]->(:Entity)
WHERE r.rules IS NOT NULL
WITH type(r) AS relation, r.rules AS rules, r.statuses AS statuses
UNWIND range(0, size(rules) - 1) AS number
RETURN relation, rules[number] AS rule, statuses[number] AS status, count(*) AS statements
ORDER BY relation, rule, status
