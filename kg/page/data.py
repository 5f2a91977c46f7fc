"""The graph as the page reads it: entities, relations, figures and the sentences behind them, as lists that point into one another.

``frontend/src/data.ts`` reads what is written here, and its types tell what stands where.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx

from kg.page.errors import PageError
from kg.page.layout import positions
from kg.page.pinyin import readings
from ontology.colours import class_colours
from ontology.namespaces import CHINESE, ENGLISH
from ontology.property_graph import CONCEPT
from ontology.schema import load_schema

DEFAULT_LIMIT = 5000
"""So many entities move at 30 frames a second and more, on a machine without a graphics card."""
LINKS_PER_ENTITY = 4
"""So many relations for each entity of the limit: the page's second measure."""

NOT_DRAWN = frozenset(("Document", "Passage", "Observation"))
"""The types of nodes that are no entities."""
_UNKNOWN = "-"  # what a list holds where a statement has no period or role
_SHOWN_PROPERTIES = ("scope", "number", "date", "level", "code", "concept")
_DOCUMENT_PROPERTIES = ("path", "issued", "publisher", "author", "body", "event")

Record = dict[str, Any]


@dataclass(slots=True)
class Omitted:
    """What the page leaves out because the graph is larger than the limit."""

    entities: int = 0
    relations: int = 0


@dataclass(slots=True)
class PageData:
    """What the page embeds. ``content`` can be written as JSON."""

    content: Record
    entities: int
    relations: int
    figures: int
    omitted: Omitted = field(default_factory=Omitted)


def page_data(graph: networkx.MultiDiGraph, *, limit: int = DEFAULT_LIMIT, keep: str | None = None) -> PageData:
    """The part of ``graph`` that the page shows: all of it, or where it is larger, the ``limit`` entities that matter most.

    An entity matters by the statements, figures and mentions it has; ``keep`` is the id of one that stays in any case. Gives the
    same data for the same graph. Raises ``PageError`` where a package that it needs is not installed, where a figure's value is no
    number, and for a limit below 1.
    """
    if limit < 1:
        raise PageError(f"the page cannot be limited to {limit} entities", remedy="Give a limit of 1 or more")
    return _Selection(graph, limit, keep).data()


