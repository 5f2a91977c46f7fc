"""The errors of the loaders; they have the shape of the ontology's errors, so the command line shows them the same way."""

from __future__ import annotations

from ontology.errors import OntologyError


class GraphFileError(OntologyError):
    """A graph file is missing, damaged, or holds what its format cannot."""
