"""The extraction stream of a file that is no text itself: its lines, each with its place in the file."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from kg.documents.document import SourcePlace
from kg.documents.formats.extracted import Extracted, MarkedHeading
from kg.documents.formats.grid import CELL
from kg.documents.operations import COPY
from kg.documents.source_map import tracked
from kg.errors import DocumentError

_LARGEST = 200_000_000  # bytes unpacked


@dataclass(frozen=True, slots=True)
class StreamLine:
    """A line of the stream: where it stands in the file, the level of the heading it is, and the places of its cells.

    Cells without places of their own are numbered.
    """

    text: str
    label: str
    level: int | None = None
    cells: tuple[str, ...] = ()


def extracted(lines: Sequence[StreamLine], encoding: str, warnings: tuple[str, ...] = ()) -> Extracted:
    """What a reader gives whose file has these ``lines``; empty ones are left out."""
    kept = [line for line in lines if line.text.strip()]
    source = "\n".join(line.text for line in kept)
    places: list[SourcePlace] = []
    headings: list[MarkedHeading] = []
    start = 0
    for line in kept:
        places.append(SourcePlace(start, line.label))
        places += _cell_places(line, start)
        if line.level is not None:
            headings.append(MarkedHeading(line.level, start, start + len(line.text)))
        start += len(line.text) + 1
    text = tracked([(0, len(source), source, COPY)])
    return Extracted(source, text, encoding, warnings, headings=tuple(headings), places=tuple(places))


def _cell_places(line: StreamLine, start: int) -> list[SourcePlace]:
    if CELL not in line.text:
        return []
    places: list[SourcePlace] = []
    for number, cell in enumerate(line.text.split(CELL), start=1):
        places.append(SourcePlace(start, line.cells[number - 1] if line.cells else f"{line.label}, cell {number}"))
        start += len(cell) + 1
    return places


def refuse_if_huge(data: bytes, place: str) -> None:
    """Raise ``DocumentError`` where the XML parts of a ZIP container unpack to more than a document can hold."""
    with zipfile.ZipFile(BytesIO(data)) as container:
        if sum(part.file_size for part in container.infolist() if part.filename.lower().endswith(".xml")) > _LARGEST:
            raise DocumentError("unpacks to more than a document can hold", place=place, remedy="Split it into its documents")
