"""SHACL on a graph, document by document."""
