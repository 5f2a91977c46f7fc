"""What Neo4j Browser shows: a style, favourites and a guide, all derived from the ontology and the library of queries."""
