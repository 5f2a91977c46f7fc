"""The operations that turn a stretch of source into clean text, by name, so that every run of a source map can be replayed.

A run's operation is ``copy``, or names joined by ``+`` in the order they were applied. Where the result depends on what stands
around the stretch, the operation carries its result: ``quotation-mark=“``, ``shifted-gbk=。《意见》``.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from opencc import OpenCC

from kg.documents.rules import load_rules

COPY = "copy"
RESULT = "="
"""Between the names of an operation and the text it made."""


@dataclass(frozen=True, slots=True)
class Operation:
    """How a stretch is rewritten; ``charwise`` operations rewrite each character by itself, so offsets inside stay aligned."""

    convert: Callable[[str], str]
    charwise: bool


@cache
def _width_table() -> Mapping[int, str]:
    rules = load_rules("width.toml")
    table = {ord(source): clean for source, clean in rules["characters"].items()}
    return MappingProxyType({code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()} | table)


@cache
def _radical_table() -> Mapping[int, str]:
    return MappingProxyType({ord(radical): character for radical, character in load_rules("radicals.toml")["radicals"].items()})


@cache
def _to_simplified() -> OpenCC:
    # tw2s and not t2s: pages turned to Traditional by machine also write 著 where 着 stood (著力解決)
    return OpenCC("tw2s")


def simplified_characters(characters: Iterable[str]) -> dict[int, str]:
    """A translation table to the Simplified form of each of ``characters`` by itself, of those that change."""
    distinct = sorted({character for character in characters if ord(character) > 0x2E7F})
    converted: str = _to_simplified().convert("\n".join(distinct))
    pairs = zip(distinct, converted.splitlines(), strict=True)
    return {ord(source): target for source, target in pairs if target != source and len(target) == 1}


def simplified(text: str) -> str:
    """``text`` in Simplified script, character by character (so of the same length)."""
    return text.translate(simplified_characters(set(text)))


def simplified_phrases(text: str) -> str:
    """``text`` in Simplified script, phrases first (乾隆 keeps its 乾); the length may differ from that of ``text``."""
    converted: str = _to_simplified().convert(text)
    return converted


def normal_width(text: str) -> str:
    """``text`` with full-width letters and digits made half-width and half-width Chinese punctuation made full-width."""
    return text.translate(_width_table())


def without_radicals(text: str) -> str:
    """``text`` with Kangxi radicals and the CJK Radicals Supplement (⼯, U+2F2F) replaced by the characters they stand for (工)."""
    return text.translate(_radical_table())


OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        COPY: Operation(lambda text: text, charwise=True),
        "width": Operation(normal_width, charwise=True),
        "radical": Operation(without_radicals, charwise=True),
        "traditional": Operation(simplified, charwise=True),
        "blank": Operation(lambda _: " ", charwise=False),
        "line-break": Operation(lambda _: "\n", charwise=False),
        "character-reference": Operation(html.unescape, charwise=False),
        "cp1252": Operation(lambda text: text.encode().decode("cp1252"), charwise=False),
    }
)
"""The operations whose result follows from the stretch alone; all others carry their result."""


@lru_cache(maxsize=1024)
def is_charwise(operation: str) -> bool:
    """Whether character ``i`` of a run's clean text was made from character ``i`` of its source, for every ``i``."""
    return RESULT not in operation and all(name in OPERATIONS and OPERATIONS[name].charwise for name in operation.split("+"))


def chained(operations: list[str], result: str) -> str:
    """One operation for several applied one after the other, of which ``result`` is the outcome."""
    names = dict.fromkeys(name for operation in operations for name in operation.partition(RESULT)[0].split("+") if name != COPY)
    chain = "+".join(names) or COPY
    if any(RESULT in operation for operation in operations) or not all(name in OPERATIONS for name in names):
        return f"{chain}{RESULT}{result}"
    return chain


def replayed(operation: str, source: str) -> str:
    """What ``operation`` makes of the stretch ``source``: the clean text of its run."""
    names, carries_result, result = operation.partition(RESULT)
    if carries_result:
        return result
    for name in names.split("+"):
        source = OPERATIONS[name].convert(source)
    return source
