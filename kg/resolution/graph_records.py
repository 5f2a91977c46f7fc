"""The graph of all documents as a stream of records: nodes sorted by id, then edges sorted by source, type and target."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.resolution.figures import readable_amount
from kg.resolution.record_store import RecordStore
from kg.resolution.taxonomy import Taxonomy
from ontology.records import Edge, Node, Value
from ontology.schema import Schema
from ontology.vocabulary import Vocabulary

_NAME_OF_PASSAGE = 30  # code points of its beginning

_ENTITIES = """
SELECT coalesce(j.final, e.id) AS node, e.id, e.name, e.concept, e.scope, e.number, e.date
FROM entities e LEFT JOIN joined j ON j.id = e.id ORDER BY node, e.id <> node, e.id"""

_OBSERVATIONS = """
SELECT o.id, f.indicator, f.value, f.unit, f.modifier, f.period, f.status, f.raw
FROM observations o JOIN figures f ON f.number = o.figure ORDER BY o.id, o.figure"""

_MENTIONS = """
SELECT coalesce(j.final, m.thing) AS source, m.passage AS target, m.start, m.end, m.text
FROM mentions m LEFT JOIN joined j ON j.id = m.thing
UNION SELECT o.id, p.passage, p.start, p.end, p.text FROM figure_places p JOIN observations o ON o.figure = p.figure
ORDER BY source, target, 3, 4"""

_STATEMENTS = """
SELECT DISTINCT source, predicate, target, passage, start, end, rule, implicit, status, period, role, document, passage_start, issued FROM (
    SELECT iif(predicate IN (SELECT value FROM json_each(:symmetric)), min(s, o), s) AS source,
           iif(predicate IN (SELECT value FROM json_each(:symmetric)), max(s, o), o) AS target, *
    FROM (
        SELECT t.*, coalesce(js.final, t.subject) AS s, coalesce(jo.final, t.object) AS o, p.document, p.start AS passage_start, d.issued
        FROM statements t LEFT JOIN joined js ON js.id = t.subject LEFT JOIN joined jo ON jo.id = t.object
        JOIN passages p ON p.id = t.passage JOIN documents d ON d.id = p.document
    ) WHERE s <> o
) ORDER BY source, predicate, target, document, passage_start, start, end, rule, status, implicit, period, role"""

_SUBJECTS = "SELECT DISTINCT subject, 'HAS_OBSERVATION', id FROM observations ORDER BY 1, 3"
_BODIES = "SELECT DISTINCT id, 'ATTRIBUTED_TO', body FROM observations WHERE body <> '' ORDER BY 1, 3"
_DOCUMENTS_OF_PASSAGES = "SELECT id, 'IN_DOCUMENT', document FROM passages ORDER BY 1"
_REPORTERS = """
SELECT d.id, 'REPORTED_BY', coalesce(j.final, d.body) FROM documents d LEFT JOIN joined j ON j.id = d.body WHERE d.body <> '' ORDER BY 1"""


class GraphRecords:
    """Reads the graph from a finished record store. ``nodes()`` and ``edges()`` give each record once, in the order of graph.json."""

    def __init__(self, store: RecordStore, vocabulary: Vocabulary, schema: Schema) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._symmetric = json.dumps(sorted(name for name, predicate in schema.predicates.items() if predicate.symmetric))
        mentioned = [row[0] for row in store.rows("SELECT DISTINCT concept FROM entities WHERE concept <> ''")]
        taken = {row[0] for row in store.rows("SELECT DISTINCT coalesce(j.final, e.id) FROM entities e JOIN joined j ON j.id = e.id")}
        self._taxonomy = Taxonomy(vocabulary, schema, mentioned, store.joined(), taken)

    def nodes(self) -> Iterator[Node]:
        """All nodes, sorted by id."""
        streams = (self._documents(), self._passages(), self._observations(), self._entities(), self._taxonomy.nodes())
        return heapq.merge(*streams, key=lambda node: node.id)

    def edges(self) -> Iterator[Edge]:
        """All edges, sorted by source, type and target."""
        plain = (self._plain(query) for query in (_SUBJECTS, _BODIES, _DOCUMENTS_OF_PASSAGES, _REPORTERS))
        streams = (self._statements(), self._mentions(), self._taxonomy.edges(), *plain)
        return heapq.merge(*streams, key=lambda edge: (edge.source, edge.type, edge.target))

    def rejected(self) -> Iterator[dict[str, str | int]]:
        """The lines of rejected.jsonl, in the order of the documents."""
        names = ("document", "start", "end", "text", "what", "reason")
        for row in self._store.rows("SELECT DISTINCT * FROM rejected ORDER BY 1, 2, 3, 5, 4, 6"):
            yield dict(zip(names, row, strict=True))

    def _documents(self) -> Iterator[Node]:
        for identity, name, properties in self._store.rows("SELECT id, name, properties FROM documents ORDER BY id"):
            yield Node(identity, "Document", name, json.loads(properties))

    def _passages(self) -> Iterator[Node]:
        for identity, start, stop, text, section in self._store.rows("SELECT id, start, stop, text, section FROM passages ORDER BY id"):
            line = " ".join(text.split())
            name = line if len(line) <= _NAME_OF_PASSAGE else line[:_NAME_OF_PASSAGE] + "…"
            yield Node(identity, "Passage", name, _known(text=text, start=start, stop=stop, section=section))

    def _observations(self) -> Iterator[Node]:
        for identity, rows in groupby(self._store.rows(_OBSERVATIONS), key=itemgetter(0)):
            _, indicator, value, unit, modifier, period, status, raw = next(rows)
            name = f"{indicator} {readable_amount(value, unit, modifier)}".strip()
            described = _known(indicator=indicator, unit=unit, modifier=modifier, period=period, status=status, raw=raw)
            yield Node(identity, "Observation", name, {**described, "value": value})

    def _entities(self) -> Iterator[Node]:
        for identity, rows in groupby(self._store.rows(_ENTITIES), key=itemgetter(0)):
            yield self._entity(identity, list(rows))

    def _entity(self, identity: str, rows: Sequence[tuple[Any, ...]]) -> Node:
        """One entity of all rows that were joined under this id; the first is the one whose name stands."""
        ids = json.dumps([row[1] for row in rows])
        name, concept, scope, number, date = (next((row[column] for row in rows if row[column]), "") for column in range(2, 7))
        known = self._vocabulary.get(concept)
        aliases = {row[0] for row in self._store.rows("SELECT alias FROM aliases WHERE entity IN (SELECT value FROM json_each(?))", (ids,))}
        aliases.update(row[2] for row in rows)
        if known is not None:
            aliases.update((known.name, *known.alternatives))
            number = next(iter(known.properties.get("number", ())), number)
            date = next(iter(known.properties.get("date", ())), date)
        level = next(iter(known.properties.get("level", ())), "") if known is not None else ""
        properties = _known(
            aliases=sorted(aliases - {name}),
            code=known.code if known is not None else "",
            concept=concept,
            scope=scope,
            number=number,
            date=date,
            level=level,
        )
        return Node(identity, known.type if known is not None else self._type(ids), name, properties)

    def _type(self, ids: str) -> str:
        """The class of most mentions; of equals the first by name."""
        query = """SELECT type FROM types WHERE entity IN (SELECT value FROM json_each(?))
                   GROUP BY type ORDER BY sum(weight) DESC, type LIMIT 1"""
        return str(next(self._store.rows(query, (ids,)))[0])

    def _statements(self) -> Iterator[Edge]:
        rows = self._store.rows(_STATEMENTS, {"symmetric": self._symmetric})
        for (source, predicate, target), group in groupby(rows, key=itemgetter(0, 1, 2)):
            yield Edge(source, target, predicate, _statement_lists(list(group)))

    def _mentions(self) -> Iterator[Edge]:
        for (source, target), group in groupby(self._store.rows(_MENTIONS), key=itemgetter(0, 1)):
            _, _, starts, ends, texts = (list(column) for column in zip(*group, strict=True))
            yield Edge(source, target, "MENTIONED_IN", {"starts": starts, "ends": ends, "texts": texts})

    def _plain(self, query: str) -> Iterator[Edge]:
        for source, kind, target in self._store.rows(query):
            yield Edge(source, target, kind)


def _statement_lists(rows: Sequence[tuple[Any, ...]]) -> dict[str, Value]:
    """The properties of an edge of the guide: the statements behind it in parallel lists, and what they come to."""
    columns: list[list[Any]] = [list(column) for column in zip(*rows, strict=True)]
    passages, starts, ends, rules, implicits, statuses, periods, roles, _, _, issued = columns[3:]
    dates = sorted(date for date in issued if date)
    return {
        "passages": passages,
        "starts": starts,
        "ends": ends,
        "rules": rules,
        "implicits": [bool(implicit) for implicit in implicits],
        "statuses": statuses,
        "periods": periods,
        "roles": roles,
        "count": len(rows),
        "status": "achieved" if "achieved" in statuses else "planned",
        **({"first": dates[0], "last": dates[-1]} if dates else {}),
    }


def _known(**properties: Value) -> dict[str, Value]:
    """The properties without those that are empty: what is unknown is absent."""
    return {name: value for name, value in properties.items() if value not in ("", [])}
