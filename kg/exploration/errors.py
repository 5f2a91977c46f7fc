"""What goes wrong when a graph is explored."""

from __future__ import annotations

from kg.errors import GraphError
from ontology.errors import UnionKgError


class NameNotFoundError(GraphError, LookupError):
    """Nothing in the graph has this name or id; the remedy lists names that are near."""


class AmbiguousNameError(GraphError, LookupError):
    """Several things have this name; the remedy lists their ids."""


class NoPathError(GraphError):
    """No relations lead from one entity to the other."""


class MissingExtraError(UnionKgError, ImportError):
    """A package is not installed that an extra of this one brings."""

    def __init__(self, problem: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(problem, place=place, remedy=remedy)
