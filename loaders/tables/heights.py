"""How high a row must be, so that wrapped text can be read: programs work it out themselves only when someone edits the row."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from loaders.tables.display import Shown

_LINE = 17.0  # points: a line of Chinese in the size that a new workbook has
_MOST_LINES = 8  # a row with all aliases of a name would fill the screen


def row_height(values: Iterable[Shown], widths: Iterable[int]) -> float | None:
    """The height in points of a row of these wrapped cells (``None`` for cells that are not) in columns of these widths.

    ``None`` where one line is enough. Of long texts the first lines are seen; the cell holds all of them.
    """
    lines = (
        sum(max(1, -(-_width(part) // width)) for part in text.split("\n"))
        for text, width in zip_longest(values, widths)
        if isinstance(text, str)
    )
    needed = min(max(lines, default=1), _MOST_LINES)
    return None if needed == 1 else needed * _LINE


def _width(text: str) -> int:
    """The width in digits: a Chinese character is as wide as two, and has three bytes in UTF-8 where a digit has one."""
    return (len(text.encode("utf-8", errors="replace")) + len(text)) // 2
