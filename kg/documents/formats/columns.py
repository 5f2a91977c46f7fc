"""Tables without vertical rules: lines that follow each other and stand in the same columns, with figures in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.documents.formats.grid import CELL
from kg.documents.formats.page_lines import Glyph, PageLine

_GAP = 1.2  # times the height of the line: narrower gaps are blanks
_SAME_LINE = 0.5  # times the height, between the tops of what stands side by side
_LEAST_ROWS = 3
_LONGEST_CELL = 30  # characters
_FIGURE = re.compile(r"[约近超≥]?[-－]?\d[\d,]*(?:\.\d+)?[百千万亿]*[余多]?(?:[%％‰]|[\u4e00-\u9fff]{1,4})?")
_DATE = re.compile("[年月日]")
_SENTENCE_END = re.compile("[。；！？]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words without a wide gap, and where they stand."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Visual:
    """What stands side by side on a page: its lines ``[first, last)``, from left to right in pieces."""

    first: int
    last: int
    pieces: tuple[_Piece, ...]


def column_rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """``lines`` with rows in place of those that stand in columns."""
    found: list[PageLine] = []
    position = 0
    for block in _blocks(lines):
        rows = _rows(block)
        if rows:
            found += lines[position : block[0].first]
            found += [_row_line(lines[visual.first], text, visual) for visual, text in zip(block, rows, strict=True)]
            position = block[-1].last
    return [*found, *lines[position:]]


def _row_line(line: PageLine, text: str, visual: _Visual) -> PageLine:
    return replace(line, text=text, left=visual.pieces[0].left, right=visual.pieces[-1].right, is_row=True)


def _blocks(lines: Sequence[PageLine]) -> Iterator[list[_Visual]]:
    """Stretches of lines each of which has several pieces."""
    block: list[_Visual] = []
    for first, last in _side_by_side(lines):
        pieces = _pieces(lines[first:last])
        if len(pieces) > 1 and max(len(piece.text) for piece in pieces) <= _LONGEST_CELL:
            block.append(_Visual(first, last, pieces))
            continue
        if len(block) >= _LEAST_ROWS:
            yield block
        block = []
    if len(block) >= _LEAST_ROWS:
        yield block


def _side_by_side(lines: Sequence[PageLine]) -> Iterator[tuple[int, int]]:
    """The bounds of the stretches of ``lines`` that have one height on the page."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _level(lines[first], lines[index]):
            yield first, index
            first = index


def _level(line: PageLine, other: PageLine) -> bool:
    return bool(line.height and other.height) and abs(line.top - other.top) < _SAME_LINE * min(line.height, other.height)


def _pieces(lines: Sequence[PageLine]) -> tuple[_Piece, ...]:
    """The pieces of what stands side by side; of a line that cannot be a row at most one."""
    text = "".join(line.text for line in lines)
    if any(line.is_row or not line.height for line in lines) or _SENTENCE_END.search(text) or (len(lines) == 1 and " " not in text.strip()):
        return ()
    pieces: list[_Piece] = []
    for line in lines:
        glyphs: list[Glyph] = []
        for glyph in line.glyphs():
            if not glyph.text.strip():
                continue
            if glyphs and glyph.left - glyphs[-1].right > _GAP * line.height:
                pieces.append(_piece(glyphs))
                glyphs = []
            glyphs.append(glyph)
        if glyphs:
            pieces.append(_piece(glyphs))
    return tuple(sorted(pieces, key=lambda piece: piece.left))


def _piece(glyphs: Sequence[Glyph]) -> _Piece:
    return _Piece("".join(glyph.text for glyph in glyphs), glyphs[0].left, glyphs[-1].right)


def _rows(block: Sequence[_Visual]) -> list[str]:
    """The rows of ``block``, empty where its pieces stand in no columns or hold no figures."""
    columns = _columns([piece for visual in block for piece in visual.pieces])
    rows: list[list[str]] = []
    for visual in block:
        cells = [""] * len(columns)
        for piece in visual.pieces:
            column = next(number for number, (left, right) in enumerate(columns) if left <= piece.left <= right)
            if cells[column]:
                return []
            cells[column] = piece.text
        rows.append(cells)
    with_figures = sum(any(_is_figure(cell) for cell in cells[1:]) for cells in rows[1:])
    if len(columns) < 2 or with_figures * 2 < len(rows) - 1:
        return []
    return [CELL.join(cells) for cells in rows]


def _columns(pieces: Sequence[_Piece]) -> list[tuple[float, float]]:
    """The stretches of the width that ``pieces`` fill, from left to right: what overlaps stands in one column."""
    columns: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if columns and piece.left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.right))
        else:
            columns.append((piece.left, piece.right))
    return columns


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None and not _DATE.search(text)
