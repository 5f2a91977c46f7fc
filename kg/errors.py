"""The errors of reading, extracting and asking; their base is ``ontology.errors.UnionKgError``."""

from __future__ import annotations

from ontology.errors import UnionKgError


class DocumentError(UnionKgError):
    """A document cannot be read; the others go on."""

    exit_code = 1


class ModelError(UnionKgError):
    """A language model is missing, damaged or cannot be fetched."""


class GraphError(UnionKgError):
    """A built graph is missing, damaged or of another version."""


class UsageError(UnionKgError):
    """The call itself cannot be carried out (a path that does not exist, options that exclude each other)."""
