"""Precision, recall and F1 of a graph against a gold file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx

from kg.evaluation.gold import Gold, GoldEntity, GoldQuantity
from kg.evaluation.names import comparable
from loaders.networkx_graph import edges, nodes
from ontology.records import Edge, Node
from ontology.schema import Schema

MEASURES = (
    "entities",
    "entities_strict_type",
    "relations",
    "relations_with_status",
    "quantities_value_unit",
    "quantities_with_subject_status",
    "quantities_with_body",
)
"""What is measured, from lenient to strict."""

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many were found rightly, found at all, and to be found."""

    right: int
    predicted: int
    gold: int

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """The share of the finds that is right; ``None`` where there is nothing to measure."""
        return self._share(self.predicted)

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; ``None`` where there is nothing to measure."""
        return self._share(self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        if self.precision is None or self.recall is None:
            return None
        return round(2 * self.right / (self.predicted + self.gold), 4)

    def _share(self, whole: int) -> float | None:
        if not self.predicted and not self.gold:
            return None
        return round(self.right / whole, 4) if whole else 0.0

    def as_json(self) -> dict[str, float | None]:
        """The counts and shares by name."""
        counts = {"tp": self.right, "predicted": self.predicted, "gold": self.gold}
        return {**counts, "precision": self.precision, "recall": self.recall, "f1": self.f1}


NOTHING = Agreement(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Score:
    """The agreement by measure, by type of entity, by predicate, and by rule (there only what was found counts), with the differences."""

    measures: Mapping[str, Agreement]
    by_type: Mapping[str, Agreement]
    by_predicate: Mapping[str, Agreement]
    by_rule: Mapping[str, Agreement]
    missed: Mapping[str, Sequence[str]] = field(default_factory=dict)  # entities, relations, quantities
    spurious: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The score as one JSON object."""
        parts = {"by_type": self.by_type, "by_predicate": self.by_predicate, "by_rule": self.by_rule}
        result: dict[str, Any] = {name: agreement.as_json() for name, agreement in self.measures.items()}
        result |= {name: {key: part[key].as_json() for key in sorted(part)} for name, part in parts.items()}
        return result | {"missed": dict(self.missed), "spurious": dict(self.spurious)}


def scoring_families(schema: Schema) -> dict[str, str]:
    """For each type that is scored, the name under which it is: types of one family may be confused."""
    names = {"organization": "Organization", "programme": "Programme"}
    return {kind: names.get(schema.family(kind), kind) for kind in schema.entity_types}


def score(graph: networkx.MultiDiGraph, gold: Gold, schema: Schema) -> Score:
    """Measure ``graph``, which holds what one document supports, against its gold file."""
    return _Comparison(graph, gold, schema).score()


