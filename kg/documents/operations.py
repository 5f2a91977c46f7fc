"""The operations that turn a stretch of source into clean text, by name, so that every run of a source map can be replayed.

A run's operation is ``copy``, or names joined by ``+`` in the order they were applied. Where the result depends on what stands
around the stretch, the operation carries its result: ``quotation-mark=“``, ``shifted-gbk=。《意见》``.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from opencc import OpenCC

from kg.documents.rules import load_rules

COPY = "copy"
RESULT = "="
"""Between the names of an operation and the text it made."""

_CHARWISE = frozenset({"width", "radical", "traditional"})
_WHOLE = frozenset({"blank", "line-break", "character-reference", "cp1252"})
_REPLAYABLE = _CHARWISE | _WHOLE  # their result follows from the stretch alone; all others carry their result
_IDEOGRAPHS = ((0x2E80, 0xA000), (0xF900, 0xFB00))  # of the Basic Multilingual Plane, with radicals and compatibility forms
_FULL_WIDTH_DISTANCE = 0xFEE0  # code points from a letter or digit to its full-width form


@dataclass(frozen=True, slots=True)
class Conversions:
    """The tables by which characters are rewritten, and what each operation makes of a stretch."""

    width: Mapping[int, str]
    radicals: Mapping[int, str]
    to_simplified: OpenCC
    to_traditional: OpenCC
    simplified_forms: Mapping[str, str]
    traditional_forms: Mapping[str, str]

    def simplified_characters(self, characters: Iterable[str]) -> dict[int, str]:
        """A translation table to the Simplified form of each of ``characters`` by itself, of those that change."""
        distinct = frozenset(characters)
        rare = _changed_forms(self.to_simplified, filter(_is_rare, distinct))
        forms = {source: self.simplified_forms[source] for source in sorted(distinct & self.simplified_forms.keys())} | rare
        return {ord(source): form for source, form in forms.items() if len(form) == 1}

    def simplified_only(self, characters: Iterable[str]) -> frozenset[str]:
        """Those of ``characters`` that have another, Traditional form."""
        distinct = frozenset(characters)
        rare = _changed_forms(self.to_traditional, filter(_is_rare, distinct))
        return (distinct & self.traditional_forms.keys()) | rare.keys()

    def simplified(self, text: str) -> str:
        """``text`` in Simplified script, character by character (so of the same length)."""
        return text.translate(self.simplified_characters(set(text)))

    def simplified_phrases(self, text: str) -> str:
        """``text`` in Simplified script, phrases first (乾隆 keeps its 乾); the length may differ from that of ``text``."""
        converted: str = self.to_simplified.convert(text)
        return converted

    def normal_width(self, text: str) -> str:
        """``text`` with full-width letters and digits made half-width and half-width Chinese punctuation made full-width."""
        return text.translate(self.width)

    def without_radicals(self, text: str) -> str:
        """``text`` with Kangxi radicals and the CJK Radicals Supplement (⼯, U+2F2F) replaced by the characters they stand for (工)."""
        return text.translate(self.radicals)

    def converted(self, name: str, text: str) -> str:
        """What the single operation ``name``, one whose result follows from the stretch alone, makes of ``text``."""
        match name:
            case "width":
                return self.normal_width(text)
            case "radical":
                return self.without_radicals(text)
            case "traditional":
                return self.simplified(text)
            case "blank":
                return " "
            case "line-break":
                return "\n"
            case "character-reference":
                return html.unescape(text)
            case "cp1252":
                return in_code_page_1252(text)
            case _:
                return text

    def replayed(self, operation: str, source: str) -> str:
        """What ``operation`` makes of the stretch ``source``: the clean text of its run."""
        names, carries_result, result = operation.partition(RESULT)
        if carries_result:
            return result
        for name in names.split("+"):
            source = self.converted(name, source)
        return source


def load_conversions() -> Conversions:
    """The conversions by the packaged tables and those of OpenCC."""
    characters = {ord(source): clean for source, clean in load_rules("width.toml")["characters"].items()}
    letters = {code: chr(code - _FULL_WIDTH_DISTANCE) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
    # tw2s and not t2s: pages turned to Traditional by machine also write 著 where 着 stood (著力解決)
    to_simplified, to_traditional = OpenCC("tw2s"), OpenCC("s2t")
    common = [chr(code) for first, end in _IDEOGRAPHS for code in range(first, end)]
    return Conversions(
        width=MappingProxyType(letters | characters),
        radicals=MappingProxyType({ord(radical): character for radical, character in load_rules("radicals.toml")["radicals"].items()}),
        to_simplified=to_simplified,
        to_traditional=to_traditional,
        simplified_forms=MappingProxyType(_changed_forms(to_simplified, common)),
        traditional_forms=MappingProxyType(_changed_forms(to_traditional, common)),
    )


def _is_rare(character: str) -> bool:
    """Whether ``character`` is outside the Basic Multilingual Plane: too many to convert before one is met."""
    return character > "\uffff"


def _changed_forms(converter: OpenCC, characters: Iterable[str]) -> dict[str, str]:
    """What ``converter`` makes of each of ``characters`` by itself, of those that change."""
    distinct = sorted(characters)
    if not distinct:
        return {}
    converted: str = converter.convert("\n".join(distinct))
    return {source: target for source, target in zip(distinct, converted.split("\n"), strict=True) if source != target}


def in_code_page_1252(text: str) -> str:
    """The characters that the UTF-8 bytes of ``text`` are in code page 1252."""
    return text.encode().decode("cp1252")


def is_charwise(operation: str) -> bool:
    """Whether character ``i`` of a run's clean text was made from character ``i`` of its source, for every ``i``."""
    return operation == COPY or operation in _CHARWISE or ("+" in operation and _CHARWISE.issuperset(operation.split("+")))


def chained(operations: list[str], result: str) -> str:
    """One operation for several applied one after the other, of which ``result`` is the outcome."""
    names = dict.fromkeys(name for operation in operations for name in operation.partition(RESULT)[0].split("+") if name != COPY)
    chain = "+".join(names) or COPY
    if any(RESULT in operation for operation in operations) or not _REPLAYABLE.issuperset(names):
        return f"{chain}{RESULT}{result}"
    return chain
