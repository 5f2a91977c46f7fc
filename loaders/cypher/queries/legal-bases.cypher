// title-zh: 法律依据
// title-en: Which law is the basis of what
// question-zh: 哪部法律法规是哪项活动或制度的依据？
// question-en: Which law or regulation is the basis of which programme or mechanism?
MATCH (e:Entity)-[r:BASED_ON]->(law:Instrument)
RETURN law.name AS law, e.type AS type, e.name AS basis_of, r.status AS status
ORDER BY law, type, basis_of
