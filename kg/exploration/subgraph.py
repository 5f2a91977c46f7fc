"""A part of the graph: entities and the relations between them, without passages, documents and figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import networkx

from kg.exploration.arranging import arranged
from kg.exploration.choices import check_most
from kg.exploration.drawing import Arrow, Picture, draw
from kg.exploration.errors import MissingExtraError
from kg.exploration.html import shortened
from kg.exploration.wording import status_words, wording

if TYPE_CHECKING:
    from kg.exploration.entity import EntityList, Status
    from kg.exploration.graph import Graph

_MOST_DRAWN = 24


class SubGraph:
    """Entities and the relations between them. ``Graph.subgraph`` and ``Graph.network`` give it; in a notebook it is a picture.

    ``networkx`` is a ``MultiDiGraph`` of its own, to be changed and measured at will: a node's key is its id, an edge's its
    predicate; their attributes are those of the graph.
    """

    def __init__(self, graph: Graph, network: networkx.MultiDiGraph, centre: str = "") -> None:
        self._graph = graph
        self._centre = centre
        self.networkx = network

    @property
    def entities(self) -> EntityList:
        """Its entities, by id."""
        from kg.exploration.entity import EntityList

        return EntityList(self._graph[identity] for identity in sorted(self.networkx))

    def picture(self, most: int = _MOST_DRAWN) -> Picture:
        """Its entities and relations; planned relations are dashed.

        At most ``most`` entities: the centre, then those with the most relations here; ``text`` of the picture tells how many
        there are. Raises ``MissingExtraError`` where matplotlib or the font is missing.
        """
        check_most(most)
        drawn = self._most_related(most)
        edges = sorted((one, other, kind) for one, other, kind in self.networkx.edges(keys=True) if one in drawn and other in drawn)
        named = [(identity, self._graph[identity]) for identity in drawn]
        boxes, width, height = arranged(
            [(entity.name, entity.type, identity == self._centre) for identity, entity in named],
            [(drawn.index(one), drawn.index(other)) for one, other, _ in edges],
        )
        arrows = [
            Arrow(drawn.index(one), drawn.index(other), kind, self.networkx.edges[one, other, kind].get("status") == "planned")
            for one, other, kind in edges
        ]
        text = f"{len(drawn)} / {len(self.networkx)} 个实体 entities, {len(edges)} / {self.networkx.size()} 个关系 relations"
        return draw(boxes, arrows, width, height, text)

    def _most_related(self, most: int) -> list[str]:
        order = sorted(self.networkx, key=lambda identity: (identity != self._centre, -self.networkx.degree(identity), identity))
        part = self.networkx.subgraph(order[:most])
        return sorted(identity for identity in part if identity == self._centre or part.degree(identity) or len(part) == len(self))

    def _counts(self) -> tuple[int, int]:
        statuses = [status for _, _, status in self.networkx.edges(data="status")]
        planned = sum(status == "planned" for status in statuses)
        return len(statuses) - planned, planned

    def __len__(self) -> int:
        return len(self.networkx)

    def __repr__(self) -> str:
        achieved, planned = self._counts()
        return f"SubGraph({len(self)} entities, {achieved} achieved and {planned} planned relations)"

    def _repr_html_(self) -> str:
        achieved, planned = self._counts()
        counts = f"{achieved} {status_words('achieved')}, {planned} {status_words('planned')}"
        kinds: dict[str, int] = {}
        for entity in self.entities:
            kinds[entity.type] = kinds.get(entity.type, 0) + 1
        parts = ", ".join(f"{shortened(wording().class_words(kind))} {kinds[kind]}" for kind in sorted(kinds, key=lambda k: (-kinds[k], k)))
        words = f"<p>{len(self)} 个实体 entities: {parts}<br>关系 relations: {counts}</p>"
        if not len(self):
            return words
        try:
            return f"<div>{words}{self.picture()._repr_html_()}</div>"
        except MissingExtraError as error:
            return f"<div>{words}<p>{error}</p></div>"


def part_of(
    network: networkx.MultiDiGraph, ids: Collection[str], predicates: Collection[str] | None, status: Status | None
) -> networkx.MultiDiGraph:
    """A new graph of these nodes and the relations between them that have these predicates and this status."""
    part = networkx.MultiDiGraph()
    part.add_nodes_from((identity, dict(network.nodes[identity])) for identity in sorted(ids))
    for source in sorted(ids):
        for target, kind, properties in relations_from(network, source, predicates, status):
            if target in part:
                part.add_edge(source, target, key=kind, **properties)
    return part


def relations_from(
    network: networkx.MultiDiGraph, source: str, predicates: Collection[str] | None, status: Status | None, *, backwards: bool = False
) -> Iterator[tuple[str, str, dict[str, object]]]:
    """The relations that begin at ``source`` (``backwards``: end there): the other end, the predicate, and the properties, sorted."""
    edges = (network.in_edges if backwards else network.out_edges)([source], keys=True, data=True)
    for one, other, kind, properties in sorted(edges, key=lambda edge: (edge[0], edge[1], edge[2])):
        told = "passages" in properties and status in (None, properties.get("status"))
        if told and (predicates is None or kind in predicates):
            yield one if backwards else other, kind, properties


def around(network: networkx.MultiDiGraph, centre: str, depth: int, predicates: Collection[str] | None, status: Status | None) -> set[str]:
    """The nodes that at most ``depth`` relations lead to, in either direction."""
    found, edge = {centre}, {centre}
    for _ in range(depth):
        if not edge:
            break
        edge = {
            other
            for each in edge
            for backwards in (False, True)
            for other, _, _ in relations_from(network, each, predicates, status, backwards=backwards)
        } - found
        found |= edge
    return found
