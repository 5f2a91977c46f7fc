"""The errors of the loaders."""

from __future__ import annotations

from ontology.errors import UnionKgError


class GraphFileError(UnionKgError):
    """A graph file is missing, damaged, or holds what its format cannot."""


class QueryError(UnionKgError):
    """A SPARQL query is broken, asks for what is refused, or does not end in time."""


class RdfFileError(UnionKgError):
    """A file that should hold RDF is missing, or is not what its name says."""


class ShapesError(UnionKgError):
    """A file of shapes is no shapes graph, or its shapes cannot be run."""
