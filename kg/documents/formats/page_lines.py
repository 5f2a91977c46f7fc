"""The lines of a page whose text has positions, in points from the page's lower left corner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page and its box (of height 0 where it has no position); ``glyphs`` gives its characters, which takes time.

    ``is_row`` where it is a row of a table, with tabs between its cells.
    """

    text: str
    left: float
    right: float
    top: float
    height: float
    glyphs: Callable[[], Sequence[Glyph]]
    is_row: bool = False

    def part(self, text: str) -> PageLine:
        """A line with only a part of this one's words."""
        return replace(self, text=text)
