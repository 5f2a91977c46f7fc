"""Places written by a single character in a string of them: 粤港澳, 港澳台."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data
from kg.language.patterns.view import TextView


class AbbreviatedPlaceFinder:
    """Finds the strings that ``places.toml`` lists; each character is a place."""

    def __init__(self) -> None:
        data = read_data("places")
        characters, strings, verbs = data["characters"], data["strings"], data["verbs"]
        assert isinstance(verbs, list)
        self._verbs = tuple(map(str, verbs))
        assert isinstance(characters, dict)
        assert isinstance(strings, list)
        self._names: dict[str, str] = {str(k): str(v) for k, v in characters.items()}
        ordered = sorted((str(s) for s in strings), key=lambda s: (-len(s), s))
        self._pattern = re.compile("|".join(ordered))

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
