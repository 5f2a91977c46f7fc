"""The shortest way from one entity to another, relation by relation, with the sentence behind each."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import networkx

from kg.exploration.drawing import Arrow, Box, Picture, draw, width_of
from kg.exploration.entity import EntityList
from kg.exploration.errors import MissingExtraError
from kg.exploration.evidence import Relation, RelationList
from kg.exploration.html import relations_html, shortened
from kg.exploration.subgraph import relations_from
from kg.exploration.wording import wording

if TYPE_CHECKING:
    from kg.exploration.entity import Status

_GAP = 1.3  # inches between two boxes


class Path:
    """Entities, and the relations that lead from each to the next. ``Graph.path`` gives it.

    ``relations[n]`` is the relation between ``entities[n]`` and ``entities[n + 1]``, seen from the former.
    """

    def __init__(self, entities: EntityList, relations: RelationList) -> None:
        self.entities = entities
        self.relations = relations

    def picture(self) -> Picture:
        """Its entities in a row. Raises ``MissingExtraError`` where matplotlib or the font is missing."""
        boxes: list[Box] = []
        x = 0.25
        for entity in self.entities:
            width = width_of(entity.name)
            boxes.append(Box(entity.name, entity.type, x + width / 2, 0.0, bold=entity in (self.entities[0], self.entities[-1])))
            x += width + _GAP
        arrows = [
            Arrow(*((n, n + 1) if each.direction == "out" else (n + 1, n)), each.predicate, each.status == "planned")
            for n, each in enumerate(self.relations)
        ]
        return draw(boxes, arrows, x - _GAP + 0.25, 0.0, str(self))

    def __len__(self) -> int:
        return len(self.relations)

    def __str__(self) -> str:
        parts = [self.entities[0].name]
        for relation in self.relations:
            word = wording().predicate_label(relation.predicate) + ("（计划）" if relation.status == "planned" else "")
            parts.append(f"—{word}→ {relation.name}" if relation.direction == "out" else f"←{word}— {relation.name}")
        return " ".join(parts)

    def __repr__(self) -> str:
        return f"Path({self})"

    def _repr_html_(self) -> str:
        table = relations_html(self.relations)
        try:
            return f"<div>{self.picture()._repr_html_()}{table}</div>"
        except MissingExtraError:
            return f"<div><p>{shortened(str(self), 300)}</p>{table}</div>"


def shortest(
    network: networkx.MultiDiGraph, start: str, goal: str, predicates: Collection[str] | None, status: Status | None
) -> list[tuple[str, str, str, str]] | None:
    """The relations from ``start`` to ``goal`` as (from, predicate, direction, to): the fewest, and of these always the same.

    ``None`` where none lead there.
    """
    came: dict[str, tuple[str, str, str, str] | None] = {start: None}
    edge = [start]
    while edge and goal not in came:
        following: list[str] = []
        for each in edge:
            for backwards, direction in ((False, "out"), (True, "in")):
                for other, kind, _ in relations_from(network, each, predicates, status, backwards=backwards):
                    if other not in came:
                        came[other] = (each, kind, direction, other)
                        following.append(other)
        edge = following
    if goal not in came:
        return None
    steps: list[tuple[str, str, str, str]] = []
    while (step := came[goal]) is not None:
        steps.append(step)
        goal = step[0]
    return steps[::-1]


def chosen(relations: RelationList, predicate: str, direction: str, other: str) -> Relation:
    """The relation with this predicate, direction and other end."""
    return next(each for each in relations if (each.predicate, each.direction, each.other) == (predicate, direction, other))
