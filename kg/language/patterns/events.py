"""Congresses and plenary sessions: the short forms that everybody writes, and the official names behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data, word_list
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_LIST = re.compile(r"[、和]")


class EventFinder:
    """Finds congresses, plenary sessions and numbered events."""

    def __init__(self) -> None:
        triggers = read_triggers("kg.language", "events")
        self._party_congress, self._plenum = triggers["party_congress"], triggers["plenum"]
        self._union_congress, self._local_congress = triggers["union_congress"], triggers["local_congress"]
        self._ordinal, self._contest = triggers["ordinal"], triggers["contest"]
        levels = read_data("organizations")["levels"]
        assert isinstance(levels, dict)
        self._levels = word_list(levels["of_honours"])

    def find(self, view: TextView, bodies: Sequence[Candidate]) -> list[Candidate]:
        """Candidates for congresses, plenary sessions and numbered events, each with its official name."""
        text = view.text
        found: list[Candidate] = []
        for match in self._party_congress.finditer(text):
            name = f"中国共产党第{match.group(1)}次全国代表大会"
            found.append(Candidate(match.start(), match.end(), "Event", "event.party-congress", name))
        for match in self._plenum.finditer(text):
            found.extend(_plenary_sessions(match))
        for match in self._union_congress.finditer(text):
            name = f"中国工会第{match.group(1) or match.group(2)}次全国代表大会"
            found.append(Candidate(match.start(), match.end(), "Event", "event.union-congress", name))
        for match in self._local_congress.finditer(text):
            begin = self._holder(view, bodies, match.start())
            if begin < match.start() and not text.startswith("中国工会", begin):
                found.append(Candidate(begin, match.end(), "Event", "event.local-congress"))
        for match in self._ordinal.finditer(text):
            if "×" not in match.group()[:3]:
                label = "Campaign" if self._contest.fullmatch(match.group(2)) else "Event"
                found.append(Candidate(match.start(), match.end(), label, "event.ordinal"))
        return found

    def _holder(self, view: TextView, bodies: Sequence[Candidate], union: int) -> int:
        """Where the name of the body that holds a congress begins, left of the word 工会 at ``union``."""
        places = [c.start for c in view.by_end.get(union, ()) if c.label == "Place"]
        names = [c.start for c in bodies if c.start < union < c.end]
        if places or names:
            return min([*places, *names])
        level = next((word for word in self._levels if view.text.endswith(word, 0, union)), "")
        return union - len(level)


def _plenary_sessions(match: re.Match[str]) -> Iterator[Candidate]:
    """Each session of a list such as 十九届五中、六中全会; the first holds the words before the list, the last those behind it."""
    position = match.start(2)
    for written in _LIST.split(match.group(2)):
        start = match.start() if position == match.start(2) else position
        end = position + len(written)
        name = f"中国共产党第{match.group(1)}届中央委员会第{written.removesuffix('中')}次全体会议"
        yield Candidate(start, match.end() if end == match.end(2) else end, "Event", "event.plenary-session", name)
        position = end + 1
