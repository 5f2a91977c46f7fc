"""Posts and the persons in them: 中华全国总工会党组书记、副主席、书记处第一书记某某某, 某公司设备工程师某某某."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from kg.language.candidates import Candidate
from kg.language.patterns.persons import PersonFinder
from kg.language.patterns.titles import TitleFinder
from kg.language.patterns.view import TextView

_JOINS = re.compile("(?:（[^（）]{1,4}）)?(?:、|兼(?:任)?|，|和)")
_SHARED = re.compile("(?:（[^（）]{1,4}）)?、")
_SHARED_FURTHER = re.compile("(?:（[^（）]{1,4}）)?[、，]")
_OPENS = re.compile("(?:^|[，。；：\\n“ 　由])$")


@dataclass(frozen=True, slots=True)
class PostUse:
    """A title at ``[start, end)``, with the body directly before it included, the body it belongs to and the person named with it."""

    start: int
    end: int
    title: str
    body: Candidate
    person: Candidate | None


@dataclass(frozen=True, slots=True)
class _Run:
    """The titles behind a body, and the person they belong to."""

    body: Candidate
    titles: tuple[tuple[int, int], ...]
    person: Candidate | None

    @property
    def end(self) -> int:
        return self.titles[-1][1]


class PostFinder:
    """Finds titles, the bodies before them and the persons beside them."""

    def __init__(self) -> None:
        self._titles = TitleFinder()
        self._persons = PersonFinder()

    def find(self, view: TextView, bodies: list[Candidate]) -> tuple[list[Candidate], list[PostUse]]:
        """Candidates for posts that follow a body (or a title that does), and how titles, bodies and persons hang together."""
        found: list[Candidate] = []
        uses: list[PostUse] = []
        for run in _with_shared_persons(view.text, self._runs(view, self._bodies(view, bodies))):
            for start, end in run.titles:
                begin = run.body.start if run.body.end == start else start
                found.append(Candidate(begin, end, "Post", "post.body-title"))
                uses.append(PostUse(begin, end, view.text[start:end], run.body, run.person))
            if run.person and not run.person.concept:
                found.append(Candidate(run.person.start, run.person.end, "Person", "post.person"))
        return found, uses

    def _bodies(self, view: TextView, bodies: list[Candidate]) -> dict[int, Candidate]:
        """The bodies by the place where they end: the longest, known ones first; and what stands for a body before certain titles."""
        body_at: dict[int, Candidate] = {}
        for candidate in [*bodies, *view.known]:
            if candidate.label not in view.classes.organizations or candidate.rule == "statistical":
                continue
            best = body_at.get(candidate.end)
            if best is None or (candidate.start, not candidate.concept) < (best.start, not best.concept):
                body_at[candidate.end] = candidate
        for place in view.known:
            if place.label == "Place" and place.end not in body_at and self._titles.governs(view.text, place.end):
                body_at[place.end] = Candidate(place.start, place.end, "GovernmentBody", "post.government")
        for start, end in self._titles.own_firms(view.text):
            if end not in body_at or body_at[end].start >= start:
                body_at[end] = Candidate(start, end, "Enterprise", "post.firm")
        for position in self._titles.own(view.text):
            if position not in body_at and _OPENS.search(view.text, max(0, position - 1), position):
                body_at[position] = Candidate(position, position, "TradeUnion", "post.own")
        return body_at

    def _runs(self, view: TextView, body_at: Mapping[int, Candidate]) -> list[_Run]:
        """The titles behind each body, joined by 、 or 兼; those that are trades, or of an unwritten body, only with a person."""
        runs: list[_Run] = []
        beginnings = frozenset(body.start for body in body_at.values() if body.start < body.end)
        for position in sorted(body_at):
            if runs and position < runs[-1].end:
                continue
            titles = self._titles_behind(view, position, beginnings)
            if not titles:
                continue
            body = body_at[position]
            run = _Run(body, tuple(titles), self._persons.after(view, titles[-1][1]) or self._persons.before(view, body))
            if run.person is None:
                listed = [(start, end) for start, end in titles if self._titles.is_listed(view.text, start, end)]
                run = replace(run, titles=tuple(listed))
            if run.titles and (body.rule != "post.own" or (run.person and run.person in view.by_start.get(run.person.start, ()))):
                runs.append(run)
        return runs

    def _titles_behind(self, view: TextView, position: int, beginnings: Set[int]) -> list[tuple[int, int]]:
        """Where the titles that begin at ``position`` begin and end."""
        titles: list[tuple[int, int]] = []
        while (end := self._titles.end(view, position)) is not None:
            titles.append((position, end))
            joined = _JOINS.match(view.text, end)
            if joined is None or self._begins_body(view, joined.end(), beginnings):
                break
            position = joined.end()
        return titles

    def _begins_body(self, view: TextView, position: int, beginnings: Set[int]) -> bool:
        """Whether a body that has a title begins at ``position``, so that a title there is not the one before it."""
        return position in beginnings and not self._titles.is_title(view.text, position)


def _with_shared_persons(text: str, runs: Sequence[_Run]) -> list[_Run]:
    """省人大常委会副主任、省总工会主席某某某: the person behind the last of several posts joined by 、 holds them all."""
    result: list[_Run] = []
    for run in reversed(runs):
        following = result[-1] if result else None
        pattern = _SHARED if run.body.label == "TradeUnion" else _SHARED_FURTHER
        joined = pattern.match(text, run.end)
        if run.person is None and following is not None and joined and joined.end() == following.body.start:
            run = replace(run, person=following.person)
        result.append(run)
    return result[::-1]
