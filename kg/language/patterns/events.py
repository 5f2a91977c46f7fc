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
        self._session, self._committee = triggers["session"], triggers["committee"]
        self._workers_congress, self._short_congress = triggers["workers_congress"], triggers["short_congress"]
        self._local_party_congress, self._celebration = triggers["local_party_congress"], triggers["celebration"]
        self._legislature = triggers["legislature"]
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
        found.extend(self._celebrations(view))
        for match in self._legislature.finditer(text):
            found.append(Candidate(self._holder(view, (), match.start()), match.end(), "Event", "congress.legislature"))
        found.extend(self._sessions(view, bodies))
        found.extend(self._short_congresses(view))
        for match in self._ordinal.finditer(text):
            if "×" not in match.group()[:3]:
                label = "Campaign" if self._contest.fullmatch(match.group(2)) else "Event"
                found.append(Candidate(match.start(), match.end(), label, "event.ordinal"))
        return found

    def _celebrations(self, view: TextView) -> Iterator[Candidate]:
        """庆祝“五一”国际劳动节暨表彰大会 is an event, 庆祝建党100周年系列活动 a campaign, each with the place before it."""
        for match in self._celebration.finditer(view.text):
            label = "Event" if match.group(1).endswith("会") else "Campaign"
            yield Candidate(self._holder(view, (), match.start()), match.end(), label, "congress.celebration")

    def _sessions(self, view: TextView, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
        """四川省总工会十四届五次全委会, 省委十一届九次全会: sessions of a committee or workers' congress, each of a list by itself."""
        ends: dict[int, int] = {}
        for body in (*bodies, *(c for c in view.known if c.label in view.classes.organizations)):
            if body.label in ("TradeUnion", "PartyOrganization", "Enterprise"):
                ends[body.end] = min(body.start, ends.get(body.end, body.start))
        for match in self._session.finditer(view.text):
            begin = ends.get(match.start(), match.start())
            if begin == match.start() and not self._workers_congress.fullmatch(match.group(3)):
                continue
            holder, position = view.text[begin : match.start()], match.start()
            for number in _LIST.split(match.group(2)):
                number = number.removeprefix("第").removesuffix("次")
                name = self._session_name(holder, match.group(1), number, match.group(3))
                end = view.text.index(number, position) + len(number)
                end = match.end() if end >= match.end(2) - 1 else end + view.text.startswith("次", end)
                yield Candidate(begin if position == match.start() else position, end, "Event", "congress.session", name)
                position = end + 1

    def _session_name(self, holder: str, term: str, number: str, kind: str) -> str:
        """The official name of a session: 某委员会第…届委员会第…次全体会议."""
        if self._workers_congress.fullmatch(kind):
            return f"{holder}{term}届{number}次职工代表大会"
        if holder.endswith("委") and not holder.endswith("常委"):
            return f"中国共产党{holder[:-1]}第{term}届委员会第{number}次全体会议"
        committee = "执行委员会" if self._committee.match(kind) else "委员会"
        return f"{holder}第{term}届{committee}第{number}次全体会议"

    def _short_congresses(self, view: TextView) -> Iterator[Candidate]:
        """省第十三次工代会, 大连工会十八大, 自治区第十一次党代会: congresses of a place under their official names."""
        for pattern, name in ((self._short_congress, "{}工会第{}次代表大会"), (self._local_party_congress, "中国共产党{}第{}次代表大会")):
            for match in pattern.finditer(view.text):
                begin = self._holder(view, (), match.start())
                holder = view.text[begin : match.start()]
                number = next(group for group in match.groups() if group)
                if holder and holder != "中国":
                    yield Candidate(begin, match.end(), "Event", "congress.local", name.format(holder, number))

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
