"""The rules by which numbers become quantities: ``units.toml`` and ``quantities.toml``, read and compiled once for a pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from kg.language.lexicon import read_data
from kg.language.numbers import BLANK, NUMBER

Modifier = Literal["exact", "over", "about", "under"]
Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a word after a number makes of it; the fields are those of ``units.toml``."""

    name: str
    kind: str = "figure"
    numerals: str = "any"


@dataclass(frozen=True, slots=True)
class ModifierWords:
    """Words before or after a number that say how exact it is, longest first, and what makes them part of another word."""

    modifiers: Mapping[str, Modifier]
    not_after: Mapping[str, str]
    scale_only: frozenset[str]
    longest: int

    def ending_at(self, text: str, end: int, lowest: int, before_scale: bool) -> str:
        """The longest word that ends at ``end``, or an empty string."""
        for length in range(min(self.longest, end - lowest), 0, -1):
            word = text[end - length : end]
            if word not in self.modifiers or (word in self.scale_only and not before_scale):
                continue
            first = end - length
            if first == 0 or text[first - 1] not in self.not_after[word]:
                return word
        return ""


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """All that ``QuantityFinder`` works with."""

    pattern: re.Pattern[str]
    units: Mapping[str, Unit]
    before: ModifierWords
    after: re.Pattern[str]
    after_modifiers: Mapping[str, Modifier]
    slogan: re.Pattern[str]
    small_slogan: re.Pattern[str]
    head: re.Pattern[str]
    size_class: re.Pattern[str]
    spared: re.Pattern[str]
    following: re.Pattern[str]
    following_units: Mapping[str, str]
    preceding: re.Pattern[str]
    preceding_units: Mapping[str, str]


def load_quantity_rules() -> QuantityRules:
    """Read and compile the two data files."""
    data = read_data("quantities")
    nouns = cast(Table, data["nouns"])
    entries = cast(list[Table], read_data("units")["unit"])
    after = {word: modifier for table in cast(list[Table], data["after"]) for word, modifier in _modifiers(table).items()}
    after_number = dict(cast(Table, data["following"]))
    compounds = _alternatives(_words(after_number.pop("not_before")))
    following, preceding = _units_by_noun(after_number), _units_by_noun(cast(Table, data["preceding"]))
    heads = _words(nouns["heads"])
    ends = re.escape(str(nouns["head_ends"]))
    spared = cast(Table, data["spared"])
    return QuantityRules(
        pattern=re.compile(rf"({NUMBER})(?:{BLANK}({_unit_pattern(entries)}))?"),
        units={word: unit for entry in entries for word, unit in _units(entry)},
        before=_before(cast(list[Table], data["before"])),
        after=re.compile(_alternatives(after)),
        after_modifiers=after,
        slogan=re.compile(_alternatives(_words(nouns["slogans"]))),
        small_slogan=re.compile(_alternatives(_words(nouns["slogans_small"]))),
        head=re.compile(
            rf"(?:{_alternatives(word for word in heads if len(word) == 1)})(?=[{ends}]|$)"
            rf"|[^\d，。；：、）！？\n]{{0,10}}?(?:{_alternatives(word for word in heads if len(word) > 1)})"
        ),
        size_class=re.compile(
            rf"(?:及?以[上下])的?[^，。；、]{{0,3}}?(?:{_alternatives(_words(nouns['size_classes']))})|(?:及?以[上下])?的(?=[，；])"
        ),
        spared=re.compile(rf"(?:{_alternatives(_words(spared['words']))})[{re.escape(str(spared['links']))}]{{0,4}}$"),
        following=re.compile(rf"[^\d，。；：、（）！？用于为给的是在\n]{{0,10}}?({_alternatives(following)})(?!{compounds})"),
        following_units=following,
        preceding=re.compile(_alternatives(preceding)),
        preceding_units=preceding,
    )


def _words(value: object) -> list[str]:
    return [str(word) for word in cast(list[object], value)]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _modifiers(table: Table) -> dict[str, Modifier]:
    return {word: cast(Modifier, table["modifier"]) for word in _words(table["words"])}


def _before(tables: list[Table]) -> ModifierWords:
    modifiers = {word: modifier for table in tables for word, modifier in _modifiers(table).items()}
    return ModifierWords(
        modifiers=modifiers,
        not_after={word: str(table["not_after"]) for table in tables for word in _words(table["words"])},
        scale_only=frozenset(word for table in tables if table.get("scale_only") for word in _words(table["words"])),
        longest=max(map(len, modifiers)),
    )


def _units(entry: Table) -> list[tuple[str, Unit]]:
    kind, numerals = str(entry.get("kind", "figure")), str(entry.get("numerals", "any"))
    return [(word, Unit(str(entry.get("name", word)), kind, numerals)) for word in _words(entry["words"])]


def _unit_pattern(entries: list[Table]) -> str:
    """One alternative for each word, longest first, with what may follow; last 大 and a noun (3大板块)."""
    alternatives: dict[str, str] = {}
    for entry in entries:
        limit = ""
        if excluded := str(entry.get("not_before", "")).split():
            limit += f"(?!{_alternatives(excluded)})"
        if required := str(entry.get("only_before", "")):
            limit += f"(?={_alternatives(required.replace('|', '').split())}|[，。；：、）！？\\n]|$)"
        alternatives |= {word: re.escape(word) + limit for word in _words(entry["words"])}
    ordered = [alternatives[word] for word in sorted(alternatives, key=lambda word: (-len(word), word))]
    return "|".join([*ordered, "大[一-鿿]{2}"])


def _units_by_noun(table: Table) -> dict[str, str]:
    return {noun: unit for unit, nouns in table.items() for noun in _words(nouns)}
