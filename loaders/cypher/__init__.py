"""Cypher, whoever answers: what may be asked, the interface of a graph that can be asked, the library of queries."""
