"""Persons beside a title: known ones, those the tagger sees, and two or three characters that begin with a surname."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data, word_list
from kg.language.patterns.view import TextView

_NAME = re.compile(r"[\u4e00-\u9fff]+")
_DETAILS = re.compile("(?:（[^（）\\n]{1,12}）)?[ 　]*$")
_VERBAL = frozenset(("v", "vd", "ad", "d"))
_LONGEST_LINE_HEAD = 5  # characters
_LONGEST_VERB = 4  # characters


class PersonFinder:
    """Finds the person that a title belongs to."""

    def __init__(self) -> None:
        surnames = read_data("surnames")
        self._single = "".join(word_list(surnames["single"]))
        self._compound = word_list(surnames["compound"])
        self._gaps = word_list(read_data("posts")["after_persons"])
        self._line_head = re.compile(f"(?:^|(?<=\\n))[{self._single}](?: ?[\\u4e00-\\u9fff]){{1,2}}$")

    def after(self, view: TextView, position: int) -> Candidate | None:
        """The person behind a title that ends at ``position``."""
        while view.text.startswith((" ", "　"), position):
            position += 1
        known = next((c for c in view.by_start.get(position, ()) if c.label == "Person"), None)
        return self._whole(view, known) if known else self._by_surname(view, position)

    def before(self, view: TextView, body: Candidate) -> Candidate | None:
        """某某某，某会主席 or 某某某（某会主席）or 某某某任某会主席; in a list 某某某（女） 某公司某某工."""
        for gap in self._gaps:
            if view.text.endswith(gap, 0, body.start) and (known := self._ending(view, body.start - len(gap))):
                return known
        details = _DETAILS.search(view.text, max(0, body.start - 16), body.start)
        if details is None or details.end() == details.start():
            return None
        return self._ending(view, details.start()) or self._at_line_head(view, details.start())

    def _ending(self, view: TextView, position: int) -> Candidate | None:
        return next((c for c in view.by_end.get(position, ()) if c.label == "Person"), None)

    def _at_line_head(self, view: TextView, end: int) -> Candidate | None:
        """A name that is all of a line up to ``end``, also with a blank in it (李 明)."""
        match = self._line_head.search(view.text, max(0, end - _LONGEST_LINE_HEAD), end)
        return Candidate(match.start(), end, "Person", "post.surname") if match else None

    def _whole(self, view: TextView, person: Candidate) -> Candidate:
        """A name of three characters whose last is 和, before a verb: the tagger takes it for "and"."""
        end = person.end + 1
        if person.end - person.start != 2 or person.concept or view.text[person.end : end] != "和":
            return person
        following = (view.tags.get(end + length, (-1, "")) for length in range(1, _LONGEST_VERB + 1))
        if not any(start == end and tag in _VERBAL for start, tag in following):
            return person
        return Candidate(person.start, end, "Person", "post.surname")

    def _by_surname(self, view: TextView, position: int) -> Candidate | None:
        """A word or two behind a title that begin with a surname and make two to four characters."""
        text = view.text
        surname = next((s for s in self._compound if text.startswith(s, position)), text[position : position + 1])
        if not surname or (surname not in self._single and surname not in self._compound):
            return None
        for length in (len(surname) + 2, len(surname) + 1):
            end = position + length
            tagged, tag = view.tags.get(end, (position, "PER"))
            if tagged == position and tag not in ("PER", "nr", "nz"):
                continue
            if end in view.word_edges and _NAME.fullmatch(text, position, end) and text[end : end + 1] not in ("们", "的"):
                return Candidate(position, end, "Person", "post.surname")
        return None
