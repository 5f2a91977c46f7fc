"""Arguments that were mistyped are told: an answer of nothing would look like a fact about the world."""

from __future__ import annotations

from kg.errors import UsageError

STATUSES = ("achieved", "planned")
DIRECTIONS = ("out", "in", "both")
MOST_DRAWN = 400
"""So many boxes at most in one picture; nobody can read more, and the page shows them."""


def check_status(status: object) -> None:
    """Raises ``UsageError`` for what is neither a status nor ``None``."""
    if status is not None and status not in STATUSES:
        raise UsageError(f"{status!r} is no status", remedy=f"Use one of {', '.join(STATUSES)}, or leave it out for both")


def check_direction(direction: object) -> None:
    """Raises ``UsageError`` for what is no direction."""
    if direction not in DIRECTIONS:
        raise UsageError(f"{direction!r} is no direction", remedy=f"Use one of {', '.join(DIRECTIONS)}")


def check_most(most: int) -> None:
    """Raises ``UsageError`` for a number of things that cannot be drawn."""
    if not 0 <= most <= MOST_DRAWN:
        raise UsageError(f"a picture of {most} things cannot be drawn", remedy=f"Give 0 to {MOST_DRAWN}; view() writes a page of them all")
