"""Printed pages (PDF, OFD) as text: lines joined to paragraphs again, page numbers and running headers set aside, rows of tables kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile
from statistics import median

from kg.documents.document import SetAside, SourcePlace
from kg.documents.formats.extracted import Extracted, MarkedHeading
from kg.documents.formats.page_lines import PageLine
from kg.documents.operations import COPY
from kg.documents.source_map import Edit, tracked

_PAGE_NUMBER = re.compile(r"^[\s\-—–－·]*\d{1,4}[\s\-—–－·]*$|^第\s*\d+\s*页(?:\s*[/,，共].*)?$|^\d+\s*/\s*\d+$|^[Pp]age\s+\d+")
_NEW_PARAGRAPH = re.compile(
    r"^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、．]|\.(?!\d))|第[一二三四五六七八九十百\d]+[章节条]"
    r"|——|[●•■◆]|[问答][：:])"
)
_SENTENCE_END = re.compile("[。！？：:；;]$")
_UNBREAKABLE = re.compile(r"[0-9A-Za-z.,%％]+")  # never parted at a line end, so a line before it may end early
_FULL = 0.85  # of the longest line of its page, where there are no positions
_PARTED = 3.2  # times the height of a line, from its top to that of the next: further apart are two paragraphs
_DIGITS = re.compile(r"\d+")
_LEAST_PAGES_FOR_HEADER = 3
_LONGEST_HEADER = 40  # characters
_TITLE_SIZE = 1.2  # times the size of the text


@dataclass(frozen=True, slots=True)
class _Line:
    """A line ``[start, end)`` of the source: its page and its box, in points from the page's lower left corner; ``is_row`` of a table."""

    start: int
    end: int
    page: int
    left: float
    right: float
    top: float
    height: float
    is_row: bool


_Edges = tuple[dict[int, float], dict[int, float], dict[int, int]]
"""Of each page the left and right edge of its lines, and the length of the longest in characters."""


def printed_text(pages: Sequence[Sequence[PageLine]], encoding: str) -> Extracted:
    """The text of ``pages``; its source is their lines, one after the other."""
    texts = ["".join(f"{line.text}\n" for line in page) for page in pages]
    source = "".join(texts)
    lines = [line for line in _placed(pages) if source[line.start : line.end].strip()]
    title = _title_lines(lines)
    set_aside = list(_page_furniture(source, lines, title))
    text = tracked([(0, len(source), source, COPY)]).edited(_edits(source, lines, set_aside, title))
    headings = (MarkedHeading(0, title[0].start, title[-1].end),) if title else ()
    empty = [str(number) for number, page in enumerate(texts, start=1) if not page.strip()]
    warnings = (f"no text on page(s) {', '.join(empty)}: scanned, or pictures",) if empty else ()
    places = tuple(SourcePlace(start, f"page {number}") for number, start in enumerate(_page_starts(texts), start=1))
    return Extracted(source, text, encoding, warnings, set_aside=tuple(set_aside), headings=headings, places=places)


def _page_starts(texts: Sequence[str]) -> list[int]:
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text))
    return starts


def _placed(pages: Sequence[Sequence[PageLine]]) -> Iterator[_Line]:
    start = 0
    for number, page in enumerate(pages):
        for line in page:
            yield _Line(start, start + len(line.text), number, line.left, line.right, line.top, line.height, line.is_row)
            start += len(line.text) + 1


def _page_furniture(source: str, lines: Sequence[_Line], title: Sequence[_Line]) -> Iterator[SetAside]:
    """Page numbers, and the lines at the top or foot that many pages share."""
    edges = [line for line in _edge_lines(lines) if line not in title and "。" not in source[line.start : line.end]]
    words = {line: _DIGITS.sub("#", source[line.start : line.end].strip()) for line in edges}
    pages = len({line.page for line in lines})
    repeated = Counter(said for _, said in {(line.page, said) for line, said in words.items()})
    for line in edges:
        if _PAGE_NUMBER.match(source[line.start : line.end].strip()):
            yield SetAside(line.start, line.end, "page number")
        elif repeated[words[line]] >= max(_LEAST_PAGES_FOR_HEADER, pages / 2) and len(words[line]) <= _LONGEST_HEADER:
            yield SetAside(line.start, line.end, "running header")


def _edge_lines(lines: Sequence[_Line]) -> list[_Line]:
    """The two highest and the two lowest lines of each page, in the order of the text (which is that of drawing)."""
    by_page: dict[int, list[_Line]] = {}
    for line in lines:
        if not line.is_row:
            by_page.setdefault(line.page, []).append(line)
    edges: set[_Line] = set()
    for page in by_page.values():
        from_top = sorted(page, key=lambda line: -line.top)
        edges.update((*from_top[:2], *from_top[-2:]))
    return [line for line in lines if line in edges]


def _title_lines(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of the first page set largest, if they are larger than its text: the title."""
    first_page = [line for line in lines if line.page == 0 and line.height and not line.is_row]
    if not first_page:
        return []
    largest = max(line.height for line in first_page)
    if largest < _TITLE_SIZE * median(line.height for line in lines if line.height and not line.is_row):
        return []
    first = next(index for index, line in enumerate(first_page) if line.height > 0.95 * largest)
    return list(takewhile(lambda line: line.height > 0.95 * largest, first_page[first:]))


def _edits(source: str, lines: Sequence[_Line], set_aside: Sequence[SetAside], title: Sequence[_Line]) -> Iterator[Edit]:
    """Remove the furniture, and the line ends inside paragraphs."""
    furniture = {stretch.start for stretch in set_aside}
    by_page = {page: list(group) for page, group in groupby((line for line in lines if not line.is_row), key=lambda line: line.page)}
    right_edge = {page: max(line.right for line in group) for page, group in by_page.items()}
    left_edge = {page: min(line.left for line in group) for page, group in by_page.items()}
    kept = [line for line in lines if line.start not in furniture]
    longest = {page: max(len(source[line.start : line.end].strip()) for line in group) for page, group in by_page.items()}
    following = dict(pairwise(kept))
    for line in lines:
        if line.start in furniture:
            yield Edit(line.start, line.end + 1, "", "furniture")
        elif (after := following.get(line)) and (
            (line in title and after in title) or (line not in title and _continues(source, line, after, (left_edge, right_edge, longest)))
        ):
            is_latin = source[line.end - 1].isascii() and source[after.start].isascii() and source[after.start].isalpha()
            yield Edit(line.end, line.end + 1, " " if is_latin else "", "blank")


def _continues(source: str, line: _Line, after: _Line, edges: _Edges) -> bool:
    """Whether ``after`` goes on with the paragraph of ``line``."""
    words, following = source[line.start : line.end].rstrip(), source[after.start : after.end]
    if line.is_row or after.is_row or _NEW_PARAGRAPH.match(following) or following.startswith(("\u3000\u3000", "    ")):
        return False
    left_edge, right_edge, longest = edges[0][after.page], edges[1][line.page], edges[2][line.page]
    match = _UNBREAKABLE.match(following)
    unbreakable = match.group() if match else ""
    if not line.height:
        return len(words) + len(unbreakable) > _FULL * longest and not _SENTENCE_END.search(words)
    is_full = line.right + len(unbreakable) * line.height / 2 > right_edge - 2.2 * line.height
    is_indented = after.left > left_edge + 1.2 * after.height
    if line.page == after.page and line.top - after.top > _PARTED * line.height:
        return False
    same_size = 0.8 < after.height / line.height < 1.25 if after.height else True
    return is_full and not is_indented and same_size
