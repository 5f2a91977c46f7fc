"""Bodies by role in a list: 联合人社、法院、司法等部门, “工会+法院+人社”. Outside such lists these words are ordinary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_JOINS = ("以及", "、", "和", "与", "及", "+", "＋")


class BodyListFinder:
    """Finds bodies by role in lists."""

    def __init__(self) -> None:
        triggers = read_triggers("kg.language", "body_lists")
        self._kind, self._together = triggers["kind"], triggers["together"]

    def find(self, view: TextView, labels: Sequence[Candidate], bodies: Sequence[Candidate]) -> list[Candidate]:
        """The list labels of the vocabulary that stand in a list with another body, or before 部门.

        ``labels`` are what may be a body in a list, ``bodies`` what is one anywhere.
        """
        roles = {(c.start, c.end) for c in labels}
        found: list[Candidate] = []
        for chain in _chains(view, [*bodies, *labels]):
            if self._is_list(view.text, chain, roles):
                found.extend(c for c in chain if (c.start, c.end) in roles)
        return found

    def _is_list(self, text: str, chain: Sequence[Candidate], roles: Set[tuple[int, int]]) -> bool:
        """Whether bodies joined to one another are a list of bodies: by the words around them, or by one that is a body anywhere."""
        first, last = chain[0], chain[-1]
        closes = self._kind.match(text, last.end) is not None
        opened = self._together.search(text, max(0, first.start - 4), first.start) is not None
        if len(chain) == 1:
            return closes and opened
        plus = text[first.end : first.end + 1] in "+＋"
        return closes or opened or plus or any((c.start, c.end) not in roles for c in chain)


def _chains(view: TextView, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The bodies in strings of bodies joined by 、, 和 or +, the longest of those that begin at one place."""
    distinct = {(c.start, c.end): c for c in candidates if c.label in view.classes.organizations}
    by_start: dict[int, Candidate] = {}
    for member in sorted(distinct.values(), key=lambda c: (c.start, -c.end)):
        by_start.setdefault(member.start, member)
    chains: list[list[Candidate]] = []
    used: set[int] = set()
    for start, member in by_start.items():
        if start in used:
            continue
        chain = [member]
        while (following := _next(view.text, chain[-1].end, by_start)) is not None:
            chain.append(following)
        used.update(c.start for c in chain)
        chains.append(chain)
    return chains


def _next(text: str, position: int, by_start: Mapping[int, Candidate]) -> Candidate | None:
    """The body that a joining word at ``position`` leads to."""
    ends = (position + len(join) for join in _JOINS if text.startswith(join, position))
    return next((by_start[end] for end in ends if end in by_start), None)
