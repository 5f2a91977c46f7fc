// title-zh: 谁任何职
// title-en: Who holds which post
// question-zh: 谁在哪个组织担任什么职务？
// question-en: Who holds which post, and in which body?
MATCH (person:Person)-[r:HOLDS]->(post:Post)
OPTIONAL MATCH (post)-[:POST_IN]->(o:Organization)
RETURN person.name AS person, post.name AS post, o.name AS organization, r.first AS first
ORDER BY organization, post, person
