"""Where the number of a figure stands: its clause, its item of a list, the mentions beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.language.mention_resolver import Mention
from kg.language.quantities import Quantity
from kg.relations.facts import RuleContext
from kg.relations.subjects import ClauseRoles

SEPARATOR = re.compile(r"[，；、。：]")
ADJOINING = 8  # characters at most between a number and the noun that it counts
_JOINED = re.compile(r"[^，；。：]{0,8}[、和与及][^，；。：]{0,4}")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number stands: in its clause, in its item ``[start, end)`` of a list, beside the mentions up to the next numbers."""

    quantity: Quantity
    roles: ClauseRoles
    start: int
    end: int
    near: tuple[Mention, ...]

    @property
    def before(self) -> tuple[Mention, ...]:
        """The mentions before the number."""
        return tuple(m for m in self.near if m.end <= self.quantity.start)

    @property
    def behind(self) -> tuple[Mention, ...]:
        """The mentions behind the number."""
        return tuple(m for m in self.near if m.start >= self.quantity.end)


def spot_of(context: RuleContext, roles: ClauseRoles, quantity: Quantity, neighbours: tuple[int, int]) -> Spot:
    """The spot of a number; ``neighbours`` are the end of the number before it and the start of the next."""
    text, clause = context.view.text, roles.clause
    left = max(clause.start, min(neighbours[0], quantity.start))
    right = min(clause.end, max(neighbours[1], quantity.end))
    if right < clause.end and _JOINED.fullmatch(text, quantity.end, right):
        right = clause.end
    marks = [m.end() for m in SEPARATOR.finditer(text, left, quantity.start)]
    mark = SEPARATOR.search(text, quantity.end, right)
    near = tuple(m for m in context.mentions(roles) if left <= m.start <= m.end <= quantity.start or quantity.end <= m.start < right)
    return Spot(quantity, roles, marks[-1] if marks else left, mark.start() if mark else right, near)