class _Selection:
    """Chooses what is shown, numbers it, and writes it down."""

    def __init__(self, graph: networkx.MultiDiGraph, limit: int, keep: str | None) -> None:
        self._graph = graph
        self._schema = load_schema()
        self._edges = sorted(
            ((one, data.get("type", key), other, data) for one, other, key, data in graph.edges(keys=True, data=True)), key=_order
        )
        self._drawn = {each for each, data in graph.nodes(data=True) if self._is_drawn(data)}
        self._ids = sorted(_most_important(self._drawn, self._edges, limit, keep))
        self._number = {identity: number for number, identity in enumerate(self._ids)}
        self._omitted = Omitted(entities=len(self._drawn) - len(self._ids))
        self._documents = _Numbering()
        self._passages = _Numbering()
        self._classes, self._predicates, self._rules = _Numbering(), _Numbering(), _Numbering()

    def data(self) -> PageData:
        mentions = self._mentions()
        relations = self._relations(limit_of_links=max(LINKS_PER_ENTITY * len(self._ids), 100))
        figures = self._figures(mentions)
        places = self._places(relations, figures)
        entities = [self._entity(identity, place, mentions.get(identity, [])) for identity, place in zip(self._ids, places, strict=True)]
        passages = [self._passage(each) for each in self._passages.names]
        content: Record = {
            "entities": entities,
            "relations": relations,
            "figures": figures,
            "passages": passages,
            "documents": [self._document(each) for each in self._documents.names],
            "rules": self._rules.names,
            "classes": self._class_legend(),
            "predicates": [self._predicate(each) for each in self._predicates.names],
            "attributes": {
                name: _labels(each.labels, name) for name, each in sorted(self._schema.attributes.items()) if name in _SHOWN_PROPERTIES
            },
            "readings": readings(name for entity in entities for name in (entity[1], *entity[5])),
            "omitted": [self._omitted.entities, self._omitted.relations],
        }
        return PageData(content, len(entities), len(relations), len(figures), self._omitted)

    def _places(self, relations: Sequence[Sequence[Any]], figures: Sequence[Sequence[Any]]) -> list[tuple[int, int]]:
        """Where the entities stand: by what documents say; what only the vocabulary links stands beside it."""
        said = [self._schema.predicates[name].kind == "relation" for name in self._predicates.names]
        links, loose = ([(each[0], each[2]) for each in relations if said[each[1]] is kind] for kind in (True, False))
        return positions(len(self._ids), links, loose, {end for figure in figures for end in (figure[8], figure[9]) if end >= 0})

    def _is_drawn(self, data: Mapping[str, Any]) -> bool:
        return data.get("type") in self._schema.classes and data["type"] not in NOT_DRAWN

    def _entity(self, identity: str, place: tuple[int, int], mentions: list[list[int]]) -> list[Any]:
        data = self._graph.nodes[identity]
        only_concept = data["type"] == CONCEPT
        kind = str(data.get("class", CONCEPT)) if only_concept else str(data["type"])
        kind = kind if kind in self._schema.classes else CONCEPT
        properties = {name: str(data[name]) for name in _SHOWN_PROPERTIES if name in data}
        aliases = [str(each) for each in data.get("aliases", [])]
        return [identity, str(data.get("name", identity)), self._classes[kind], *place, aliases, properties, mentions, int(only_concept)]

    def _mentions(self) -> dict[str, list[list[int]]]:
        """Where each entity and figure is mentioned: ``[passage, start, end]``."""
        found: dict[str, list[list[int]]] = {}
        for source, kind, target, data in self._edges:
            if kind == "MENTIONED_IN" and (source in self._number or self._kind(source) == "Observation"):
                passage = self._passages[target]
                spans = zip(data.get("starts", []), data.get("ends", []), strict=False)
                found.setdefault(source, []).extend([passage, int(start), int(end)] for start, end in spans)
        return found

    def _relations(self, limit_of_links: int) -> list[list[Any]]:
        """``[from, predicate, to, statements]`` between shown entities, those with the most statements first where there are too many."""
        drawn, known = self._drawn, self._schema.predicates
        between = [each for each in self._edges if each[0] in drawn and each[2] in drawn and each[1] in known]
        shown = [each for each in between if each[0] in self._number and each[2] in self._number]
        if len(shown) > limit_of_links:
            shown = sorted(sorted(shown, key=lambda each: -len(each[3].get("passages", ())))[:limit_of_links], key=_order)
        self._omitted.relations = len(between) - len(shown)
        return [
            [self._number[one], self._predicates[kind], self._number[other], self._statements(data)] for one, kind, other, data in shown
        ]

    def _statements(self, data: Mapping[str, Any]) -> list[list[Any]]:
        """``[passage, start, end, planned, rule, implicit, period, role]`` for each sentence that states the relation."""
        names = ("passages", "starts", "ends", "statuses", "rules", "implicits", "periods", "roles")
        columns = [data.get(name, []) for name in names]
        return [
            [
                self._passages[passage],
                int(start),
                int(end),
                _is_planned(status),
                self._rules[rule],
                int(bool(implicit)),
                *map(_known, told),
            ]
            for passage, start, end, status, rule, implicit, *told in zip(*columns, strict=False)
        ]

    def _figures(self, mentions: Mapping[str, list[list[int]]]) -> list[list[Any]]:
        """``[name, indicator, value, unit, modifier, period, planned, raw, subject, body, mentions]``.

        The subject or body is -1 where it is not shown.
        """
        subjects, bodies = {}, {}
        for source, kind, target, _ in self._edges:
            if kind == "HAS_OBSERVATION" and source in self._number:
                subjects[target] = self._number[source]
            elif kind == "ATTRIBUTED_TO" and target in self._number:
                bodies[source] = self._number[target]
        rows = []
        for identity in sorted(subjects.keys() | bodies.keys()):
            data = self._graph.nodes[identity]
            texts = [str(data.get(name, "")) for name in ("unit", "modifier", "period")]
            number = _number(identity, data.get("value"))
            planned = _is_planned(data.get("status"))
            head = [str(data.get("name", "")), str(data.get("indicator", "")), number, *texts, planned, str(data.get("raw", ""))]
            rows.append([*head, subjects.get(identity, -1), bodies.get(identity, -1), mentions.get(identity, [])])
        return rows

    def _passage(self, identity: str) -> list[Any]:
        """``[document, start, text, section]``; the text is empty where the graph, a part of another, does not hold the passage."""
        data = self._graph.nodes.get(identity, {})
        path, _, span = identity.removeprefix("passage/").rpartition("/")
        start = int(data["start"]) if "start" in data else int(span.partition("-")[0] or 0)
        return [self._documents[f"document/{path}"], start, str(data.get("text", "")), str(data.get("section", ""))]

    def _document(self, identity: str) -> Record:
        data = self._graph.nodes.get(identity, {})
        name = str(data.get("name", identity.removeprefix("document/")))
        return {"id": identity, "name": name, **{each: str(data[each]) for each in _DOCUMENT_PROPERTIES if each in data}}

    def _class_legend(self) -> list[Record]:
        colours = class_colours(self._schema)
        order = list(self._schema.classes)
        return [
            {
                "name": name,
                **_labels(self._schema.classes[name].labels, name),
                "order": order.index(name),
                "fill": colours[name].fill,
                "border": colours[name].border,
            }
            for name in self._classes.names
        ]

    def _predicate(self, name: str) -> Record:
        predicate = self._schema.predicates[name]
        about = {
            "order": list(self._schema.predicates).index(name),
            "relation": predicate.kind == "relation",
            "symmetric": predicate.symmetric,
        }
        return {"name": name, **_labels(predicate.labels, name), **about}

    def _kind(self, identity: str) -> str:
        return str(self._graph.nodes[identity].get("type", ""))


