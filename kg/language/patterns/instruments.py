"""Instruments in 《》, and short references to them (《意见》, 《条例》)."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_TITLE = re.compile(r"《([^《》\n]{2,110}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")


class InstrumentFinder:
    """Finds titles of instruments by their marks."""

    def __init__(self) -> None:
        triggers = read_triggers("kg.language", "instruments")
        self._short, self._periodical = triggers["short"], triggers["periodical"]

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates for every 《…》 but newspapers and titles of which too little is written."""
        found: list[Candidate] = []
        for match in _TITLE.finditer(view.text):
            name = match.group(1)
            masked = "×" in name and len(name.replace("×", "")) < 6
            if not masked and not self._periodical.search(name):
                rule = "instrument.short" if self._short.match(name) else "instrument.title"
                found.append(Candidate(match.start(), match.end(), "Instrument", rule, name))
        return found
