"""Facilities with a name of their own: 何某某劳模创新工作室, 常州工匠学院, 省工人疗养院 are each one of their kind, not the kind."""

from __future__ import annotations

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView

_OF_PERSON = ("工作室", "工作站")
_OF_PLACE = ("工匠学院", "职工学校", "文化宫", "疗养院", "休养院", "活动中心", "纪念馆", "博物馆", "运史馆", "劳模馆")
_LEVELS = ("省", "市", "县", "区")


def find_named_facilities(view: TextView) -> list[Candidate]:
    """Candidates for a known kind of facility with a person, or a place or level, directly before it."""
    found: list[Candidate] = []
    for facility in view.known:
        if facility.label != "Facility":
            continue
        before = view.by_end.get(facility.start, ())
        if view.text.endswith(_OF_PERSON, 0, facility.end):
            found.extend(Candidate(c.start, facility.end, "Facility", "facility.person") for c in before if c.label == "Person")
        if view.text.endswith(_OF_PLACE, 0, facility.end):
            found.extend(Candidate(c.start, facility.end, "Facility", "facility.place") for c in before if c.label == "Place")
            if view.text.endswith(_LEVELS, 0, facility.start) and facility.start - 1 in view.word_edges:
                found.append(Candidate(facility.start - 1, facility.end, "Facility", "facility.place"))
    return found
