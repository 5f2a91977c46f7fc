"""Facilities that bear a person's name: 何某某劳模创新工作室 is one of its kind, not the kind."""

from __future__ import annotations

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView


def find_named_facilities(view: TextView) -> list[Candidate]:
    """Candidates for a known kind of workroom with a person's name directly before it."""
    found: list[Candidate] = []
    for facility in view.known:
        if facility.label != "Facility" or not view.text.endswith(("工作室", "工作站"), 0, facility.end):
            continue
        for person in view.by_end.get(facility.start, ()):
            if person.label == "Person":
                found.append(Candidate(person.start, facility.end, "Facility", "facility.person"))
    return found
