"""The graph as RDF: written in every format, and read back."""
