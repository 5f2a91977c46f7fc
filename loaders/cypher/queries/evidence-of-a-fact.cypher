// title-zh: 一条事实的依据
// title-en: Evidence of a fact
// question-zh: 两个事物之间的关系，出自哪些文献的哪句话？
// question-en: Which sentences of which documents say how two things are related?
// parameter: subject string = 四川省总工会
// parameter-zh: 主体
// parameter-en: the subject
// parameter: object string = 集体协商
// parameter-zh: 客体
// parameter-en: the object
MATCH (s:Entity)-[r]->(o:Entity)
WHERE (s.name = $subject OR $subject IN s.aliases) AND (o.name = $object OR $object IN o.aliases)
UNWIND r.passages AS passage
MATCH (p:Record:Passage {id: passage})-[:IN_DOCUMENT]->(d:Document)
RETURN DISTINCT type(r) AS relation, d.path AS document, p.start AS start, p.text AS sentence
ORDER BY relation, document, start
