"""Instruments in 《》, and short references to them (《意见》, 《条例》)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_TITLE = re.compile(r"《([^《》\n]{2,110}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")


class InstrumentFinder:
    """Finds titles of instruments by their marks."""

    def __init__(self) -> None:
        triggers = read_triggers("kg.language", "instruments")
        self._short, self._periodical = triggers["short"], triggers["periodical"]
        self._form = triggers["form"]
        self._performed = triggers["performed_before"], triggers["performed_behind"]

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates for every 《…》 but newspapers, forms and titles of which too little is written."""
        found: list[Candidate] = []
        titles = list(_TITLE.finditer(view.text))
        for match, end in zip(titles, _ends_of_lists(view.text, titles), strict=True):
            name = match.group(1)
            masked = "×" in name and len(name.replace("×", "")) < 6
            other = self._periodical.search(name) or self._form.search(name) or self._is_performed(view.text, match.start(), end)
            if not masked and not other:
                rule = "instrument.short" if self._short.match(name) else "instrument.title"
                found.append(Candidate(match.start(), match.end(), "Instrument", rule, name))
        return found

    def _is_performed(self, text: str, start: int, end: int) -> bool:
        """Whether the title is that of a talk or a work: one at ``start``, in a list of titles up to ``end`` (以《…》《…》为题)."""
        before, behind = self._performed
        return before.search(text, max(0, start - 6), start) is not None or behind.match(text, end) is not None


def _ends_of_lists(text: str, titles: Sequence[re.Match[str]]) -> list[int]:
    """For each title where the list of titles ends that it stands in: titles directly behind one another, or with 、 between them."""
    ends: list[int] = []
    following = -1
    for title in reversed(titles):
        goes_on = following == title.end() + text.startswith("、", title.end())
        ends.append(ends[-1] if goes_on else title.end())
        following = title.start()
    return ends[::-1]
