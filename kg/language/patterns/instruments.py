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
        self._performed = triggers["performed_before"], triggers["performed_behind"]

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates for every 《…》 but newspapers and titles of which too little is written."""
        found: list[Candidate] = []
        for match in _TITLE.finditer(view.text):
            name = match.group(1)
            masked = "×" in name and len(name.replace("×", "")) < 6
            if not masked and not self._periodical.search(name) and not self._is_performed(view.text, match.start(), match.end()):
                rule = "instrument.short" if self._short.match(name) else "instrument.title"
                found.append(Candidate(match.start(), match.end(), "Instrument", rule, name))
        return found

    def _is_performed(self, text: str, start: int, end: int) -> bool:
        """Whether the title is that of a talk or a work, or of a list that ends so: 以《…》《…》为题."""
        before, behind = self._performed
        while (following := _TITLE.match(text, end + text.startswith("、", end))) is not None:
            end = following.end()
        return before.search(text, max(0, start - 6), start) is not None or behind.match(text, end) is not None
