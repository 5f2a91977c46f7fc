"""What every format reader gives: a source, and the text in it with the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.documents.document import SetAside, SourcePlace
from kg.documents.source_map import TrackedText


@dataclass(frozen=True, slots=True)
class MarkedHeading:
    """A stretch ``[start, end)`` of the source that the format marks as a heading of ``level`` (1 the highest)."""

    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """The content of a file before repair.

    ``source`` is what offsets lead back to: the decoded file for TXT, Markdown and HTML, the extraction stream for PDF and DOCX,
    whose ``places`` tell page, paragraph and cell. ``text`` is what of it is text; ``set_aside`` what the format itself marks as no
    prose. ``described`` holds what the format says of the document (``title``, ``issued``, ``publisher``, ``author``), as far as
    it does.
    """

    source: str
    text: TrackedText
    encoding: str
    warnings: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    headings: tuple[MarkedHeading, ...] = ()
    places: tuple[SourcePlace, ...] = ()
    described: Mapping[str, str] = field(default_factory=dict)
