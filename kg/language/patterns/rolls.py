"""Rolls of honour: below a line that names an honour, one body, one person with unit and title, or several names on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data, word_list
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_LONGEST_BODY = 40  # characters of a line that is one body
_BLANKS = " \t　"


@dataclass(frozen=True, slots=True)
class Roll:
    """The line that names the honour, and the lines below it, as ``[start, end)``."""

    heading: tuple[int, int]
    lines: tuple[tuple[int, int], ...]


class RollFinder:
    """Finds rolls of honour, and the persons and bodies on their lines."""

    def __init__(self) -> None:
        self._triggers = read_triggers("kg.language", "rolls")
        surnames = read_data("surnames")
        first = f"(?:{'|'.join(word_list(surnames['compound']))}|[{''.join(word_list(surnames['single']))}])"
        name = f"{first}(?: [\\u4e00-\\u9fff]|[\\u4e00-\\u9fff]{{1,2}})"
        detail = "(?:（[^（）\\n]{1,12}）)"
        self._person = re.compile(f"({name})(?:{detail}[{_BLANKS}]*|[{_BLANKS}]+)(?=\\S)")
        self._names = re.compile(f"{name}{detail}?(?:[{_BLANKS}、]+{name}{detail}?)*")
        self._name = re.compile(name)

    def rolls(self, text: str) -> list[Roll]:
        """The rolls of ``text``, in order; those of honours that are still only proposed are none."""
        found: list[Roll] = []
        heading: tuple[int, int] | None = None
        lines: list[tuple[int, int]] = []
        for start, end in [*_lines(text), (len(text), len(text))]:
            is_heading = end > start and self._triggers["heading"].fullmatch(text, start, end) is not None
            if is_heading or end == start or self._triggers["ends"].fullmatch(text, start, end):
                if lines and self._triggers["date"].fullmatch(text, start, end) and self._triggers["union"].search(text, *lines[-1]):
                    lines.pop()  # the signature of the document
                if heading is not None and lines:
                    found.append(Roll(heading, tuple(lines)))
                heading = (start, end) if is_heading and not self._triggers["not_yet"].search(text, start, end) else None
                lines = []
            elif heading is not None:
                number = self._triggers["number"].match(text, start, end)
                lines.append((number.end() if number else start, end))
        return found

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates for the persons and bodies on the lines of rolls."""
        return [c for roll in self.rolls(view.text) for start, end in roll.lines for c in self._on_line(view, start, end)]

    def _on_line(self, view: TextView, start: int, end: int) -> Iterator[Candidate]:
        if self._names.fullmatch(view.text, start, end):
            for name in self._name.finditer(view.text, start, end):
                yield Candidate(name.start(), name.end(), "Person", "post.roll")
        elif person := self._person.match(view.text, start, end):
            yield Candidate(person.start(1), person.end(1), "Person", "post.roll")
            if unit := self._triggers["unit"].match(view.text, person.end(), end):
                yield Candidate(unit.start(), unit.end(), self._label(view.text, unit.start(), unit.end()), "body.roll")
        elif end - start <= _LONGEST_BODY and not re.search(f"[{_BLANKS}，：]", view.text[start:end]):
            yield Candidate(start, end, self._label(view.text, start, end), "body.roll")

    def _label(self, text: str, start: int, end: int) -> str:
        for trigger, label in (("enterprise", "Enterprise"), ("government", "GovernmentBody"), ("union", "TradeUnion")):
            if self._triggers[trigger].search(text, start, end):
                return label
        return "Organization"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without the blanks around it; empty lines are left out."""
    for match in re.finditer(r"[^\n]+", text):
        stripped = match.group().strip(_BLANKS)
        if stripped:
            start = match.start() + match.group().index(stripped)
            yield start, start + len(stripped)
