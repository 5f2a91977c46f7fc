"""OFD (GB/T 33190-2016), the fixed layout of Chinese official documents: a ZIP of XML whose text objects have positions.

A small reader of its own, for text only: of the libraries that read OFD one needs PyMuPDF, whose licence (AGPL) this project cannot
take on, and the others are alphas or converters without positions, without which neither paragraphs nor tables can be told.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from xml.etree import ElementTree

from kg.documents.formats.extracted import Extracted
from kg.documents.formats.ofd_objects import Matrix, glyphs_of, numbers, rules_of
from kg.documents.formats.page_lines import Glyph, PageLine
from kg.documents.formats.page_tables import Rule, Rules, with_tables
from kg.documents.formats.printed_pages import printed_text
from kg.documents.formats.stream import refuse_if_huge
from kg.errors import DocumentError

_SCANNED = 8  # characters a page: fewer are stamps on pictures
_BLANK = 0.25  # times the size of the text: wider gaps are blanks
_SAME_LINE = 0.5
_A4 = (0.0, 0.0, 210.0, 297.0)  # millimetres


@dataclass(frozen=True, slots=True)
class _Package:
    """The ZIP container and its parts by name."""

    container: zipfile.ZipFile

    def xml(self, name: str) -> ElementTree.Element:
        """The root of the part ``name``. A part with a document type is refused: OFD has none, and entities can grow without end."""
        content = self.container.read(name.lstrip("/"))
        if b"<!DOCTYPE" in content:
            raise ValueError("a document type in OFD")
        return ElementTree.fromstring(content)


def read_ofd(data: bytes, place: str) -> Extracted:
    """The text of an OFD file; ``place`` names it in errors.

    Raises ``DocumentError`` where the file is damaged or encrypted, or holds pictures of pages without text.
    """
    try:
        refuse_if_huge(data, place)
        with zipfile.ZipFile(BytesIO(data)) as container:
            pages = list(_pages(_Package(container)))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, IndexError, NotImplementedError, RuntimeError) as error:
        remedy = "Open it in an OFD reader and export it to PDF"
        raise DocumentError("is damaged or encrypted, or no OFD file", place=place, remedy=remedy) from error
    if sum(len("".join(line.text.split())) for page in pages for line in page) < _SCANNED * len(pages) or not pages:
        remedy = "Export it to PDF and run OCR, for example ocrmypdf -l chi_sim"
        raise DocumentError("is scanned: it holds no text", place=place, remedy=remedy)
    return printed_text(pages, "ofd")


def _pages(package: _Package) -> Iterator[list[PageLine]]:
    """The lines of every page of all documents in the container."""
    for body in _named(package.xml("OFD.xml"), "DocRoot"):
        name = (body.text or "").strip().lstrip("/")
        folder = posixpath.dirname(name)
        document = package.xml(name)
        box = next((numbers(element.text) for element in _named(document, "PhysicalBox")), None)
        templates = {element.get("ID", ""): element.get("BaseLoc", "") for element in _named(document, "TemplatePage")}
        for page in (element for element in _named(document, "Page") if element.get("BaseLoc")):
            content = package.xml(_inside(folder, page.get("BaseLoc", "")))
            used = [templates[element.get("TemplateID", "")] for element in _named(content, "Template")]
            own = next((numbers(element.text) for element in _named(content, "PhysicalBox")), box)
            roots = [*(package.xml(_inside(folder, template)) for template in used), content]
            yield _page(roots, (own or _A4)[3] if len(own or _A4) == 4 else _A4[3])


def _inside(folder: str, name: str) -> str:
    return name if name.startswith("/") else posixpath.normpath(posixpath.join(folder, name))


def _named(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The elements under ``root`` with that local name, in any namespace."""
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _page(roots: Sequence[ElementTree.Element], height: float) -> list[PageLine]:
    matrix = Matrix.of_page(height)
    runs = [run for root in roots for element in _named(root, "TextObject") if (run := glyphs_of(element, matrix))]
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for root in roots:
        for element in _named(root, "PathObject"):
            across, down = rules_of(element, matrix)
            horizontal += across
            vertical += down
    return with_tables(list(_lines(runs)), Rules(tuple(horizontal), tuple(vertical)))


def _lines(runs: Sequence[list[Glyph]]) -> Iterator[PageLine]:
    """The lines from top to bottom: what has one height on the page is one line, from left to right."""
    glyphs = sorted((glyph for run in runs for glyph in run), key=lambda glyph: -glyph.bottom)
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and line[0].bottom - glyph.bottom > _SAME_LINE * (glyph.top - glyph.bottom):
            yield _line(line)
            line = []
        line.append(glyph)
    if line:
        yield _line(line)


def _line(glyphs: Sequence[Glyph]) -> PageLine:
    parted: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        if parted and glyph.left - parted[-1].right > _BLANK * (glyph.top - glyph.bottom):
            parted.append(Glyph(" ", parted[-1].right, glyph.left, glyph.bottom, glyph.top))
        parted.append(glyph)
    text = "".join(glyph.text for glyph in parted)
    height = max(glyph.top - glyph.bottom for glyph in parted)
    return PageLine(text, parted[0].left, parted[-1].right, max(glyph.top for glyph in parted), height, partial(tuple, parted))
