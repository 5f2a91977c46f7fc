// title-zh: 多省共有的活动
// title-en: Campaigns shared by provinces
// question-zh: 哪些活动在两个以上的省份开展？
// question-en: Which campaigns are run by bodies of two or more provinces?
// parameter: provinces integer = 2
// parameter-zh: 至少几个省
// parameter-en: at least this many provinces
MATCH (c:Programme)<-[:ORGANIZES]-(:Organization)-[:IN_PLACE]->(:Place)-[:BROADER*0..3]->(p:Place)
WHERE p.id ENDS WITH '0000'
WITH DISTINCT c, p
ORDER BY p.id
WITH c, collect(p.name) AS provinces
WHERE size(provinces) >= $provinces
RETURN c.name AS campaign, provinces
ORDER BY size(provinces) DESC, campaign
