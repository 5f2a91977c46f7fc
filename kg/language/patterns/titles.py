"""Titles: the listed ones (副主席, 党委书记), those of workshops and wards, and trades between a body and a person (设备工程师)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kg.language.lexicon import read_data, word_list
from kg.language.patterns.view import TextView
from kg.language.triggers import alternation

_NOMINAL = frozenset(("n", "nz", "nw", "vn", "a", "m", "f", "s", "an", "nt", "LOC", "ORG", "b"))
_LONGEST = 8  # characters before the trade in a title


class TitleFinder:
    """Says where a title ends that begins at a position (``posts.toml``)."""

    def __init__(self) -> None:
        data = read_data("posts")
        self._listed = re.compile(alternation(word_list(data["titles"])))
        units, heads = alternation(word_list(data["units"])), alternation(word_list(data["heads_of_units"]))
        self._of_unit = re.compile(f"[\\u4e00-\\u9fff]{{0,{_LONGEST}}}?{units}{heads}")
        self._trade = re.compile(f"[\\u4e00-\\u9fff0-9A-Za-z]{{0,{_LONGEST}}}?{alternation(word_list(data['trades']))}")
        self._no_trade = re.compile(f"{alternation(word_list(data['no_trades']))}$")
        self._no_title = re.compile(alternation(word_list(data["no_title"])))
        self._governors = word_list(data["governors"])
        self._own = re.compile(alternation(word_list(data["own"])))
        self._own_firm = re.compile(f"({alternation(word_list(data['firms']))}){alternation(word_list(data['of_firms']))}")

    def end(self, view: TextView, position: int) -> int | None:
        """Where the title that begins at ``position`` ends, or ``None``."""
        if listed := self._listed.match(view.text, position):
            return listed.end()
        of_unit = self._of_unit.match(view.text, position)
        if of_unit and self._is_nominal(view, position, of_unit.end(), _NOMINAL | {"v"}):
            return of_unit.end()
        return self._trade_end(view, position)

    def is_title(self, text: str, position: int) -> bool:
        """Whether a listed title begins at ``position``."""
        return self._listed.match(text, position) is not None

    def is_listed(self, text: str, start: int, end: int) -> bool:
        """Whether ``[start, end)`` is a title by itself, also where nobody is named."""
        return self._listed.fullmatch(text, start, end) is not None or self._of_unit.fullmatch(text, start, end) is not None

    def governs(self, text: str, position: int) -> bool:
        """Whether the title of the head of a government begins at ``position``."""
        return text.startswith(self._governors, position)

    def own(self, text: str) -> Iterator[int]:
        """Where titles begin that the officers of the writing body have."""
        return (match.start() for match in self._own.finditer(text))

    def own_firms(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a word stands for the firm of the writing union, before a title of that firm."""
        return (match.span(1) for match in self._own_firm.finditer(text))

    def _trade_end(self, view: TextView, position: int) -> int | None:
        """The end of a trade, which must end a word and be made of nouns."""
        start = position
        while match := self._trade.match(view.text, start):
            end = match.end()
            if end - position > _LONGEST + 3 or self._no_title.search(view.text, position, end):
                return None
            if end in view.tags and self._is_nominal(view, position, end) and not self._no_trade.search(view.text, position, end):
                return end
            start = end
        return None

    def _is_nominal(self, view: TextView, start: int, end: int, allowed: Set[str] = _NOMINAL) -> bool:
        """Whether the tagger sees only nouns, and what stands before nouns, in ``[start, end)``; 铸造 in 铸造车间 is a verb to it."""
        while end > start:
            begin, tag = view.tags.get(end, (end, ""))
            if begin >= end or tag not in allowed or (begin < start and tag != "ORG"):
                return False
            end = begin
        return True
