"""An entity of a graph: its names, neighbours, relations and figures, each with the sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from kg.exploration.choices import check_direction, check_most, check_status
from kg.exploration.drawing import Neighbour, Picture, draw_neighbours
from kg.exploration.errors import MissingExtraError
from kg.exploration.evidence import EvidenceList, Explanation, Relation, RelationList
from kg.exploration.explaining import explain
from kg.exploration.finding import texts
from kg.exploration.wording import wording
from ontology.records import Node

if TYPE_CHECKING:
    import pandas

    from kg.exploration.graph import Graph
    from kg.exploration.subgraph import SubGraph

Direction = Literal["out", "in", "both"]
Status = Literal["achieved", "planned"]

_MOST_DRAWN = 12  # on each side


class Entity:
    """A thing that the documents speak of. ``Graph.find`` gives it.

    ``id`` is its id in the graph, ``name`` its canonical name, ``type`` a class of the ontology (``TradeUnion``). Two are equal if
    they are the same node of the same graph.

    >>> campaign = graph.find("安康杯")
    >>> campaign
    Entity(安康杯竞赛, Campaign, programme/安康杯竞赛)
    >>> campaign.labels["en"]
    'Ankang Cup safety competition'
    """

    def __init__(self, graph: Graph, node: Node) -> None:
        self._graph = graph
        self._node = node

    @property
    def id(self) -> str:
        """The id of its node."""
        return self._node.id

    @property
    def name(self) -> str:
        """Its canonical name."""
        return self._node.name

    @property
    def type(self) -> str:
        """Its class; of a concept that only the vocabulary ties to what the documents say, the class it stands for."""
        return str(self._node.properties.get("class", self._node.type))

    @property
    def type_words(self) -> str:
        """Its class in Chinese and English."""
        return wording().class_words(self.type)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its other names."""
        return tuple(texts(self._node.properties.get("aliases")))

    @property
    def properties(self) -> Mapping[str, Any]:
        """All that its node holds besides id, type and name."""
        return self._node.properties

    @property
    def concept(self) -> str:
        """The IRI of the concept of the vocabulary that it is; empty for what only documents know."""
        return str(self._node.properties.get("concept", ""))

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Its names by language: ``zh``, and ``en`` where the vocabulary has one."""
        return {"zh": self.name, **self._graph.vocabulary_labels(self.concept)}

    @cached_property
    def explanation(self) -> Explanation:
        """All that the graph holds of it: what ``union-kg explain`` prints."""
        return explain(self._graph.records, self._node)

    @property
    def mentions(self) -> int:
        """How many times documents name it."""
        return self.explanation.mentions

    def relations(self, predicate: str | None = None, *, direction: Direction = "both", status: Status | None = None) -> RelationList:
        """Its relations, each with its evidence, sorted by predicate.

        ``predicate`` (``ORGANIZES``, or ``organizes``) and ``direction`` (``out``: it is the subject) narrow them, and so does
        ``status``: that of the relation, which is ``achieved`` if any sentence says that it was done, else ``planned``. Raises
        ``UsageError`` for a predicate that the ontology does not have, and for a direction or status that is none.

        >>> for relation in graph.find("安康杯").relations("ORGANIZES", status="planned"):
        ...     print(relation.name, relation.status, relation.evidence[0].sentence)
        德清县总工会 planned 7.继续开展“安康杯”竞赛，参赛班组不少于600个。
        """
        check_direction(direction)
        check_status(status)
        wanted = self._graph.predicate(predicate) if predicate is not None else None
        return RelationList(
            each
            for each in self.explanation.relations
            if wanted in (None, each.predicate) and direction in ("both", each.direction) and status in (None, each.status)
        )

    def neighbours(self, predicate: str | None = None, *, direction: Direction = "both", status: Status | None = None) -> EntityList:
        """The entities that its relations lead to, each once, in the order of ``relations``, which explains the arguments.

        >>> [each.name for each in graph.find("安康杯").neighbours("ORGANIZES", direction="in", status="achieved")]
        ['中华全国总工会', '云南省总工会', '国家卫生健康委员会', '应急管理部']
        """
        found = dict.fromkeys(each.other for each in self.relations(predicate, direction=direction, status=status))
        return EntityList(self._graph[identity] for identity in found)

    def evidence(self) -> EvidenceList:
        """Every sentence behind its relations."""
        return self.explanation.relations.evidence

    def observations(self) -> pandas.DataFrame:
        """The figures that measure it, and those that are its own results or targets: ``Graph.observations`` tells the columns.

        >>> graph.find("安康杯").observations()[["indicator", "value", "unit", "status"]]
             indicator   value unit    status
        0  “安康杯”竞赛覆盖企业  8600.0    家  achieved
        1         参赛班组   600.0    个   planned
        """
        return self._graph.observations(self)

    def subgraph(self, depth: int = 1, *, status: Status | None = None) -> SubGraph:
        """The part of the graph around it; see ``Graph.subgraph``."""
        return self._graph.subgraph(self, depth, status=status)

    def picture(self, most: int = _MOST_DRAWN) -> Picture:
        """Itself in the middle, what points at it on the left, what it points at on the right; planned relations are dashed.

        At most ``most`` on each side, those with the most evidence first; ``text`` of the picture tells how many were left out.
        Raises ``MissingExtraError`` where matplotlib or the font is missing, and ``UsageError`` for a negative number.
        """
        check_most(most)
        relations = self.explanation.relations
        sides = [sorted((each for each in relations if each.direction == side), key=_weight) for side in ("in", "out")]
        left_out = sum(max(0, len(side) - most) for side in sides)
        drawn = [[self._neighbour(each) for each in sorted(side[:most], key=_order)] for side in sides]
        text = f"{_cut(self.name, 60)}: {len(relations) - left_out} / {len(relations)} 个关系 relations"
        return draw_neighbours(self.name, self.type, drawn[0], drawn[1], text)

    def _neighbour(self, relation: Relation) -> Neighbour:
        other = self._graph[relation.other]
        return Neighbour(other.name, other.type, relation.predicate, relation.status == "planned")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and (self.id, self._graph) == (other.id, other._graph)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"Entity({_cut(self.name)}, {self.type}, {_cut(self.id)})"

    def _repr_html_(self) -> str:
        from kg.exploration.html import entity_html

        try:
            picture = self.picture()._repr_html_()
        except MissingExtraError as error:
            picture = f"<p>{error}</p>"
        return entity_html(self, picture)


class EntityList(tuple[Entity, ...]):
    """Entities; in a notebook a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from kg.exploration.html import entities_html

        return entities_html(self)


def _weight(relation: Relation) -> tuple[int, str, str]:
    return (-len(relation.evidence), relation.predicate, relation.other)


def _order(relation: Relation) -> tuple[str, bool, str]:
    return (relation.predicate, relation.status == "planned", relation.other)


def _cut(text: str, longest: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
