"""Bodies that share a part of their names: 省人社厅、工信厅 have one place, 尧都区、侯马市总工会 one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language.candidates import Candidate
from kg.language.lexicon import WordFinder
from kg.language.patterns.view import TextView

COORDINATED = "coordinated.body"
_JOIN = re.compile("(?:以及|[、和与及])$")
_LEVEL_END = tuple("省市县区州旗盟")
_LONGEST_JOIN = 2  # characters


def coordinated_bodies(view: TextView, bodies: Sequence[Candidate], kinds: WordFinder) -> list[Candidate]:
    """Candidates whose name another of ``bodies`` completes; ``kinds`` are what departments and federations are called without a place."""
    whole = {body.end: body for body in bodies if body.rule in ("body.level", "body.ending")}
    return [*_of_one_place(view, whole, kinds), *_of_one_kind(view, list(whole.values()), kinds)]


def _of_one_place(view: TextView, whole: dict[int, Candidate], kinds: WordFinder) -> Iterator[Candidate]:
    """工信厅 behind 省人社厅、: the department of the place or level that stands before the first of the list."""
    places = {end: place for end, body in whole.items() if (place := _place_before_kind(view, body, kinds))}
    for start, end in kinds.find(view.text):
        joined = _JOIN.search(view.text, max(0, start - _LONGEST_JOIN), start)
        place = places.get(joined.start(), "") if joined else ""
        if not place or end in whole or end not in view.word_edges:
            continue
        places[end] = place
        kind = view.text[start:end]
        yield Candidate(start, end, "TradeUnion" if kind.endswith("工会") else "GovernmentBody", COORDINATED, place + kind)


def _of_one_kind(view: TextView, bodies: Sequence[Candidate], kinds: WordFinder) -> Iterator[Candidate]:
    """尧都区 before 、侯马市总工会: each place of the list has a body of the kind that the last of them names."""
    for body in bodies:
        place = _place_before_kind(view, body, kinds)
        kind = view.text[body.start + len(place) : body.end]
        start = body.start
        while place.endswith(_LEVEL_END) and len(place) > 1:
            joined = _JOIN.search(view.text, max(0, start - _LONGEST_JOIN), start)
            other = _place_ending(view, joined.start()) if joined else None
            if other is None:
                break
            yield Candidate(other.start, other.end, body.label, COORDINATED, view.text[other.start : other.end] + kind)
            start = other.start


def _place_before_kind(view: TextView, body: Candidate, kinds: WordFinder) -> str:
    """The place or level that the name of a body is made of beside its kind; empty where it holds anything else."""
    name = view.text[body.start : body.end]
    kind = next((name[start:] for start, end in kinds.find(name) if end == len(name)), "")
    place = name.removesuffix(kind) if kind else ""
    is_place = any(c.label == "Place" and c.end == body.start + len(place) for c in view.by_start.get(body.start, ()))
    return place if is_place or (body.rule == "body.level" and place) else ""


def _place_ending(view: TextView, position: int) -> Candidate | None:
    """The place of the vocabulary with its level that ends at ``position``, the longest if there are several."""
    places = [c for c in view.by_end.get(position, ()) if c.label == "Place" and c.rule == "vocabulary"]
    named = [c for c in places if view.text.endswith(_LEVEL_END, c.start, c.end)]
    return min(named, key=lambda c: c.start, default=None)