class _Numbering:
    """Numbers names in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}

    def __getitem__(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self.names)
            self.names.append(name)
        return self._numbers[name]


def _most_important(
    drawn: set[str], edges: Sequence[tuple[str, str, str, Mapping[str, Any]]], limit: int, keep: str | None
) -> Iterable[str]:
    if len(drawn) <= limit:
        return drawn
    weights = dict.fromkeys(drawn, 0)
    for ends, weight in _weighted(edges):
        for each in ends:
            if each in weights:
                weights[each] += weight
    ranked = sorted(drawn, key=lambda each: (each != keep, -weights[each], each))
    return ranked[:limit]


def _weighted(edges: Iterable[tuple[str, str, str, Mapping[str, Any]]]) -> Iterator[tuple[tuple[str, str], int]]:
    for source, kind, target, data in edges:
        if kind == "MENTIONED_IN":
            yield (source, target), len(data.get("starts", ()))
        else:
            yield (source, target), 1 + len(data.get("passages", ()))


def _order(edge: tuple[str, str, str, Mapping[str, Any]]) -> tuple[str, str, str]:
    return edge[0], edge[1], edge[2]


def _labels(labels: Mapping[str, str], name: str) -> Record:
    return {"zh": labels.get(CHINESE, name), "en": labels.get(ENGLISH, name)}


def _is_planned(status: object) -> int:
    """What is not told as done is never shown as done."""
    return int(status != "achieved")


def _number(identity: str, value: object) -> int | float:
    if not isinstance(value, int | float) or not math.isfinite(value):
        problem = f"the graph is damaged: the value of {identity} is no number"
        raise PageError(problem, remedy="Build the graph again with `union-kg build`")
    return int(value) if float(value).is_integer() else value


def _known(value: object) -> str:
    return "" if value == _UNKNOWN else str(value)
