"""What a federation is said to have: 内设办公室、组织部, 5个产业工会分别是…, 辖2个区（甲区、乙区）工会.

The names on such lists leave that of the federation out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_SEPARATES = re.compile("[^、，；和 　]{2,}")


class ListedUnitFinder:
    """Finds the members of lists of departments, institutions and unions of a federation."""

    def __init__(self) -> None:
        self._triggers = read_triggers("kg.language", "listed_units")

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates with the rule ``listed.unit``; ``name`` is set where the text gives the ending of several once."""
        found = [c for opening in self._triggers["opens"].finditer(view.text) for c in self._items(view.text, opening.end())]
        for districts in self._triggers["districts"].finditer(view.text):
            ending = "总工会" if districts[2] == "工会" else districts[2]
            for place in _SEPARATES.finditer(view.text, *districts.span(1)):
                found.append(Candidate(place.start(), place.end(), "TradeUnion", "listed.unit", place.group().replace("\n", "") + ending))
        for union in self._triggers["in_brackets"].finditer(view.text):
            found.append(Candidate(*union.span(1), "TradeUnion", "listed.unit"))
        return found

    def _items(self, text: str, position: int) -> Iterator[Candidate]:
        """The members of the list that begins at ``position``, up to the first that does not end like one."""
        while item := self._triggers["item"].match(text, position):
            if not self._triggers["kind"].match(item[1]):
                label = "TradeUnion" if item[1].endswith(("工会", "部", "室", "委员会")) else "Organization"
                yield Candidate(*item.span(1), label, "listed.unit")
            joined = self._triggers["joins"].match(text, item.end())
            if joined is None:
                return
            position = joined.end()
