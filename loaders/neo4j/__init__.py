"""A Neo4j server: loading the graph into it, and asking there."""
