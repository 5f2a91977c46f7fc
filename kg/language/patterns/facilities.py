"""Facilities with a name of their own: 何某某劳模创新工作室, 常州工匠学院, 省工人疗养院 are each one of their kind, not the kind."""

from __future__ import annotations

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers


class NamedFacilityFinder:
    """Finds known kinds of facilities with what names one of them."""

    def __init__(self) -> None:
        triggers = read_triggers("kg.language", "facilities")
        self._of_person, self._of_place, self._level = triggers["of_person"], triggers["of_place"], triggers["level"]
        self._makes = triggers["makes"]

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates for a known kind of facility with a person, or a place or level, directly before it."""
        found: list[Candidate] = []
        for facility in (c for c in view.known if c.label == "Facility"):
            before = view.by_end.get(facility.start, ())
            if self._of_person.search(view.text, facility.start, facility.end):
                found.extend(Candidate(c.start, facility.end, "Facility", "facility.person") for c in before if c.label == "Person")
            if self._of_place.search(view.text, facility.start, facility.end):
                places = [c for c in before if c.label == "Place" and not self._is_verb(view.text, c)]
                found.extend(Candidate(c.start, facility.end, "Facility", "facility.place") for c in places)
                level = self._level.search(view.text, max(0, facility.start - 1), facility.start)
                if level and level.start() in view.word_edges:
                    found.append(Candidate(level.start(), facility.end, "Facility", "facility.place"))
        return found

    def _is_verb(self, text: str, place: Candidate) -> bool:
        return place.rule == "statistical" and self._makes.match(text, place.start) is not None
