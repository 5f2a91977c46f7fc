"""Reading one document: decode, repair, set furniture aside, describe; every character remembers its source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.documents.discovery import SUPPORTED, InputFile, SkippedError
from kg.documents.document import Document, SetAside
from kg.documents.formats.docx import read_docx
from kg.documents.formats.extracted import Extracted, MarkedHeading
from kg.documents.formats.html import read_html
from kg.documents.formats.markdown import read_markdown
from kg.documents.formats.pdf import read_pdf
from kg.documents.formats.text import read_text
from kg.documents.furniture import Line, classified_lines
from kg.documents.metadata import Page, read_metadata
from kg.documents.operations import COPY
from kg.documents.periods import find_periods
from kg.documents.repairs import blanks, characters, pinyin, punctuation, script, shifted_gbk
from kg.documents.sections import find_sections
from kg.documents.source_map import Edit, TrackedText, tracked
from kg.errors import DocumentError
from ontology.vocabulary import Vocabulary

LONGEST_DOCUMENT = 5_000_000
"""Characters of source; a longer file is a collection and should be split into its documents."""

_LONGEST_FILE = 60_000_000  # bytes: no text of the longest document is bigger in any encoding, nor sensible PDF or DOCX
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_LEAST_CHINESE = 0.2

Repair = Callable[[str], Iterator[Edit]]

REPAIRS: tuple[Repair, ...] = (
    characters.without_controls,
    shifted_gbk.without_shifted_gbk,  # before the script changes: it compares bytes of the damaged text
    characters.with_marks_for_hebrew,
    pinyin.without_pinyin,
    characters.with_characters_for_radicals,
    script.to_simplified,
    blanks.without_lost_blanks,  # before ? becomes ？
    punctuation.half_width,
    punctuation.full_width_brackets,
    punctuation.full_width_marks,
    punctuation.full_width_marks_at_line_ends,
    punctuation.full_stops,
    punctuation.middle_dots_and_dashes,
    punctuation.curly_quotes,
    blanks.without_indents,
    blanks.without_blanks_beside_marks,
    blanks.without_blanks_beside_figures,
    blanks.single_blanks,
    blanks.without_empty_lines,
)
"""The repairs in the order they are applied."""


def read_document(file: InputFile, vocabulary: Vocabulary) -> Document:
    """Read ``file`` into a ``Document``.

    Raises ``DocumentError`` for a file that cannot be read (no permission, damaged, protected, scanned, too long) and its kind
    ``SkippedError`` for one that holds nothing to read.
    """
    place = str(file.path)
    data = _read_bytes(file.path)
    extracted = _reader(file.path)(data, place)
    if len(extracted.source) > LONGEST_DOCUMENT:
        raise _too_long(place, len(extracted.source))
    script_name = script.script_of(extracted.text.text)
    repaired = _repaired(extracted.text)
    _refuse_if_not_chinese(repaired.text, place)
    lines = classified_lines(repaired.text)
    clean, set_aside = _without_furniture(repaired, lines)
    clean = clean.settled(extracted.source)
    described = {what: repaired_words(words) for what, words in extracted.described.items()}
    headings = _clean_headings(clean, extracted.headings)
    title = next((heading.title for heading in headings if heading.level == 0), "")
    metadata = read_metadata(Page(lines, file.path.stem, title, described), vocabulary)
    marked = {heading.start: heading.level for heading in headings if heading.level}
    sections = find_sections(clean.text, metadata.title, metadata.kind, marked)
    reviewed, planned = find_periods(metadata.title, clean.text, metadata.kind, metadata.issued, sections)
    return Document(
        id=file.id,
        path=file.relative,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=extracted.encoding,
        script=script_name,
        metadata=replace(metadata, reviewed=reviewed, planned=planned),
        text=clean.text,
        sections=sections,
        source=extracted.source,
        source_map=clean.runs,
        set_aside=tuple(sorted((*extracted.set_aside, *set_aside), key=lambda stretch: (stretch.start, stretch.end))),
        warnings=extracted.warnings,
        source_places=extracted.places,
    )


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LONGEST_FILE:
            raise _too_long(str(path), 0)
        data = path.read_bytes()
    except PermissionError as error:
        raise DocumentError("no permission to read it", place=str(path), remedy="Grant read permission to the file") from error
    except OSError as error:
        reason = error.strerror or "an input/output error"
        raise DocumentError(f"cannot be read: {reason}", place=str(path), remedy="Check the file and its disk") from error
    if not data:
        raise SkippedError("is empty and was skipped", place=str(path), remedy="Remove it or download it again")
    return data


def _reader(path: Path) -> Callable[[bytes, str], Extracted]:
    readers = {".txt": read_text, ".md": read_markdown, ".html": read_html, ".htm": read_html, ".docx": read_docx, ".pdf": read_pdf}
    if path.suffix.lower() not in readers:
        raise DocumentError(f"{path.suffix} files cannot be read", place=str(path), remedy=f"Give one of {', '.join(SUPPORTED)}")
    return readers[path.suffix.lower()]


def repaired_words(words: str) -> str:
    """``words`` of a file's own description, repaired like its text."""
    return _repaired(tracked([(0, len(words), words, COPY)])).text


@dataclass(frozen=True, slots=True)
class _CleanHeading:
    level: int
    start: int
    title: str


def _clean_headings(text: TrackedText, headings: Sequence[MarkedHeading]) -> list[_CleanHeading]:
    """Where the headings that the format marks stand in the clean text, if they are still there."""
    found: list[_CleanHeading] = []
    for heading in headings:
        start, end = text.clean_range(heading.start, heading.end)
        if end > start:
            start = text.text.rfind("\n", 0, start) + 1
            found.append(_CleanHeading(heading.level, start, " ".join(text.text[start:end].split())))
    return found


def _repaired(text: TrackedText) -> TrackedText:
    for repair in REPAIRS:
        text = text.edited(repair(text.text))
    return text


def _refuse_if_not_chinese(text: str, place: str) -> None:
    if not text.strip():
        raise SkippedError("holds no text and was skipped", place=place, remedy="Remove it or download it again")
    letters, han, others = (len(pattern.findall(text)) for pattern in (_LETTER, _HAN, _KANA_OR_HANGUL))
    if han < _LEAST_CHINESE * letters or others > 0.2 * han or not han:
        raise SkippedError("is not Chinese and was skipped", place=place, remedy="Only documents in Chinese are read")


def _without_furniture(text: TrackedText, lines: list[Line]) -> tuple[TrackedText, list[SetAside]]:
    """``text`` without the lines that are furniture, and where these stand in the source."""
    edits: list[Edit] = []
    set_aside: list[SetAside] = []
    for line in lines:
        if line.reason and line.text:
            set_aside.append(SetAside(*text.source_range(line.start, line.end), line.reason))
            edits.append(Edit(line.start, min(line.end + 1, len(text.text)), "", "furniture"))
    kept = text.edited(edits)
    return kept.edited(blanks.without_empty_lines(kept.text)), set_aside


def _too_long(place: str, characters: int) -> DocumentError:
    size = f"holds {characters:,} characters" if characters else "is very large"
    return DocumentError(
        f"{size}, more than one document can",
        place=place,
        remedy=f"Split it into its documents, each below {LONGEST_DOCUMENT:,} characters",
    )
