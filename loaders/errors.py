"""The errors of the loaders."""

from __future__ import annotations

from ontology.errors import UnionKgError


class GraphFileError(UnionKgError):
    """A graph file is missing, damaged, or holds what its format cannot."""
