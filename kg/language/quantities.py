"""Quantities in running text: a number, what it counts or measures, and how exact it is.

Finds every number in one pass and keeps those that count something: not ordinals, dates, numbered slogans (两个维护), numbers inside
a name, size classes (25人以上企业). What is counted, and when, is for the relation rules to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.document_text import text_of
from kg.language.numbers import parse_number
from kg.language.quantity_rules import Modifier, QuantityRules, Unit, load_quantity_rules

_KEY = "union_kg.quantities"
_NAMES = re.compile(r"“[^“”\n]{0,30}”|‘[^‘’\n]{0,30}’|《[^《》\n]{0,120}》|〔[^〔〕\n]{0,12}〕")
_SEPARATORS = frozenset(["、", "和", "或", "至", "到", "—", "——", "-", "–", "~", "～", "－", "―", "及", "与"])
_LIST_SEPARATORS = frozenset("、和或及与")
_DISTRIBUTION = re.compile("分别")
_LEAD = 10  # characters before a length of time that say what it is
_MOST_PARTS = 20  # that 分别 deals out
_BETWEEN_PARTS = re.compile("[、，和与及]{0,2}")
_FIRST_PART = re.compile(r"[^，。；：！？\n]{0,16}")
_PAIR = re.compile("(十?)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")
_SCALES = frozenset("百千万亿")
_BARE_SCALE = re.compile("[百千万亿][余多]?|(?:[百千]万|[十百千万]亿)[余多]?")
_SCALES_ALONE = re.compile("[百千万亿]+[余多]?")
_CHINESE_ONES = frozenset("一零〇")
_HOTLINE = re.compile(r"12\d{3}")
_CLAUSE_ENDS = frozenset("，。；、）！？\n")
_SHARE = Unit("%", "share")
_PER_MILLE = Unit("‰", "share")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``[start, end)`` of the text (modifier, number and unit), its number at ``[number_start, number_end)``.

    ``value`` is in plain units: 1.41亿元 is 141,000,000 元, 80% is 80 %. ``unit`` is the classifier or measure as written, or an
    empty string where none can be told. ``kind`` is ``duration`` for what only measures time (三年, 24小时) and ``figure``
    otherwise. Of figures that 分别 deals out, ``group`` is the offset of 分别 and ``position`` their place among them, from 0.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    unit: str
    modifier: Modifier
    kind: Literal["figure", "duration"] = "figure"
    position: int | None = None
    group: int | None = None


@dataclass(slots=True)
class _Reading:
    """A number in the text with the unit read after it, before it is judged; ``scale`` is that of 万 or 亿, else 1."""

    text: str
    start: int
    number_end: int
    end: int
    value: float
    unit: Unit | None
    approximate: bool = False
    scale: int = field(init=False)

    def __post_init__(self) -> None:
        self.scale = 100_000_000 if "亿" in self.text else 10_000 if "万" in self.text else 1


class QuantityFinder:
    """Finds quantities; compiling its rules takes a few hundredths of a second, so make one and keep it."""

    def __init__(self, rules: QuantityRules | None = None) -> None:
        self._rules = rules or load_quantity_rules()

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
        """The quantities of ``text[start:end]``, in order; offsets are those of ``text``."""
        stop = len(text) if end is None else end
        readings = self._read(text, start, stop)
        _pass_on_units(text, readings)
        names = [match.span() for match in _NAMES.finditer(text, start, stop)] if readings else []
        found: list[Quantity] = []
        for reading in _outside(readings, names):
            quantity = self._quantity(text, start, stop, reading)
            if quantity is not None:
                found.append(quantity)
        return _deal_out(text, start, stop, found)

    def _read(self, text: str, start: int, stop: int) -> list[_Reading]:
        readings: list[_Reading] = []
        ordinal_end = -1
        units = self._rules.units
        for match in self._rules.pattern.finditer(text, start, stop):
            number, word = match.group(1, 2)
            first = match.start()
            unit = (units.get(word) or Unit(word[1:], numerals="head")) if word else None
            if number in _CHINESE_ONES and (unit is None or unit.kind not in ("share", "tenths")):
                continue
            before = text[first - 1] if first else ""
            if before == "第" or (first and ordinal_end == first - 1 and before in "、—-至和"):
                ordinal_end = match.end(1)
                continue
            readings += _readings(number, first, match.end(1), match.end(), unit)
        return readings

    def _quantity(self, text: str, start: int, stop: int, reading: _Reading) -> Quantity | None:
        if reading.unit is None and not self._unit_from_nouns(text, start, stop, reading):
            return None
        unit = reading.unit
        if unit is None or unit.kind == "none" or _is_serial(text, reading):
            return None
        first, before = self._modifier_before(text, start, reading)
        end, after = self._modifier_after(text, stop, reading)
        hedged = before not in ("", "exact") or after == "over" or text[first : reading.start].endswith("达")
        if not self._counts(text, stop, reading, unit, hedged=hedged):
            return None
        modifier: Modifier = after or before or "exact"
        if any(mark in reading.text for mark in "余多几"):
            modifier = "over"
        elif reading.approximate or "来" in reading.text:
            modifier = "about"
        hours = unit.kind == "hours" and reading.value < 100
        spared = self._rules.spared.search(text[max(start, first - _LEAD) : first]) is not None
        duration = (unit.kind == "duration" or hours) and not spared
        value = reading.value * 10 if unit.kind == "tenths" else reading.value
        return Quantity(first, end, reading.start, reading.number_end, value, unit.name, modifier, "duration" if duration else "figure")

    def _counts(self, text: str, stop: int, reading: _Reading, unit: Unit, *, hedged: bool) -> bool:
        """Whether the number counts something, by the number, its unit and what follows."""
        before = text[reading.start - 1 : reading.start]
        if before in ("每", "+", "届") or (before == "前" and unit.name in ("名", "位")):
            return False
        if unit.name in ("人", "名") and self._rules.size_class.match(text, reading.end, stop):
            return False
        if unit.name == "分" and before in ("时", "点"):
            return False
        if unit.kind == "tenths" and reading.value > 10:
            return False
        arabic = reading.text[0].isascii()
        if _SCALES_ALONE.fullmatch(reading.text) and not (_BARE_SCALE.fullmatch(reading.text) and (hedged or reading.text[-1] in "余多")):
            return False
        if not arabic and unit.numerals == "arabic" and reading.value <= 10:
            return False
        if unit.numerals == "head":
            return self._counts_head(text, stop, reading, small=not arabic and reading.value < 10 and not hedged)
        return True

    def _counts_head(self, text: str, stop: int, reading: _Reading, *, small: bool) -> bool:
        """Whether the noun after a unit that slogans like (个, 项, 条 …) is something that is counted."""
        rules, after = self._rules, reading.end
        noun = after if text[reading.number_end] != "大" else reading.number_end + 1
        if rules.slogan.match(text, noun, stop) or text[after : after + 1].isdecimal():
            return False
        if not small:
            return text[reading.number_end] != "大" or reading.text[0].isascii()
        if text[reading.number_end] == "大":
            return False
        head, slogan = rules.head.match(text, after, stop), rules.small_slogan.match(text, after, stop)
        if head is None:
            return after == stop or text[after] in _CLAUSE_ENDS
        return slogan is None or (head.end() > slogan.end() and head.end() - after <= 4 and not head.group().startswith(slogan.group()))

    def _unit_from_nouns(self, text: str, start: int, stop: int, reading: _Reading) -> bool:
        """Give a number without a unit (1200万职工, 会员达3.02亿) the unit of the noun it belongs to, if there is one."""
        rules = self._rules
        following = rules.following.match(text, reading.number_end, stop)
        if reading.scale == 1 and "," not in reading.text:
            plain = reading.text.isdecimal() and reading.value >= 20 and not _is_year(reading)
            if not plain or _HOTLINE.fullmatch(reading.text) or following is None or following.start(1) != reading.number_end:
                return False
            reading.unit = Unit(rules.following_units[following[1]])
            return True
        first, _ = self._modifier_before(text, start, reading)
        clause = re.split("[，。；：、！？（）\n]", text[max(start, first - 24) : first])[-1]
        nouns = list(rules.preceding.finditer(clause))
        if nouns and len(clause) - nouns[-1].end() <= 3:
            reading.unit = Unit(rules.preceding_units[nouns[-1].group()])
        elif following:
            reading.unit = Unit(rules.following_units[following[1]])
        elif nouns:
            reading.unit = Unit(rules.preceding_units[nouns[-1].group()])
        return reading.unit is not None

    def _modifier_before(self, text: str, start: int, reading: _Reading) -> tuple[int, Modifier | Literal[""]]:
        """Where the modifiers before the number begin, and what the nearest that says something says."""
        position, modifier = reading.start, ""
        while True:
            end = position - 1 if text[position - 1 : position] in ("了", " ") else position
            word = self._rules.before.ending_at(text, end, start, text[reading.start] in _SCALES)
            if not word:
                return position, modifier  # type: ignore[return-value]
            position = end - len(word)
            if modifier in ("", "exact"):
                modifier = self._rules.before.modifiers[word]

    def _modifier_after(self, text: str, stop: int, reading: _Reading) -> tuple[int, Modifier | Literal[""]]:
        match = self._rules.after.match(text, reading.end, stop)
        if match is None or (match.group() == "多" and reading.unit and reading.unit.kind not in ("share", "tenths")):
            return reading.end, ""
        return match.end(), self._rules.after_modifiers[match.group()]


def _readings(number: str, start: int, number_end: int, end: int, unit: Unit | None) -> list[_Reading]:
    """The reading of one number; two of 七八个 and 二三十名, none of what only looks like a number."""
    if pair := _PAIR.fullmatch(number.rstrip("余多")):
        tens, low, high, scale = pair.groups()
        if unit is None or parse_number(high) != parse_number(low) + 1:
            return []
        values = (parse_number(f"{tens}{digit}{scale}") for digit in (low, high))
        return [_Reading(number, start, number_end, end, value, unit, approximate=True) for value in values]
    try:
        if number.startswith(("百分之", "千分之")):
            unit = _SHARE if number[0] == "百" else _PER_MILLE
            return [_Reading(number, start, number_end, number_end, parse_number(number[3:]), unit)]
        value = parse_number(number)
    except ValueError:
        return []
    if "分之" in number or "/" in number or "半" in number:
        return [_Reading(number, start, number_end, number_end, round(value * 100, 6), _SHARE)]
    positional = len(number) > 1 and not number[0].isascii() and not any(c in number for c in "十百千万亿点")
    return [] if positional else [_Reading(number, start, number_end, end, value, unit)]


def _pass_on_units(text: str, readings: Sequence[_Reading]) -> None:
    """Give the numbers of a range or list the unit that only the last one carries (3至5万元, 分别为12、15万人次)."""
    for reading, following in reversed(list(pairwise(readings))):
        separator = text[reading.number_end : following.start]
        if reading.unit is not None and following.unit is not None and following.unit.name == "百分点":
            # 提高3个和2个百分点
            reading.unit = following.unit if text[reading.number_end : following.start] in ("个、", "个和") else reading.unit
        if reading.unit is not None or following.unit is None or separator not in _SEPARATORS:
            continue
        reading.unit = following.unit
        in_list = separator in _LIST_SEPARATORS
        if reading.scale == 1 and following.scale > 1 and (in_list or reading.value < following.value / following.scale):
            reading.value *= following.scale
            reading.scale = following.scale


def _outside(readings: Sequence[_Reading], names: Sequence[tuple[int, int]]) -> list[_Reading]:
    """The readings that stand in no name; both sequences are in the order of the text."""
    kept, position = [], 0
    for reading in readings:
        while position < len(names) and names[position][1] <= reading.start:
            position += 1
        if position == len(names) or reading.start < names[position][0]:
            kept.append(reading)
    return kept


def _is_year(reading: _Reading) -> bool:
    return len(reading.text) == 4 and reading.text.isdecimal() and 1900 <= reading.value < 2100


def _is_serial(text: str, reading: _Reading) -> bool:
    """Years, telephone and serial numbers, 数十 and 几百 (which have no value), and numbers that a Latin letter names (G20)."""
    number, before = reading.text, text[reading.start - 1 : reading.start]
    if number[0] in "十百千万亿" and before in ("数", "几") and text[reading.start - 2 : reading.start - 1] not in ("人", "总"):
        return True
    if number.isdecimal() and (len(number) > 10 or (number[0] == "0" and len(number) > 1)):
        return True
    if _is_year(reading) and reading.unit and reading.unit.name.startswith("年"):
        return True
    return len(number) <= 2 and number.isdecimal() and before.isascii() and before.isalpha()


def _deal_out(text: str, start: int, stop: int, found: list[Quantity]) -> list[Quantity]:
    """Number the figures that follow 分别, where there are two or more."""
    figures = [index for index, quantity in enumerate(found) if quantity.kind == "figure"]
    starts = [found[index].start for index in figures]
    for word in _DISTRIBUTION.finditer(text, start, stop) if len(figures) > 1 else ():
        members: list[int] = []
        first = bisect_left(starts, word.end())
        for index in figures[first : first + _MOST_PARTS]:
            gap, gap_start = (_BETWEEN_PARTS, found[members[-1]].end) if members else (_FIRST_PART, word.end())
            if not gap.fullmatch(text, gap_start, found[index].start):
                break
            members.append(index)
        if len(members) > 1:
            for position, index in enumerate(members):
                found[index] = replace(found[index], position=position, group=word.start())
    return found


def quantities(doc: Doc) -> list[Quantity]:
    """The quantities of ``doc``, in order; empty if the component has not run."""
    found: list[Quantity] = doc.user_data.get(_KEY, [])
    return found


class QuantityComponent:
    """The pipeline component ``quantities``: writes what ``QuantityFinder`` finds in the whole text."""

    def __init__(self) -> None:
        self._finder = QuantityFinder()

    def __call__(self, doc: Doc) -> Doc:
        """Find the quantities of ``doc`` and keep them for ``quantities(doc)``."""
        doc.user_data[_KEY] = self._finder.find(text_of(doc))
        return doc


@Language.factory("quantities")
def create_quantities(nlp: Language, name: str) -> QuantityComponent:
    """Make the component; ``nlp`` and ``name`` are spaCy's convention and not used."""
    return QuantityComponent()
