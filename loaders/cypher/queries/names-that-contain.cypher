// title-zh: 名称检索
// title-en: Search in names
// question-zh: 名称或别名里含有某几个字的事物有哪些？
// question-en: Which things have a name or another name that contains some characters?
// parameter: text string = 竞赛
// parameter-zh: 要找的字
// parameter-en: the characters to look for
MATCH (e:Entity)
WHERE e.name CONTAINS $text OR any(alias IN e.aliases WHERE alias CONTAINS $text)
RETURN e.type AS type, e.name AS name, e.aliases AS aliases
ORDER BY type, name, e.id
