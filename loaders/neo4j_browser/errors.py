"""What can go wrong where the guide is served."""

from __future__ import annotations

from ontology.errors import UnionKgError


class PortError(UnionKgError):
    """The guide cannot be served at the port: another program uses it, or it is not allowed."""
