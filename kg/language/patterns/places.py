"""Places written by a single character in a string of them: 粤港澳, 港澳台."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data, word_list, word_map
from kg.language.patterns.view import TextView
from kg.language.triggers import alternation


class AbbreviatedPlaceFinder:
    """Finds the strings that ``places.toml`` lists; each character is a place."""

    def __init__(self) -> None:
        data = read_data("places")
        self._verbs = word_list(data["verbs"])
        self._names = word_map(data["characters"])
        self._pattern = re.compile(alternation(word_list(data["strings"])))

    def is_verb(self, candidate: Candidate, text: str) -> bool:
        """Whether a place of the vocabulary is more likely a verb here."""
        return candidate.label == "Place" and text.startswith(self._verbs, candidate.start)

    def find(self, view: TextView) -> list[Candidate]:
        """One candidate a character, under the full name of its place."""
        return [
            Candidate(match.start() + offset, match.start() + offset + 1, "Place", "place.abbreviated", self._names[character])
            for match in self._pattern.finditer(view.text)
            for offset, character in enumerate(match.group())
        ]
