"""The relation rules, one family a module; each is a function from the context of a document to statements on its fact sheet."""
