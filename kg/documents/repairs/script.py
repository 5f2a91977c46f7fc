"""Traditional script to Simplified, line by line: a page in one script may hold lines in the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from kg.documents.operations import RESULT, Conversions
from kg.documents.source_map import Edit

_LINE = re.compile(r"[^\n]+")


def script_of(text: str, conversions: Conversions) -> str:
    """``Hant`` where characters of Traditional script outnumber those of Simplified, else ``Hans`` (ISO 15924)."""
    traditional, simple = _script_characters(text, conversions.simplified_characters(set(text)), conversions)
    return "Hant" if _is_mostly(text, traditional, simple) else "Hans"


def to_simplified(text: str, conversions: Conversions) -> Iterator[Edit]:
    """Edits that turn the lines in Traditional script into Simplified."""
    table = conversions.simplified_characters(set(text))
    if not table:
        return
    traditional, simple = _script_characters(text, table, conversions)
    # a single Traditional character in a Simplified text is a name as its bearer writes it; in a Traditional text it is the text
    least = 1 if _is_mostly(text, traditional, simple) else 2
    for line in _LINE.finditer(text):
        count = _count(line.group(), traditional)
        if count >= least and count >= _count(line.group(), simple):
            yield from _line_edits(line, table, conversions)


def _line_edits(match: re.Match[str], table: dict[int, str], conversions: Conversions) -> Iterator[Edit]:
    line, start = match.group(), match.start()
    by_character = line.translate(table)
    by_phrase = conversions.simplified_phrases(line)
    position = 0
    # a phrase of another length would move every offset after it: then characters alone decide
    if by_phrase != by_character and len(by_phrase) == len(line):
        for index, (one, other) in enumerate(zip(by_character, by_phrase, strict=True)):
            if one != other:
                if index > position:
                    yield Edit(start + position, start + index, by_character[position:index], "traditional")
                yield Edit(start + index, start + index + 1, other, f"traditional{RESULT}{other}")
                position = index + 1
    if position < len(line):
        yield Edit(start + position, start + len(line), by_character[position:], "traditional")


def _script_characters(text: str, table: Mapping[int, str], conversions: Conversions) -> tuple[frozenset[str], frozenset[str]]:
    """The characters of ``text`` that are only Traditional, and those that are only Simplified; ``table`` simplifies ``text``."""
    traditional = frozenset(map(chr, table))
    simple = conversions.simplified_only(set(text))
    return traditional - simple, simple - traditional


def _is_mostly(text: str, characters: frozenset[str], others: frozenset[str]) -> bool:
    """Whether more of ``text`` is of ``characters`` than of ``others``."""
    counts = Counter(text)
    return sum(counts[character] for character in characters) > sum(counts[character] for character in others)


def _count(text: str, characters: frozenset[str]) -> int:
    return sum(map(characters.__contains__, text))
