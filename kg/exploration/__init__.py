"""A built graph as people explore it: find a name, read the sentences behind a fact, draw, count, ask."""
