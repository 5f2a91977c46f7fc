"""What every format reader gives: a source, and the pieces of it that are text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.documents.document import SetAside

Piece = tuple[int, int, str, str]
"""``(source_start, source_end, text, operation)``: a stretch of the source and the text it stands for (``operations``)."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The content of a file before repair.

    ``source`` is what offsets lead back to: the decoded file for TXT, Markdown and HTML, the extraction stream for PDF and DOCX.
    ``pieces`` are the stretches of it that are text, in order; ``set_aside`` those that the format itself marks as no prose.
    ``title`` and ``headings`` are what the format marks as such (``headings`` as level and text).
    """

    source: str
    pieces: tuple[Piece, ...]
    encoding: str
    warnings: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    title: str = ""
    headings: tuple[tuple[int, str], ...] = ()
