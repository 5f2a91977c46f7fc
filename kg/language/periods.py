"""Periods in running text: 五年来, 到2018年, “十三五”期间, 今年上半年, 年均; and which of them a figure has.

A mention holds what its words say. ``resolve`` makes of it the period of a figure (``2018/2023``, ``2022``, ``per-year``) with what is
known of the document: when it was issued, the years it looks back on and those it plans for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from spacy.language import Language
from spacy.tokens import Doc

from kg.documents.document import Period
from kg.language.document_text import text_of
from kg.language.lexicon import read_data
from kg.language.numbers import parse_number
from kg.language.quantities import Quantity

Kind = Literal["year", "range", "since", "past", "future", "relative", "whole", "per_year", "comparison"]

_KEY = "union_kg.periods"
_REACH = 400  # characters that a period may stand before its figure
_SENTENCE_END = re.compile("[。！？\n]")
_CLAUSE_END = re.compile("[，；：。！？\n]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNT = re.compile(r"[一二两三四五六七八九十]{1,2}|\d{1,2}")
_FIRST_PLAN = 1951  # the tenth five-year plan, “十五”, began in 2001; each one five years after the one before


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words at ``[start, end)`` that say when.

    ``first`` and ``last`` are the years that the words name; ``years`` how many 五年来 or 今后三年 count (``None``: not said);
    ``offset`` the distance of 今年, 去年 … from the document's year. A ``comparison`` (比2018年, 五年前) dates no figure.
    """

    start: int
    end: int
    kind: Kind
    first: int | None = None
    last: int | None = None
    years: int | None = None
    offset: int = 0


class PeriodFinder:
    """Finds periods; make one and keep it.

    ``events`` (name → year) adds congresses that date an 以来 (``{"吉林省工会第十三次代表大会": 2013}``) to those of ``periods.toml``.
    """

    def __init__(self, events: Mapping[str, int] | None = None) -> None:
        data = cast(Mapping[str, Mapping[str, object]], read_data("periods"))
        self._events = {**cast(Mapping[str, int], data["events"]), **(events or {})}
        self._relative = cast(Mapping[str, int], data["relative"])
        parts = {**data["parts"], "events": _any(self._events), "relative": _any(self._relative)}
        patterns = (f"(?P<{kind}>{_filled(str(pattern), parts)})" for kind, pattern in data["patterns"].items())
        self._pattern = re.compile("|".join(patterns))
        self._compared_before = tuple(cast(Sequence[str], data["comparison"]["before"]))
        self._compared_after = re.compile(str(data["comparison"]["after"]))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[PeriodMention]:
        """The mentions in ``text[start:end]``, in order, without those inside 《》, which belong to a name."""
        matches = self._pattern.finditer(text, start, len(text) if end is None else end)
        return [self._mention(text, match) for match in matches if match.lastgroup != "name"]

    def _mention(self, text: str, match: re.Match[str]) -> PeriodMention:
        kind, words = match.lastgroup or "", match.group()
        start, end = match.span()
        compared = text[max(0, start - 3) : start].endswith(self._compared_before) or self._compared_after.match(text, end)
        if kind == "earlier" or compared:
            return PeriodMention(start, end, "comparison")
        if kind == "plan":
            return _five_year_plan(start, end, words)
        named = [int(year) for year in _YEAR.findall(words)]
        if kind == "since" and not named:
            named = self._event_year(words)
        count = _COUNT.search(words) if kind in ("past", "future") else None
        return PeriodMention(
            start,
            end,
            cast(Kind, kind),
            first=named[0] if named else None,
            last=named[-1] if kind in ("year", "range") and named else None,
            years=int(parse_number(count.group())) if count else None,
            offset=self._relative.get(words, 0),
        )

    def _event_year(self, words: str) -> list[int]:
        """The year of the event that ``words`` begin with, none for a congress that is not known (省工会十八大)."""
        names = sorted((name for name in self._events if words.startswith(name)), key=len)
        return [self._events[name] for name in names[-1:]]


