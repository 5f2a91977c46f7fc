"""SPARQL on a built graph, in an embedded store."""
