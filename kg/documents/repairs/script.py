"""Traditional script to Simplified, line by line: a page in one script may hold lines in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.operations import RESULT, Conversions
from kg.documents.source_map import Edit

_Deletion = dict[int, None]

_LINE = re.compile(r"[^\n]+")


def script_of(text: str, conversions: Conversions) -> str:
    """``Hant`` where characters of Traditional script outnumber those of Simplified, else ``Hans`` (ISO 15924)."""
    traditional, simple = _script_characters(text, conversions)
    return "Hant" if _count(text, traditional) > _count(text, simple) else "Hans"


def to_simplified(text: str, conversions: Conversions) -> Iterator[Edit]:
    """Edits that turn the lines in Traditional script into Simplified."""
    table = conversions.simplified_characters(set(text))
    if not table:
        return
    traditional, simple = _script_characters(text, conversions)
    # a single Traditional character in a Simplified text is a name as its bearer writes it; in a Traditional text it is the text
    least = 1 if _count(text, traditional) > _count(text, simple) else 2
    for line in _LINE.finditer(text):
        count = _count(line.group(), traditional)
        if count >= least and count >= _count(line.group(), simple):
            yield from _line_edits(line, table, conversions)


def _line_edits(match: re.Match[str], table: dict[int, str], conversions: Conversions) -> Iterator[Edit]:
    line, start = match.group(), match.start()
    by_character = line.translate(table)
    by_phrase = conversions.simplified_phrases(line)
    position = 0
    if len(by_phrase) == len(line):  # a phrase of another length would move every offset after it: then characters alone decide
        for index, (one, other) in enumerate(zip(by_character, by_phrase, strict=True)):
            if one != other:
                if index > position:
                    yield Edit(start + position, start + index, by_character[position:index], "traditional")
                yield Edit(start + index, start + index + 1, other, f"traditional{RESULT}{other}")
                position = index + 1
    if position < len(line):
        yield Edit(start + position, start + len(line), by_character[position:], "traditional")


def _script_characters(text: str, conversions: Conversions) -> tuple[_Deletion, _Deletion]:
    """The characters of ``text`` that are only Traditional, and those that are only Simplified, as tables that delete them."""
    distinct = sorted(character for character in set(text) if character >= "\u2e80")
    converted: str = conversions.to_traditional.convert("\n".join(distinct))
    traditional = frozenset(map(chr, conversions.simplified_characters(distinct)))
    simple = frozenset(one for one, other in zip(distinct, converted.splitlines(), strict=True) if one != other)
    return dict.fromkeys(map(ord, traditional - simple)), dict.fromkeys(map(ord, simple - traditional))


def _count(text: str, characters: _Deletion) -> int:
    return len(text) - len(text.translate(characters))
