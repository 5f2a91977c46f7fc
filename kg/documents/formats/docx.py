"""DOCX (ECMA-376 WordprocessingML): the paragraphs and table rows of the main document, one line each.

Text is taken from every ``w:t`` of a paragraph, so that inserted text, links and content controls are read as well; deleted text and
the second copy that Word keeps of text boxes are not.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.xmlchemy import BaseOxmlElement

from kg.documents.formats.extracted import Extracted
from kg.documents.formats.grid import GridCell, in_one_line, is_data, laid_out, row_lines, span
from kg.documents.formats.stream import StreamLine, extracted, refuse_if_huge
from kg.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TRANSPARENT = tuple(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"))
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEADING_STYLE = re.compile(r"^(?:heading|标题)\s*(?P<level>[1-6])$", re.IGNORECASE)
_TITLE_STYLES = ("title", "标题")


def read_docx(data: bytes, place: str) -> Extracted:
    """The text of a DOCX file; ``place`` names it in errors.

    Raises ``DocumentError`` where the file is an old ``.doc``, protected by a password, or damaged.
    """
    _refuse_other_formats(data, place)
    try:
        refuse_if_huge(data, place)
        document = docx.Document(BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        lines = list(_lines(document.element.body, styles))
    except (zipfile.BadZipFile, OpcError, SyntaxError, KeyError, ValueError, AttributeError, OSError) as error:
        problem = "is damaged or truncated, or no DOCX file"
        raise DocumentError(problem, place=place, remedy="Open it in Word or LibreOffice and save it again as DOCX") from error
    return extracted(lines, "docx")


def _refuse_other_formats(data: bytes, place: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DocumentError("is protected by a password", place=place, remedy="Save a copy without password")
        raise DocumentError("is an old Office file (.doc or .wps) with the suffix .docx", place=place, remedy="Convert it with LibreOffice")
    if data.startswith(b"%PDF"):
        raise DocumentError("is a PDF with the suffix .docx", place=place, remedy="Rename it to end in .pdf")


def _lines(body: BaseOxmlElement, styles: dict[str, str]) -> Iterator[StreamLine]:
    paragraphs = tables = 0
    for element in _content(body):
        if element.tag == f"{_W}p":
            paragraphs += 1
            level = _heading_level(element, styles)
            for text in _paragraph_text(element).split("\n"):
                yield StreamLine(text, f"paragraph {paragraphs}", level)
        else:
            tables += 1
            for number, text in enumerate(row_lines(_table(element)[1]), start=1):
                yield StreamLine(text, f"table {tables}, row {number}")


def _content(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The paragraphs and the tables of data, in their order; of tables that only lay out a page what stands in their cells."""
    for element in _blocks(parent):
        if element.tag == f"{_W}tbl" and not _table(element)[0]:
            for row in _rows(element):
                for cell in _cells(row):
                    yield from _content(cell)
        else:
            yield element


def _blocks(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The paragraphs and tables of ``parent`` in their order, also inside content controls and insertions."""
    for child in parent.iterchildren():
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _blocks(child)


def _table(table: BaseOxmlElement) -> tuple[bool, list[list[str]]]:
    """Whether a table holds data, and the texts of its rows, each cell in its column."""
    cells = [[_grid_cell(cell) for cell in _cells(row)] for row in _rows(table)]
    rows = [
        [in_one_line(row[place].text) if place >= 0 else "" for place in places] for row, places in zip(cells, laid_out(cells), strict=True)
    ]
    return is_data(cells), rows


def _rows(table: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    return _inside(table, f"{_W}tr")


def _cells(row: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    return _inside(row, f"{_W}tc")


def _inside(parent: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """The elements of that ``tag`` in ``parent``, also inside content controls, not those of tables inside."""
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, tag)


def _grid_cell(cell: BaseOxmlElement) -> GridCell:
    """A cell; the part of one merged with the cell above holds no text of its own."""
    covers = cell.find(f"{_W}tcPr/{_W}gridSpan")
    text = "\n".join(_paragraph_text(paragraph) for paragraph in cell.iter(f"{_W}p"))
    nested = any(_has_text(inner) for inner in cell.iter(f"{_W}tbl"))
    return GridCell(text, span(covers.get(f"{_W}val")) if covers is not None else 1, nested=nested)


def _has_text(element: BaseOxmlElement) -> bool:
    return any((text.text or "").strip() for text in element.iter(f"{_W}t"))


def _paragraph_text(paragraph: BaseOxmlElement) -> str:
    pieces: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if any(ancestor.tag == _FALLBACK for ancestor in element.iterancestors()):
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_W}tab" and element.getparent().tag == f"{_W}r":
            pieces.append(" ")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _heading_level(paragraph: BaseOxmlElement, styles: dict[str, str]) -> int | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    if name.lower() in _TITLE_STYLES:
        return 0
    match = _HEADING_STYLE.match(name)
    return int(match["level"]) if match else None
