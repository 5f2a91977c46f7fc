"""PDF, read by PDFium: its lines joined to paragraphs again, page numbers and running headers set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

import pypdfium2

from kg.documents.document import SetAside, SourcePlace
from kg.documents.formats.extracted import Extracted, MarkedHeading
from kg.documents.operations import COPY
from kg.documents.source_map import Edit, tracked
from kg.errors import DocumentError

_PAGE_NUMBER = re.compile(r"^[\s\-—–－·]*\d{1,4}[\s\-—–－·]*$|^第\s*\d+\s*页(?:\s*[/,，共].*)?$|^\d+\s*/\s*\d+$|^[Pp]age\s+\d+")
_NEW_PARAGRAPH = re.compile(
    r"^[\s\u3000]*(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:[、．]|\.(?!\d))|第[一二三四五六七八九十百\d]+[章节条]"
    r"|——|[●•■◆]|[问答][：:])"
)
_SENTENCE_END = re.compile("[。！？：:；;]$")
_UNBREAKABLE = re.compile(r"[0-9A-Za-z.,%％]+")  # never parted at a line end, so a line before it may end early
_FULL = 0.85  # of the longest line of its page, where there are no positions
_DIGITS = re.compile(r"\d+")
_LEAST_PAGES_FOR_HEADER = 3
_LONGEST_HEADER = 40  # characters
_TITLE_SIZE = 1.2  # times the size of the text
_NO_BOX = (0.0, 0.0, 0.0, 0.0)
_SCANNED = 8  # characters a page: fewer are stamps on pictures


@dataclass(frozen=True, slots=True)
class _Line:
    """A line ``[start, end)`` of the source: its page and its box, in points from the page's lower left corner."""

    start: int
    end: int
    page: int
    left: float
    right: float
    top: float
    height: float


def read_pdf(data: bytes, place: str) -> Extracted:
    """The text of a PDF; ``place`` names it in errors.

    Raises ``DocumentError`` where the file is damaged, protected by a password, or holds pictures of pages without text.
    """
    pages = _pages(data, place)
    source = "".join(text for text, _ in pages)
    if len("".join(source.split())) < _SCANNED * len(pages):
        raise DocumentError("is scanned: it holds no text", place=place, remedy="Run OCR first, for example ocrmypdf -l chi_sim")
    lines = [line for line in _placed(pages) if source[line.start : line.end].strip()]
    title = _title_lines(lines)
    set_aside = list(_page_furniture(source, lines, title))
    text = tracked([(0, len(source), source, COPY)]).edited(_edits(source, lines, set_aside, title))
    headings = (MarkedHeading(0, title[0].start, title[-1].end),) if title else ()
    empty = [str(number) for number, (page, _) in enumerate(pages, start=1) if not page.strip()]
    warnings = (f"no text on page(s) {', '.join(empty)}: scanned, or pictures",) if empty else ()
    starts = _page_starts(pages)
    places = tuple(SourcePlace(start, f"page {number}") for number, start in enumerate(starts, start=1))
    return Extracted(source, text, "pdf", warnings, set_aside=tuple(set_aside), headings=headings, places=places)


