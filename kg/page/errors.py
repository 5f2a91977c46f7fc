"""What can go wrong while a page is made."""

from __future__ import annotations

from ontology.errors import UnionKgError

INSTALL = 'Install what the page needs: pip install "union-kg[view]", from a copy of the repository pip install ".[view]"'


class PageError(UnionKgError):
    """The page cannot be made: a package, a tool or the page's front end is missing."""
