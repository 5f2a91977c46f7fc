"""Of which place a body is that a document names by its level alone: 省总工会 in a Gansu paper is the federation of Gansu."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ontology.vocabulary import Concept, Vocabulary

_LONGEST_NAME = 12  # characters of the name of a place
_CHINESE = re.compile("[一-龥]")


@dataclass(frozen=True, slots=True)
class RolePatterns:
    """How bodies named by their level look, and what tells whose places a text speaks of (``[role]`` of ``rules/metadata.toml``).

    ``title`` and ``opening`` find the level in a title or as the subject of a first sentence; ``owned`` is what stands behind the
    place that has the body (大连工会), ``visited`` what stands before one that is only visited.
    """

    title: re.Pattern[str]
    opening: re.Pattern[str]
    owned: re.Pattern[str]
    visited: re.Pattern[str]


def load_role_patterns(rules: Mapping[str, str]) -> RolePatterns:
    """The patterns of the table ``rules``."""
    return RolePatterns(**{name: re.compile(rules[name]) for name in ("title", "opening", "owned", "visited")})


def place_of_role(level: str, named: Sequence[str], text: str, patterns: RolePatterns, vocabulary: Vocabulary) -> str:
    """The full name of the place of ``level`` (省, 市, 县 …) that a document means, or an empty string.

    ``named`` are what names the place most surely (title, publishers): the first place of that level there counts; then the place
    whose own union, Party or government ``text`` names; then the first place of ``text`` that nobody only visits.
    """
    for source in named:
        for place, _, _ in _places(source, level, vocabulary):
            return place
    found = list(_places(text, level, vocabulary))
    for place, _, end in found:
        if patterns.owned.match(text, end):
            return place
    return next((place for place, start, _ in found if not patterns.visited.search(text, max(0, start - 6), start)), "")


def _places(text: str, level: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """The places of ``level`` that ``text`` names, longest name first at each position; a province also by the name of its city."""
    position = 0
    while position < len(text):
        if not _CHINESE.match(text, position):
            position += 1
            continue
        for length in range(min(_LONGEST_NAME, len(text) - position), 1, -1):
            concepts = _with_code(text[position : position + length], vocabulary)
            if concepts:
                if name := _at_level(concepts, level, vocabulary):
                    yield name, position, position + length
                position += length - 1
                break
        position += 1


def _with_code(label: str, vocabulary: Vocabulary) -> list[Concept]:
    return [concept for concept in vocabulary.by_label(label) if concept.type == "Place" and concept.code]


def _at_level(concepts: Sequence[Concept], level: str, vocabulary: Vocabulary) -> str:
    """The one place of ``level`` among ``concepts``; for a province or a city, also the one that all of them lie in."""
    own = [concept.name for concept in concepts if _is_of_level(concept, level)]
    if own:
        return own[0] if len(own) == 1 else ""
    above = {place.name for concept in concepts for place in _above(concept, vocabulary) if _is_of_level(place, level)}
    return above.pop() if len(above) == 1 and level != "县" else ""


def _above(place: Concept, vocabulary: Vocabulary) -> Iterator[Concept]:
    seen: set[str] = set()
    while place.broader and place.broader[0] in vocabulary.concepts and place.broader[0] not in seen:
        seen.add(place.broader[0])
        place = vocabulary.concepts[place.broader[0]]
        yield place


def _is_of_level(place: Concept, level: str) -> bool:
    """Whether ``place`` is called ``level`` alone in its own documents."""
    return place.name.endswith(level) and not (level == "区" and place.name.endswith("自治区"))
