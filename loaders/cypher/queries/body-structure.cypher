// title-zh: 组织的内设与上级
// title-en: A body and its parts
// question-zh: 某一组织属于谁、下设什么？
// question-en: What does a body belong to, and which parts does it have?
MATCH (part:Organization)-[r:PART_OF]->(whole:Organization)
RETURN whole.name AS whole, part.name AS part, part.type AS type, r.count AS statements
ORDER BY whole, part
