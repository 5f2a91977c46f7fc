"""Reading one document: decode, repair, set furniture aside, describe; every character remembers its source."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kg.documents.discovery import SUPPORTED, InputFile, SkippedError
from kg.documents.document import Document, Metadata, Section, SetAside
from kg.documents.formats.docx import read_docx
from kg.documents.formats.extracted import Extracted, MarkedHeading
from kg.documents.formats.html import is_page, load_page_rules, read_html
from kg.documents.formats.markdown import load_field_names, read_markdown
from kg.documents.formats.ofd import read_ofd
from kg.documents.formats.office import CONVERTED, read_office
from kg.documents.formats.pdf import read_pdf
from kg.documents.formats.text import read_text
from kg.documents.formats.xlsx import read_xlsx
from kg.documents.furniture import Line, classified_lines, load_furniture_rules
from kg.documents.metadata import load_metadata_rules, read_metadata
from kg.documents.operations import load_conversions
from kg.documents.periods import find_periods
from kg.documents.repairing import repaired, repaired_words, repairs
from kg.documents.repairs import blanks, script
from kg.documents.sections import find_sections, load_section_rules
from kg.documents.source_map import Edit, TrackedText
from kg.documents.text_tables import text_table_edits
from kg.documents.titles import Page
from kg.errors import DocumentError
from ontology.vocabulary import Vocabulary

LONGEST_DOCUMENT = 5_000_000
"""Characters of source; a longer file is a collection and should be split into its documents."""

_LONGEST_FILE = 60_000_000  # bytes: no text of the longest document is bigger in any encoding, nor sensible PDF or DOCX
_PAGE_SUFFIXES = (".htm", ".html")
_LETTERS = re.compile(r"[^\W\d_]+")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]+")
_LEAST_CHINESE = 0.2

FormatReader = Callable[[bytes, str], Extracted]
"""Reads the content of a file, whose path names it in errors."""


class DocumentReader:
    """Reads documents; it loads the rules, tables and converters of reading once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._conversions = load_conversions()
        self._repairs = repairs(self._conversions)
        self._furniture = load_furniture_rules()
        self._metadata = load_metadata_rules()
        self._sections = load_section_rules()
        html = partial(read_html, conversions=self._conversions, rules=load_page_rules())
        markdown = partial(read_markdown, conversions=self._conversions, field_names=load_field_names())
        self._formats: Mapping[str, FormatReader] = {
            ".txt": partial(read_text, conversions=self._conversions),
            ".md": markdown,
            ".html": html,
            ".htm": html,
            ".docx": read_docx,
            ".ofd": read_ofd,
            ".pdf": read_pdf,
            ".xlsx": read_xlsx,
            **dict.fromkeys(CONVERTED, read_office),
        }

    def read(self, file: InputFile) -> Document:
        """Read ``file`` into a ``Document``.

        Raises ``DocumentError`` for a file that cannot be read (no permission, damaged, protected, scanned, too long) and its kind
        ``SkippedError`` for one that holds nothing to read.
        """
        data = _read_bytes(file.path)
        extracted = self._extracted(file.path, data)
        script_name = script.script_of(extracted.text.text, self._conversions)
        text = repaired(extracted.text.edited(text_table_edits(extracted.text.text)), self._repairs)
        _refuse_if_not_chinese(text.text, str(file.path))
        lines = classified_lines(text.text, self._furniture)
        clean, set_aside = _without_furniture(text, lines)
        clean = clean.settled(extracted.source, self._conversions)
        headings = _clean_headings(clean, extracted.headings)
        page = Page(lines, file.path.stem, _marked_title(headings), extracted.described)
        metadata, sections = self._described(page, clean.text, headings)
        return Document(
            id=file.id,
            path=file.relative,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=extracted.encoding,
            script=script_name,
            metadata=metadata,
            text=clean.text,
            sections=sections,
            source=extracted.source,
            source_map=clean.runs,
            set_aside=tuple(sorted((*extracted.set_aside, *set_aside), key=lambda stretch: (stretch.start, stretch.end))),
            warnings=extracted.warnings,
            source_places=extracted.places,
        )

    def _extracted(self, path: Path, data: bytes) -> Extracted:
        read = self._formats.get(path.suffix.lower())
        if read is None:
            raise DocumentError(f"{path.suffix} files cannot be read", place=str(path), remedy=f"Give one of {', '.join(SUPPORTED)}")
        suffix = path.suffix.lower()
        misnamed = suffix not in _PAGE_SUFFIXES and is_page(data)
        extracted = (self._formats[".html"] if misnamed else read)(data, str(path))
        if misnamed:
            warning = f"it is an HTML page with the suffix {suffix} and was read as HTML"
            extracted = replace(extracted, warnings=(*extracted.warnings, warning))
        if len(extracted.source) > LONGEST_DOCUMENT:
            raise _too_long(str(path), len(extracted.source))
        return extracted

    def _described(self, page: Page, text: str, headings: Sequence[_CleanHeading]) -> tuple[Metadata, tuple[Section, ...]]:
        """The metadata, and the sections of the clean ``text``."""
        described = {what: repaired_words(words, self._repairs) for what, words in page.described.items()}
        metadata = read_metadata(replace(page, described=described), self._vocabulary, self._metadata)
        marked = {heading.start: heading.level for heading in headings if heading.level}
        sections = find_sections(text, metadata.title, metadata.kind, self._sections, marked)
        reviewed, planned = find_periods(metadata.title, text, metadata.kind, metadata.issued, sections)
        return replace(metadata, reviewed=reviewed, planned=planned), sections


def read_document(file: InputFile, vocabulary: Vocabulary) -> Document:
    """Read the single ``file``, as ``DocumentReader.read`` does; for more than a few files one reader is faster."""
    return DocumentReader(vocabulary).read(file)


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()  # before opening: to open a pipe waits for its writer, and some devices do things when opened
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(f"is {_kind(status.st_mode)} and no file", place=str(path), remedy="Give a file with a document")
        if status.st_size > _LONGEST_FILE:
            raise _too_long(str(path), 0)
        with path.open("rb") as file:
            data = file.read(_LONGEST_FILE + 1)  # files of the kernel tell no size
        if len(data) > _LONGEST_FILE:
            raise _too_long(str(path), 0)
    except PermissionError as error:
        raise DocumentError("no permission to read it", place=str(path), remedy="Grant read permission to the file") from error
    except OSError as error:
        reason = error.strerror or "an input/output error"
        raise DocumentError(f"cannot be read: {reason}", place=str(path), remedy="Check the file and its disk") from error
    if not data:
        raise SkippedError("is empty and was skipped", place=str(path), remedy="Remove it or download it again")
    return data


def _kind(mode: int) -> str:
    """What is no regular file, from its ``st_mode``."""
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


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


def _marked_title(headings: Sequence[_CleanHeading]) -> str:
    return next((heading.title for heading in headings if heading.level == 0), "")


def _refuse_if_not_chinese(text: str, place: str) -> None:
    if not text.strip():
        raise SkippedError("holds no text and was skipped", place=place, remedy="Remove it or download it again")
    letters, han, others = (sum(map(len, pattern.findall(text))) for pattern in (_LETTERS, _HAN, _KANA_OR_HANGUL))
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
