"""A document after reading: clean text in which every character remembers where it came from.

The field names are those of ``documents.jsonl``. Offsets count code points, ends are exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Part = Literal["review", "plan", "other"]


class Run(NamedTuple):
    """A stretch of clean text and the stretch of source it was made from by ``operation`` (``copy`` or a repair).

    A tuple, because a document has thousands, made anew by every repair that moves them.
    """

    clean_start: int
    clean_end: int
    source_start: int
    source_end: int
    operation: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of the same or a higher level."""

    level: int
    title: str
    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch of the source that is no prose of the document, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where in a PDF or DOCX file the source goes on from ``start``: ``page 3``, ``paragraph 12``, ``table 1, row 2, cell 3``."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Period:
    """The years a report looks back on, or plans for: ``start`` and ``end`` inclusive, as in 2018/2023."""

    start: int
    end: int

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document as a whole; an empty string is unknown.

    ``kind`` is the genre that decides how its sentences read: ``report`` (has a review part and often a plan part), ``plan``
    (what is to be done: opinions, plans, notices, programmes, speeches that set tasks), ``opinion-interview`` (questions and
    answers about an instrument), ``article``, ``news``, ``regulation`` or ``other``.
    """

    title: str = ""
    issued: str = ""
    publisher: str = ""
    author: str = ""
    event: str = ""
    body: str = ""
    kind: str = "other"
    reviewed: Period | None = None
    planned: Period | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read, decoded, repaired and described. ``id`` is ``document/<path>``, percent-encoded."""

    id: str
    path: str
    sha256: str
    encoding: str
    script: str
    metadata: Metadata
    text: str
    sections: tuple[Section, ...]
    source: str
    source_map: tuple[Run, ...]
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    source_places: tuple[SourcePlace, ...] = field(default=())
