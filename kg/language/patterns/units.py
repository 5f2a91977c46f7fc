"""Units named behind their body: 某某公司催化车间, 某某公司某水厂制水班组, 某某医院护理部 are bodies of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.candidates import Candidate
from kg.language.lexicon import longest_first, read_data, word_list
from kg.language.patterns.view import TextView
from kg.language.triggers import compile_trigger

_LONGEST = 12  # characters between a body and the ending of its unit
_MOST_LEVELS = 3  # of units in units
_FUNCTIONAL = frozenset(("vd", "d", "p", "c", "u", "r"))
_OWNERS = frozenset(("Enterprise", "Organization", "GovernmentBody", "TradeUnion"))


class UnitFinder:
    """Finds the units of bodies by how their names end."""

    def __init__(self) -> None:
        data = read_data("body_units")
        endings = data["endings"]
        assert isinstance(endings, dict)
        self._labels = {ending: str(label) for label, words in endings.items() for ending in word_list(words)}
        words = "|".join(map(re.escape, longest_first(self._labels)))
        self._unit = re.compile(f"[\\u4e00-\\u9fff0-9A-Za-z“”]{{0,{_LONGEST}}}?({words})")
        self._none_of, self._goes_on = compile_trigger(data["none_of"], {}), compile_trigger(data["goes_on"], {})

    def find(self, view: TextView, bodies: Sequence[Candidate]) -> list[Candidate]:
        """The units behind ``bodies``, each with its body at the head of its name; of units in units, the innermost."""
        longest: dict[int, Candidate] = {}
        for body in bodies:
            if body.label in _OWNERS and body.end - body.start > 3 and body.rule != "statistical":
                unit = self._behind(view, body)
                if unit is not None and (unit.start not in longest or longest[unit.start].end < unit.end):
                    longest[unit.start] = unit
        return list(longest.values())

    def _behind(self, view: TextView, body: Candidate) -> Candidate | None:
        """The unit whose name goes on behind ``body``."""
        end, label = body.end, ""
        for _ in range(_MOST_LEVELS):
            match = self._unit.match(view.text, end)
            if match is None or not self._names_a_unit(view, end, match):
                break
            end, label = match.end(), self._labels[match[1]]
        if not label:
            return None
        return Candidate(body.start, end, "GovernmentBody" if body.label == "GovernmentBody" else label, "body.unit")

    def _names_a_unit(self, view: TextView, start: int, match: re.Match[str]) -> bool:
        """Whether the words up to the ending, and what follows it, leave a name."""
        if self._goes_on.match(view.text, match.end()):
            return False
        if self._none_of.search(view.text, start, match.start(1)) is not None or match.end() not in view.word_edges:
            return False
        return not any(view.tags.get(end, (end, ""))[1] in _FUNCTIONAL for end in range(start + 1, match.start(1)))