def resolve(mention: PeriodMention, issued: str, reviewed: Period | None, planned: Period | None) -> str | None:
    """The period of a figure that ``mention`` dates: ``start/end`` years, one year, ``per-year``, or ``None`` if it cannot be told.

    ``issued`` is the document's date (ISO, or empty), ``reviewed`` and ``planned`` the years it looks back on and plans for.
    """
    now = int(issued[:4]) if issued[:4].isdecimal() else reviewed.end if reviewed else planned.start if planned else None
    if mention.kind == "per_year":
        return "per-year"
    if mention.kind in ("year", "range") and mention.first is not None:
        return _years(mention.first, mention.last or now)
    if mention.kind == "since":
        return _years(mention.first, now) if mention.first is not None else _period(reviewed)
    if mention.kind in ("past", "future"):
        return _counted(mention, now, reviewed if mention.kind == "past" else planned)
    if mention.kind == "whole" and reviewed and reviewed.start == reviewed.end:
        return _period(reviewed)
    if mention.kind in ("relative", "whole") and now is not None:
        return str(now + mention.offset)
    return None


def period_for(quantity: Quantity, periods: Sequence[PeriodMention], text: str) -> PeriodMention | None:
    """The mention that dates ``quantity``: the nearest before it in its clause, else the nearest before it in its sentence.

    ``periods`` are those of the text, in order. 年均 and the like reach to the end of their clause, 每年 at the head of a clause to the
    end of the sentence; what a figure is compared with dates nothing.
    """
    lowest = max(0, quantity.number_start - _REACH)
    sentence = _last_end(_SENTENCE_END, text, lowest, quantity.number_start)
    clause = _last_end(_CLAUSE_END, text, sentence, quantity.number_start)
    index = bisect_left(periods, quantity.number_start, key=lambda mention: mention.start) - 1
    while index >= 0 and periods[index].start >= sentence:
        mention = periods[index]
        reaches = mention.start >= clause or mention.kind != "per_year" or _leads(text, mention)
        if mention.kind != "comparison" and reaches:
            return mention
        index -= 1
    return None


def _leads(text: str, mention: PeriodMention) -> bool:
    """Whether 每年 stands at the head of its clause, so that it is said of all that follows in the sentence."""
    before = text[mention.start - 1] if mention.start else "\n"
    return text[mention.start] == "每" and _CLAUSE_END.match(before) is not None


def _counted(mention: PeriodMention, now: int | None, known: Period | None) -> str | None:
    """五年来, 今后三年: the document's own period if it is as long as that or no length is said, else counted from its year."""
    past = mention.kind == "past"
    if known and (mention.years is None or known.end - known.start == mention.years):
        return _period(known)
    base = now if now is not None else (known.end if past else known.start) if known else None
    if base is None or mention.years is None:
        return None
    return _years(base - mention.years, base) if past else _years(base, base + mention.years)


def _five_year_plan(start: int, end: int, words: str) -> PeriodMention:
    number = int(parse_number(words.strip("“‘").split("五")[0]))
    first = _FIRST_PLAN + 5 * number
    if words.endswith("以来"):
        return PeriodMention(start, end, "since", first=first)
    if words.endswith(("末", "收官")):
        return PeriodMention(start, end, "year", first=first + 4, last=first + 4)
    if words.endswith("开局"):
        return PeriodMention(start, end, "year", first=first, last=first)
    return PeriodMention(start, end, "range", first=first, last=first + 4)


def _years(first: int | None, last: int | None) -> str | None:
    if first is None or last is None:
        return None
    return str(first) if first == last else f"{first}/{last}"


def _period(period: Period | None) -> str | None:
    return _years(period.start, period.end) if period else None


def _last_end(pattern: re.Pattern[str], text: str, start: int, stop: int) -> int:
    """The end of the last match of ``pattern`` in ``text[start:stop]``, or ``start``."""
    last = start
    for match in pattern.finditer(text, start, stop):
        last = match.end()
    return last


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _filled(pattern: str, parts: Mapping[str, object]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{part})")
    return pattern


def periods(doc: Doc) -> list[PeriodMention]:
    """The period mentions of ``doc``, in order; empty if the component has not run."""
    found: list[PeriodMention] = doc.user_data.get(_KEY, [])
    return found


class PeriodComponent:
    """The pipeline component ``periods``: writes what ``PeriodFinder`` finds in the whole text."""

    def __init__(self) -> None:
        self._finder = PeriodFinder()

    def __call__(self, doc: Doc) -> Doc:
        """Find the periods of ``doc`` and keep them for ``periods(doc)``."""
        doc.user_data[_KEY] = self._finder.find(text_of(doc))
        return doc


@Language.factory("periods")
def create_periods(nlp: Language, name: str) -> PeriodComponent:
    """Make the component; ``nlp`` and ``name`` are spaCy's convention and not used."""
    return PeriodComponent()