def _pages(data: bytes, place: str) -> list[tuple[str, list[_Line]]]:
    """The text of each page with ``\\n`` behind every line, and its lines with offsets inside the page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError("is protected by a password", place=place, remedy="Save a copy without password") from error
        raise DocumentError("is damaged or truncated, or no PDF", place=place, remedy="Download or export it again") from error
    try:
        return [_page(document[number], number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise DocumentError("is damaged: a page cannot be read", place=place, remedy="Download or export it again") from error
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, number: int) -> tuple[str, list[_Line]]:
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        text: str = text_page.get_text_range() if count else ""
        aligned = len(text) == count  # else characters beyond the basic plane shift the positions, and geometry is left out
        pieces: list[str] = []
        lines: list[_Line] = []
        start = 0
        for match in re.finditer(r"[^\r\n]+", text):
            lines.append(_Line(start, start + len(match.group()), number, *(_box(text_page, match) if aligned else _NO_BOX)))
            pieces.append(f"{match.group()}\n")
            start += len(match.group()) + 1
        return "".join(pieces), lines
    finally:
        text_page.close()
        page.close()


def _box(text_page: pypdfium2.PdfTextPage, line: re.Match[str]) -> tuple[float, float, float, float]:
    words = line.group()
    first = line.start() + len(words) - len(words.lstrip())
    last = line.start() + len(words.rstrip()) - 1
    if last < first:
        return _NO_BOX
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    _, _, right, _ = text_page.get_charbox(last, loose=True)
    return left, right, top, top - bottom


def _page_starts(pages: Sequence[tuple[str, list[_Line]]]) -> list[int]:
    starts = [0]
    for text, _ in pages[:-1]:
        starts.append(starts[-1] + len(text))
    return starts


def _placed(pages: Sequence[tuple[str, list[_Line]]]) -> Iterator[_Line]:
    for start, (_, lines) in zip(_page_starts(pages), pages, strict=True):
        for line in lines:
            yield _Line(start + line.start, start + line.end, line.page, line.left, line.right, line.top, line.height)


def _page_furniture(source: str, lines: Sequence[_Line], title: Sequence[_Line]) -> Iterator[SetAside]:
    """Page numbers, and the lines at the top or foot that many pages share."""
    edges = [line for line in _edge_lines(lines) if line not in title and "。" not in source[line.start : line.end]]
    words = {line: _DIGITS.sub("#", source[line.start : line.end].strip()) for line in edges}
    pages = len({line.page for line in lines})
    repeated = Counter(words.values())
    for line in edges:
        if _PAGE_NUMBER.match(source[line.start : line.end].strip()):
            yield SetAside(line.start, line.end, "page number")
        elif repeated[words[line]] >= max(_LEAST_PAGES_FOR_HEADER, pages / 2) and len(words[line]) <= _LONGEST_HEADER:
            yield SetAside(line.start, line.end, "running header")


def _edge_lines(lines: Sequence[_Line]) -> list[_Line]:
    """The two highest and the two lowest lines of each page, in the order of the text (which is that of drawing)."""
    by_page: dict[int, list[_Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    edges: set[_Line] = set()
    for page in by_page.values():
        from_top = sorted(page, key=lambda line: -line.top)
        edges.update((*from_top[:2], *from_top[-2:]))
    return [line for line in lines if line in edges]


def _title_lines(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of the first page set largest, if they are larger than its text: the title."""
    first_page = [line for line in lines if line.page == 0 and line.height]
    if not first_page:
        return []
    largest = max(line.height for line in first_page)
    if largest < _TITLE_SIZE * median(line.height for line in lines if line.height):
        return []
    first = next(index for index, line in enumerate(first_page) if line.height > 0.95 * largest)
    return list(takewhile(lambda line: line.height > 0.95 * largest, first_page[first:]))


def _edits(source: str, lines: Sequence[_Line], set_aside: Sequence[SetAside], title: Sequence[_Line]) -> Iterator[Edit]:
    """Remove the furniture, and the line ends inside paragraphs."""
    furniture = {stretch.start for stretch in set_aside}
    right_edge = {page: max(line.right for line in lines if line.page == page) for page in {line.page for line in lines}}
    left_edge = {page: min(line.left for line in lines if line.page == page) for page in {line.page for line in lines}}
    kept = [line for line in lines if line.start not in furniture]
    longest = {page: max(len(source[line.start : line.end].strip()) for line in lines if line.page == page) for page in right_edge}
    following = dict(pairwise(kept))
    for line in lines:
        if line.start in furniture:
            yield Edit(line.start, line.end + 1, "", "furniture")
        elif (after := following.get(line)) and (
            (line in title and after in title)
            or (line not in title and _continues(source, line, after, (left_edge[after.page], right_edge[line.page], longest[line.page])))
        ):
            is_latin = source[line.end - 1].isascii() and source[after.start].isascii() and source[after.start].isalpha()
            yield Edit(line.end, line.end + 1, " " if is_latin else "", "blank")


def _continues(source: str, line: _Line, after: _Line, page: tuple[float, float, int]) -> bool:
    """Whether ``after`` goes on with the paragraph of ``line``; ``page``: left and right edge, and the longest line in characters."""
    left_edge, right_edge, longest = page
    words, following = source[line.start : line.end].rstrip(), source[after.start : after.end]
    if _NEW_PARAGRAPH.match(following) or following.startswith(("\u3000\u3000", "    ")):
        return False
    match = _UNBREAKABLE.match(following)
    unbreakable = match.group() if match else ""
    if not line.height:
        return len(words) + len(unbreakable) > _FULL * longest and not _SENTENCE_END.search(words)
    is_full = line.right + len(unbreakable) * line.height / 2 > right_edge - 2.2 * line.height
    is_indented = after.left > left_edge + 1.2 * after.height
    same_size = 0.8 < after.height / line.height < 1.25 if after.height else True
    return is_full and not is_indented and same_size
