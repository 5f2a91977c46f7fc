"""Cypher on the files of a graph, without a server."""
