"""HTML pages: the text of the elements that hold prose, every character with its offset in the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

from kg.documents.decoding import decode
from kg.documents.document import SetAside
from kg.documents.formats.extracted import Extracted, MarkedHeading
from kg.documents.formats.html_tables import OpenTable, Piece
from kg.documents.operations import COPY, Conversions
from kg.documents.rules import load_rules
from kg.documents.source_map import tracked

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*+(?:<\?xml[^>]{0,200}>\s*+|<!--.{0,1000}?-->\s*+)?+"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|p|div|span|table|font|center|h[1-6])(?:\s[^<>]{0,1000})?>)",
    re.IGNORECASE | re.DOTALL,
)
_LINE_BREAK = re.compile(r"(?:(?<![ \t])[ \t]++)?[\r\n]\s*|(?:(?<! )[ ]++)?\t[ \t]*")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff65“”‘’…—]")
_SENTENCE = re.compile("[^\n。]*。")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LOOKED_AT_FOR_CHARSET = 4096

_DEEPEST = 30  # regions, and tables, inside one another; deeper ones come from broken pages


@dataclass(frozen=True, slots=True)
class PageRules:
    """How the elements of a page are read (``rules/html.toml``); ``prose`` is a length in characters."""

    skipped: frozenset[str]
    block: frozenset[str]
    void: frozenset[str]
    furniture: frozenset[str]
    names: re.Pattern[str]
    prose: int
    described: dict[str, list[str]]


def load_page_rules() -> PageRules:
    """The rules of ``rules/html.toml``."""
    rules: dict[str, Any] = load_rules("html.toml")
    return PageRules(
        skipped=frozenset(rules["skipped"]),
        block=frozenset(rules["block"]),
        void=frozenset(rules["void"]),
        furniture=frozenset(rules["furniture"]),
        names=re.compile(rules["furniture_names"]),
        prose=int(rules["prose"]),
        described=rules["described"],
    )


def is_page(data: bytes) -> bool:
    """Whether ``data``, whatever its file is called, begins like an HTML page or a part of one, in any encoding."""
    return _PAGE.match(data[:_LOOKED_AT_FOR_CHARSET].replace(b"\0", b"")) is not None


def read_html(data: bytes, place: str, conversions: Conversions, rules: PageRules) -> Extracted:
    """The text of an HTML page; ``place`` names it in errors. Raises ``DocumentError`` where the file is no text."""
    claimed = _CHARSET.search(data[:_LOOKED_AT_FOR_CHARSET])
    decoded = decode(data, place, conversions, hint=claimed.group(1).decode("ascii") if claimed else "")
    parser = _PageParser(decoded.text, rules)
    parser.feed(decoded.text)
    parser.close()
    parser.finish()
    return Extracted(
        decoded.text,
        tracked(parser.pieces),
        decoded.encoding,
        decoded.warnings,
        set_aside=tuple(parser.set_aside),
        headings=tuple(_leveled(parser.headings)),
        described=parser.described,
    )


def _leveled(headings: Sequence[MarkedHeading]) -> Iterator[MarkedHeading]:
    """A single ``h1`` is the title (level 0); then ``h2`` is the first level."""
    shift = 1 if sum(heading.level == 1 for heading in headings) == 1 else 0
    return (MarkedHeading(heading.level - shift, heading.start, heading.end) for heading in headings)


@dataclass(slots=True)
class _Region:
    """An open element whose content is not text, or furniture unless it holds prose."""

    depth: int
    start: int
    first_piece: int
    reason: str
    keep_prose: bool


class _PageParser(HTMLParser):
    """Collects the pieces of text of a page, its headings, its furniture, and what its ``meta`` elements say."""

    def __init__(self, source: str, rules: PageRules) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[Piece] = []
        self.headings: list[MarkedHeading] = []
        self.set_aside: list[SetAside] = []
        self.described: dict[str, str] = {}
        self._source = source
        self._line_starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self._open: list[str] = []
        self._open_count: Counter[str] = Counter()
        self._skipping = 0
        self._regions: list[_Region] = []
        self._tables: list[OpenTable] = []
        self._heading_start = 0
        self._title_start = -1
        self._rules = rules

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._position()
        if tag == "meta":
            self._describe(dict(attrs))
        if tag in self._rules.void:
            if tag in ("br", "hr"):
                self._break_line(start)
            return
        if tag in self._rules.block and self._open_count["head"] and tag != "html":
            self.handle_endtag("head")  # its end tag may be left out
        inside = start + len(self.get_starttag_text() or "")
        self._start_of_table(tag, dict(attrs), start, inside)
        self._break_line(start, tag)
        self._open.append(tag)
        self._open_count[tag] += 1
        if len(self._regions) < _DEEPEST and (region := self._region(tag, dict(attrs), start)):
            self._regions.append(region)
            self._skipping += not region.keep_prose
        if tag == "title":
            self._title_start = inside
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading_start = inside

    def handle_endtag(self, tag: str) -> None:
        start = self._position()
        if tag == "title" and self._title_start >= 0:
            self.described.setdefault("page", unescape(self._source[self._title_start : start]).strip())
        if not self._open_count[tag]:
            return
        closed = ""
        while closed != tag:
            closed = self._open.pop()
            self._open_count[closed] -= 1
            self._close_region(start)
            self._end_of_table(closed, start)
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6") and not self._skipping:
            self.headings.append(MarkedHeading(int(tag[1]), self._heading_start, start))
        self._break_line(start, tag)

    def handle_data(self, data: str) -> None:
        start = self._position()
        if self._skipping:
            return
        if self._open_count["pre"]:
            self._add(start, start + len(data), data, COPY)
            return
        if self._tables and self._open_count["a"]:
            self._tables[-1].linked += len("".join(data.split()))
        position = 0
        for match in _LINE_BREAK.finditer(data):
            self._add(start + position, start + match.start(), data[position : match.start()], COPY)
            following = data[match.end() : match.end() + 1]
            in_line = not ("\n" in match.group() or "\r" in match.group())
            if in_line or not (_WIDE.match(following) or not following) or not self._ends_wide():
                self._add(start + match.start(), start + match.end(), " ", "blank")
            position = match.end()
        self._add(start + position, start + len(data), data[position:], COPY)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def finish(self) -> None:
        """Close what the page left open."""
        while self._regions:
            self._open = self._open[: self._regions[-1].depth - 1]
            self._close_region(len(self._source))
        while self._tables:
            self._end_of_table("table", len(self._source))

    def _reference(self, reference: str) -> None:
        start = self._position()
        end = start + len(reference)
        end += self._source.startswith(";", end)
        if not self._skipping:
            self._add(start, end, unescape(self._source[start:end]), "character-reference")

    def _position(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _add(self, start: int, end: int, text: str, operation: str) -> None:
        if text and not self._skipping:
            self.pieces.append((start, end, text, operation))

    def _break_line(self, position: int, tag: str = "") -> None:
        if not tag or tag in self._rules.block:
            self._add(position, position, "\n", "line-break")

    def _start_of_table(self, tag: str, attributes: dict[str, str | None], position: int, inside: int) -> None:
        """Note where a table, row or cell begins; end tags of rows and cells may be left out."""
        if tag == "table":
            layout = attributes.get("role") in ("presentation", "none") or len(self._tables) >= _DEEPEST
            self._tables.append(OpenTable(len(self.pieces), layout))
        elif self._tables and tag == "tr":
            self._tables[-1].start_row(len(self.pieces), position)
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].start_cell(len(self.pieces), inside, attributes, header=tag == "th")

    def _end_of_table(self, tag: str, position: int) -> None:
        if not self._tables or tag not in ("td", "th", "tr", "table"):
            return
        self._tables[-1].end_cell(len(self.pieces), position)
        if tag == "table":
            table = self._tables.pop()
            shallow = len(self._tables) < _DEEPEST
            if shallow:
                self.pieces[table.first :] = table.rewritten(self.pieces)
            if self._tables and (not shallow or any(piece[2].strip() for piece in self.pieces[table.first :])):
                self._tables[-1].holds_table()

    def _ends_wide(self) -> bool:
        return bool(self.pieces) and bool(_WIDE.match(self.pieces[-1][2][-1]))

    def _describe(self, attributes: dict[str, str | None]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        for what, names in self._rules.described.items():
            if name in names and (content := (attributes.get("content") or "").strip()):
                self.described.setdefault(what, content)

    def _region(self, tag: str, attributes: dict[str, str | None], start: int) -> _Region | None:
        depth, first = len(self._open), len(self.pieces)
        if tag in self._rules.skipped:
            return _Region(depth, start, first, f"{tag} element", keep_prose=False)
        if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
            return _Region(depth, start, first, "hidden", keep_prose=True)
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if tag in self._rules.furniture or (tag not in ("body", "html") and self._rules.names.search(names)):
            return _Region(depth, start, first, "navigation" if tag == "nav" else "page furniture", keep_prose=True)
        return None

    def _close_region(self, end: int) -> None:
        while self._regions and self._regions[-1].depth > len(self._open):
            region = self._regions.pop()
            self._skipping -= not region.keep_prose
            text = "".join(piece[2] for piece in self.pieces[region.first_piece :])
            if region.keep_prose and sum(map(len, _SENTENCE.findall(text))) >= self._rules.prose:
                continue
            if region.keep_prose and not text.strip():
                continue
            del self.pieces[region.first_piece :]
            for table in self._tables:
                table.cut(region.first_piece)
            self.headings = [heading for heading in self.headings if heading.start < region.start]
            if region.reason != "head element":
                self._drop_inner(region.start)
                self.set_aside.append(SetAside(region.start, end, region.reason))

    def _drop_inner(self, start: int) -> None:
        self.set_aside = [stretch for stretch in self.set_aside if stretch.start < start]
