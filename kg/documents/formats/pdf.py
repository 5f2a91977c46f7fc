"""PDF, read by PDFium: the lines of its pages with their places, and the tables among them."""

from __future__ import annotations

import math
import re
from ctypes import c_double
from functools import partial

import pypdfium2
from pypdfium2 import raw

from kg.documents.formats.extracted import Extracted
from kg.documents.formats.grid import CELL
from kg.documents.formats.page_lines import Glyph, PageLine
from kg.documents.formats.page_tables import with_tables
from kg.documents.formats.pdf_rules import page_rules
from kg.documents.formats.printed_pages import printed_text
from kg.errors import DocumentError

_NO_BOX = (0.0, 0.0, 0.0, 0.0)
_BELOW_BASELINE = 0.12  # of the font size: where the box of a Chinese character begins (OpenType, baseline tag "ideo")
_SCANNED = 8  # characters a page: fewer are stamps on pictures


def read_pdf(data: bytes, place: str) -> Extracted:
    """The text of a PDF; ``place`` names it in errors.

    Raises ``DocumentError`` where the file is damaged, protected by a password, or holds pictures of pages without text.
    """
    pages = _pages(data, place)
    if sum(len("".join(line.text.split())) for page in pages for line in page) < _SCANNED * len(pages):
        raise DocumentError("is scanned: it holds no text", place=place, remedy="Run OCR first, for example ocrmypdf -l chi_sim")
    return printed_text(pages, "pdf")


def _pages(data: bytes, place: str) -> list[list[PageLine]]:
    """The lines of each page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError("is protected by a password", place=place, remedy="Save a copy without password") from error
        raise DocumentError("is damaged or truncated, or no PDF", place=place, remedy="Download or export it again") from error
    try:
        return [_page(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise DocumentError("is damaged: a page cannot be read", place=place, remedy="Download or export it again") from error
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> list[PageLine]:
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        text: str = text_page.get_text_range() if count else ""
        aligned = len(text) == count  # else characters beyond the basic plane shift the positions, and geometry is left out
        lines: list[PageLine] = []
        for match in re.finditer(r"[^\r\n]+", text):
            left, right, top, height = _box(text_page, match) if aligned else _NO_BOX
            words = match.group().replace(CELL, " ")
            lines.append(PageLine(words, left, right, top, height, partial(_glyphs, text_page, words, match.start())))
        return with_tables(lines, page_rules(page)) if aligned else lines
    finally:
        text_page.close()
        page.close()


def _glyphs(text_page: pypdfium2.PdfTextPage, words: str, start: int) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for index, character in enumerate(words, start=start):
        left, bottom, right, top = _character_box(text_page, index)
        glyphs.append(Glyph(character, left, right, bottom, top))
    return glyphs


def _box(text_page: pypdfium2.PdfTextPage, line: re.Match[str]) -> tuple[float, float, float, float]:
    words = line.group()
    first = line.start() + len(words) - len(words.lstrip())
    last = line.start() + len(words.rstrip()) - 1
    if last < first:
        return _NO_BOX
    left, bottom, _, top = _character_box(text_page, first)
    _, _, right, _ = _character_box(text_page, last)
    return left, right, top, top - bottom


def _character_box(text_page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character, in points: its advance wide and its font size high.

    pdfium's own box is as high as the shape of the character, which a font of this machine lends where the file embeds none: the same
    file would be read in another way where other fonts are installed.
    """
    left, bottom, right, top = text_page.get_charbox(index, loose=True)
    matrix, across, along = raw.FS_MATRIX(), c_double(), c_double()
    if not raw.FPDFText_GetMatrix(text_page, index, matrix) or not raw.FPDFText_GetCharOrigin(text_page, index, across, along):
        return left, bottom, right, top
    if abs(matrix.b) > abs(matrix.a):  # upright characters only: turned ones have their height along the line
        return left, bottom, right, top
    size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    return left, along.value - _BELOW_BASELINE * size, right, along.value + (1 - _BELOW_BASELINE) * size