class _Comparison:
    def __init__(self, graph: networkx.MultiDiGraph, gold: Gold, schema: Schema) -> None:
        self._schema = schema
        self._gold = gold
        self._families = scoring_families(schema)
        self._nodes = {node.id: node for node in nodes(graph)}
        self._edges = list(edges(graph))
        self._predicted = [node for node in self._nodes.values() if node.type in self._families]
        self._to_gold = self._matched()  # id of the node -> id of the gold entity
        self._gold_entities = {entity.id: entity for entity in gold.entities}

    def score(self) -> Score:
        found, predicted, rules = self._relations()
        true = {self._triple(r.subject, r.predicate, r.object): r.status for r in self._gold.relations}
        quantities, missed_quantities, spurious_quantities = self._quantities()
        strict = sum(self._nodes[node].type == self._gold_entities[entity].type for node, entity in self._to_gold.items())
        sizes = len(self._predicted), len(self._gold.entities)
        right = {triple for triple in found if triple in true}
        with_status = sum(found.get(triple) == status for triple, status in true.items())
        measures = {
            "entities": Agreement(len(self._to_gold), *sizes),
            "entities_strict_type": Agreement(strict, *sizes),
            "relations": Agreement(len(right), len(found), len(true)),
            "relations_with_status": Agreement(with_status, len(found), len(true)),
            **quantities,
        }
        return Score(
            measures,
            self._by_type(),
            _by(lambda triple: [triple[1]], right, found, true),
            _by(lambda triple: rules.get(triple, ()), right, found, ()),
            {
                "entities": [f"{e.type} {e.name}" for e in self._gold.entities if e.id not in set(self._to_gold.values())],
                "relations": sorted(self._gold_wording(triple) for triple in true if triple not in found),
                "quantities": missed_quantities,
            },
            {
                "entities": [f"{node.type} {node.name}" for node in self._predicted if node.id not in self._to_gold],
                "relations": sorted(predicted[triple] for triple in found if triple not in true),
                "quantities": spurious_quantities,
            },
        )

    def _matched(self) -> dict[str, str]:
        """Pairs nodes with gold entities: same family and a shared name, the canonical one first."""
        index: dict[tuple[str, str], list[str]] = {}
        for node in self._predicted:
            for name in _names(node.name, node.properties.get("aliases", [])):
                index.setdefault((self._families[node.type], name), []).append(node.id)
        to_gold: dict[str, str] = {}
        for entity in self._gold.entities:
            family = self._families.get(entity.type, entity.type)
            for name in [comparable(entity.name), *sorted(_names(entity.name, entity.aliases))]:
                free = next((node for node in index.get((family, name), []) if node not in to_gold), None)
                if free is not None:
                    to_gold[free] = entity.id
                    break
        return to_gold

    def _relations(self) -> tuple[dict[Triple, str], dict[Triple, str], dict[Triple, Sequence[str]]]:
        """The status, the wording and the rules of each relation found, its ends by gold id where they have one."""
        found: dict[Triple, str] = {}
        wording: dict[Triple, str] = {}
        rules: dict[Triple, set[str]] = {}
        for edge in self._edges:
            if edge.type in self._schema.predicates and self._schema.predicates[edge.type].kind == "relation":
                triple = self._triple(self._end(edge.source), edge.type, self._end(edge.target))
                status = str(edge.properties.get("status", ""))
                found[triple] = "achieved" if "achieved" in (found.get(triple), status) else status
                wording[triple] = self._wording(edge)
                rules.setdefault(triple, set()).update(map(str, _list(edge.properties.get("rules", []))))
        return found, wording, {triple: sorted(names) for triple, names in rules.items()}

    def _quantities(self) -> tuple[dict[str, Agreement], list[str], list[str]]:
        subject_of = {edge.target: edge.source for edge in self._edges if edge.type == "HAS_OBSERVATION"}
        body_of = {edge.source: edge.target for edge in self._edges if edge.type == "ATTRIBUTED_TO"}
        figures = [node for node in self._nodes.values() if node.type == "Observation"]
        left = list(self._gold.quantities)
        found = full = whose = 0
        spurious: list[str] = []
        for figure in figures:
            subject = self._to_gold.get(subject_of.get(figure.id, ""))
            status = figure.properties.get("status")
            same = [q for q in left if _same_amount(q, figure)]
            if not same:
                spurious.append(figure.name)
                continue
            best = min(same, key=lambda q: (q.subject != subject, q.status != status))
            left.remove(best)
            found += 1
            exact = best.subject == subject and best.status == status
            full += exact
            whose += exact and best.body == self._to_gold.get(body_of.get(figure.id, ""))
        sizes = len(figures), len(self._gold.quantities)
        names = ("quantities_value_unit", "quantities_with_subject_status", "quantities_with_body")
        measures = {name: Agreement(count, *sizes) for name, count in zip(names, (found, full, whose), strict=True)}
        return measures, [f"{self._name(q.subject)} {q.value:g} {q.unit}" for q in left], spurious

    def _by_type(self) -> dict[str, Agreement]:
        predicted = Counter(self._families[node.type] for node in self._predicted)
        gold = Counter(self._families.get(entity.type, entity.type) for entity in self._gold.entities)
        right = Counter(
            self._families.get(self._gold_entities[each].type, self._gold_entities[each].type) for each in self._to_gold.values()
        )
        return {kind: Agreement(right[kind], predicted[kind], gold[kind]) for kind in sorted(predicted.keys() | gold.keys())}

    def _end(self, node: str) -> str:
        return self._to_gold.get(node, "?" + node)

    def _triple(self, subject: str, predicate: str, obj: str) -> Triple:
        symmetric = predicate in self._schema.predicates and self._schema.predicates[predicate].symmetric
        return (min(subject, obj), predicate, max(subject, obj)) if symmetric else (subject, predicate, obj)

    def _wording(self, edge: Edge) -> str:
        return f"{self._nodes[edge.source].name} {edge.type} {self._nodes[edge.target].name}"

    def _gold_wording(self, triple: Triple) -> str:
        return f"{self._name(triple[0])} {triple[1]} {self._name(triple[2])}"

    def _name(self, entity: str | None) -> str:
        known: GoldEntity | None = self._gold_entities.get(entity) if entity is not None else None
        return "-" if known is None else known.name


def _names(name: str, aliases: object) -> set[str]:
    return {comparable(each) for each in (name, *map(str, _list(aliases))) if each}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _same_amount(quantity: GoldQuantity, figure: Node) -> bool:
    value = figure.properties.get("value")
    same_value = isinstance(value, int | float) and round(quantity.value, 6) == round(float(value), 6)
    return same_value and comparable(quantity.unit) == comparable(str(figure.properties.get("unit", "")))


def _by(keys_of: Any, right: Iterable[Triple], predicted: Iterable[Triple], gold: Iterable[Triple]) -> dict[str, Agreement]:  # noqa: ANN401
    """The agreement for each key that ``keys_of`` gives to triples."""
    counts = [Counter(key for triple in triples for key in keys_of(triple)) for triples in (right, predicted, gold)]
    return {key: Agreement(*(count[key] for count in counts)) for key in sorted(set().union(*counts))}
