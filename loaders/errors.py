"""The errors of the loaders."""

from __future__ import annotations

from ontology.errors import UnionKgError


class GraphFileError(UnionKgError):
    """A built graph (graph.json, GraphML) is missing or damaged, or cannot be written as it was asked for."""


class QueryError(UnionKgError):
    """A SPARQL query is broken, asks for what is refused, or does not end in time."""


class RdfFileError(UnionKgError):
    """A file of RDF (an export, data to check, shapes) is missing, is not what its name says, or lacks what it should tell."""


class ShapesError(UnionKgError):
    """A file of shapes is no shapes graph, or its shapes cannot be run."""
