"""Honours of a place: 云南省五一劳动奖章, 市劳动模范, 省工人先锋号 are granted there and are not the honour of any level."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data, word_list
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_NATIONAL = ("全国", "国家", "中华", "中国")


class LocalAwardFinder:
    """Finds known honours of any level with the place that grants them."""

    def __init__(self) -> None:
        levels = read_data("organizations")["levels"]
        assert isinstance(levels, dict)
        self._levels = word_list(levels["of_honours"])
        self._shares_nation = read_triggers("kg.language", "awards")["shares_nation"]

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates for an honour with the place, or the level alone, before it or before the honour it follows."""
        found: list[Candidate] = []
        for award in sorted((c for c in view.known if c.label == "Award"), key=lambda c: (c.start, c.end)):
            if award.name.startswith(_NATIONAL):
                shared = self._shares_nation.match(view.text, award.end) if award.name.startswith("全国") else None
                found.extend([_of_nation(shared)] if shared else [])
            if award.name.startswith(_NATIONAL) or view.text[award.start] in "“《":
                continue
            begin = self._place_before(view, award.start)
            if begin >= 0:
                found.append(Candidate(begin, award.end, "Award", "award.local"))
            elif found and view.text[found[-1].end : award.start] in ("、", "和", "与", "及"):
                prefix = self._prefix(view, found[-1])
                name = prefix + view.text[award.start : award.end]
                found.extend([Candidate(award.start, award.end, "Award", "award.local-list", name)] if prefix else [])
        return found

    def _place_before(self, view: TextView, position: int) -> int:
        """Where the place or level directly before ``position`` begins, or -1."""
        places = [c.start for c in view.by_end.get(position, ()) if c.label == "Place"]
        if places:
            return min(places)
        level = next((word for word in self._levels if view.text.endswith(word, 0, position)), "")
        return position - len(level) if level and position - len(level) in view.word_edges else -1

    def _prefix(self, view: TextView, local: Candidate) -> str:
        """The place or level that a local honour begins with."""
        if local.name:
            return next((word for word in self._levels if local.name.startswith(word)), "")
        places = [c.end for c in view.by_start.get(local.start, ()) if c.label == "Place" and c.end < local.end]
        if places:
            return view.text[local.start : max(places)]
        return next((word for word in self._levels if view.text.startswith(word, local.start)), "")


def _of_nation(match: re.Match[str]) -> Candidate:
    """The second honour of 全国劳动模范和先进工作者."""
    return Candidate(match.start(1), match.end(1), "Award", "award.local-list", "全国" + match.group(1))
