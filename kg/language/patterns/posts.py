"""Posts and the persons in them: 中华全国总工会党组书记、副主席、书记处第一书记某某某."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.language.candidates import Candidate
from kg.language.lexicon import WordFinder, read_data, word_list
from kg.language.patterns.view import TextView

_NAME = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class PostUse:
    """A title at ``[start, end)``, with the body directly before it included, the body it belongs to and the person named with it."""

    start: int
    end: int
    title: str
    body: Candidate
    person: Candidate | None


class PostFinder:
    """Finds titles, the bodies before them and the persons beside them."""

    def __init__(self) -> None:
        posts, surnames = read_data("posts"), read_data("surnames")
        self._titles = WordFinder(word_list(posts["titles"]))
        self._governors = word_list(posts["governors"])
        self._organs = word_list(posts["organs"])
        self._after_persons = word_list(posts["after_persons"])
        self._surnames = frozenset("".join(word_list(surnames["single"])))
        self._compound = word_list(surnames["compound"])

    def find(self, view: TextView, bodies: list[Candidate]) -> tuple[list[Candidate], list[PostUse]]:
        """Candidates for posts that follow a body (or a title that does), and how titles, bodies and persons hang together."""
        body_at = self._bodies(view, bodies)
        persons = {c.start: c for c in view.known if c.label == "Person"}
        person_ends = {c.end: c for c in view.known if c.label == "Person"}
        found: list[Candidate] = []
        uses: list[PostUse] = []
        for body, titles in self._runs(view, body_at):
            last = titles[-1][1]
            person = self._person_after(view, last, persons) or self._person_before(view, body, person_ends)
            for start, end in titles:
                begin = body.start if body.end == start else start
                found.append(Candidate(begin, end, "Post", "post.body-title"))
                uses.append(PostUse(begin, end, view.text[start:end], body, person))
            if person and not person.concept:
                found.append(Candidate(person.start, person.end, "Person", "post.person"))
        return found, uses

    def _bodies(self, view: TextView, bodies: list[Candidate]) -> dict[int, Candidate]:
        """The bodies by the place where they end: the longest, known ones first; and the places before the title of a governor."""
        body_at: dict[int, Candidate] = {}
        for candidate in [*bodies, *view.known]:
            if candidate.label not in view.classes.organizations or candidate.rule == "statistical":
                continue
            best = body_at.get(candidate.end)
            if best is None or (candidate.start, not candidate.concept) < (best.start, not best.concept):
                body_at[candidate.end] = candidate
        for place in view.known:
            if place.label == "Place" and place.end not in body_at and view.text.startswith(self._governors, place.end):
                body_at[place.end] = Candidate(place.start, place.end, "GovernmentBody", "post.government")
        return body_at

    def _runs(self, view: TextView, body_at: Mapping[int, Candidate]) -> list[tuple[Candidate, list[tuple[int, int]]]]:
        """Titles joined by 、 or 兼, with the body before the first; titles without a body are left out."""
        runs: list[tuple[Candidate | None, list[tuple[int, int]]]] = []
        for start, end in self._titles.find(view.text):
            previous = runs[-1][1][-1][1] if runs else 0
            if runs and start not in body_at and view.text[previous:start] in ("、", "兼", "，", "和"):
                runs[-1][1].append((start, end))
                continue
            organs = (start + len(word) for word in self._organs if view.text.startswith(word, start) and start not in body_at)
            start = next((behind for behind in organs if behind in body_at), start)
            runs.append((body_at.get(start), [(start, end)]))
        return [(body, titles) for body, titles in runs if body is not None]

    def _person_after(self, view: TextView, position: int, persons: Mapping[int, Candidate]) -> Candidate | None:
        """The person behind a title, known or by the surname."""
        while view.text.startswith(" ", position):
            position += 1
        return persons.get(position) or self._by_surname(view, position)

    def _by_surname(self, view: TextView, position: int) -> Candidate | None:
        """A word or two behind a title that begin with a surname and make two to four characters."""
        text = view.text
        surname = next((s for s in self._compound if text.startswith(s, position)), text[position : position + 1])
        if surname not in self._surnames and surname not in self._compound:
            return None
        for length in (len(surname) + 2, len(surname) + 1):
            end = position + length
            tagged, tag = view.tags.get(end, (position, "PER"))
            if tagged == position and tag not in ("PER", "nr", "nz"):
                continue
            if end in view.word_edges and _NAME.fullmatch(text, position, end) and text[end : end + 1] not in ("们", "的"):
                return Candidate(position, end, "Person", "post.surname")
        return None

    def _person_before(self, view: TextView, body: Candidate, persons: Mapping[int, Candidate]) -> Candidate | None:
        """某某某，某会主席 or 某某某（某会主席）or 某某某任某会主席."""
        gaps = (gap for gap in self._after_persons if view.text.endswith(gap, 0, body.start))
        return next((persons[body.start - len(gap)] for gap in gaps if body.start - len(gap) in persons), None)
