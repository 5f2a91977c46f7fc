"""A built graph, opened to look things up, walk, count, draw and ask."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import networkx

from kg.errors import GraphError, UsageError
from kg.exploration.choices import check_status
from kg.exploration.entity import Entity, EntityList, Status
from kg.exploration.errors import AmbiguousNameError, NameNotFoundError, NoPathError
from kg.exploration.evidence import RelationList
from kg.exploration.finding import find
from kg.exploration.frames import frame_of_rows
from kg.exploration.path import Path as EntityPath
from kg.exploration.path import chosen, shortest
from kg.exploration.records import MemoryRecords
from kg.exploration.subgraph import SubGraph, around, part_of
from kg.exploration.wording import status_words, wording
from loaders.graph_files import GraphFile
from loaders.networkx_graph import load
from loaders.tables.graph import TableGraph
from loaders.tables.rows import (
    DocumentRow,
    EntityRow,
    ObservationRow,
    RelationRow,
    document_rows,
    entity_rows,
    observation_rows,
    relation_rows,
)
from loaders.tables.targets import TargetRow, pair_targets
from ontology.namespaces import DEFAULT_BASE, ENGLISH
from ontology.records import Node
from ontology.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    import pandas

    from kg.building import BuildReport
    from kg.exploration.view import View
    from loaders.cypher.source import GraphSource, Parameter

_SHOWN = 5
_SECONDS = 60.0
_MOST_FOUND = 50
_UNNAMED = frozenset(("Document", "Passage", "Observation"))


class Graph:
    """A graph that ``kg.build`` or ``union-kg build`` wrote. ``kg.open`` gives it.

    ``networkx`` is all of it, as ``loaders.networkx_graph`` reads it: do not change it, change a copy. ``report`` tells what the
    build did, where this program has just built it.

    >>> graph.find("“安康杯”竞赛")
    Entity(安康杯竞赛, Campaign, programme/安康杯竞赛)
    >>> "programme/安康杯竞赛" in graph
    True
    """

    def __init__(self, path: Path, *, vocabulary_files: Sequence[Path] = (), report: BuildReport | None = None) -> None:
        self.file = GraphFile(path).path
        self._stamp = _stamp(self.file)
        self.networkx: networkx.MultiDiGraph = load(self.file)
        self.report = report
        self._vocabulary_files = tuple(vocabulary_files)
        self._source: tuple[str, GraphSource] | None = None

    @cached_property
    def records(self) -> MemoryRecords:
        """Its nodes and edges as records."""
        return MemoryRecords(self.networkx, str(self.file))

    def find(self, name: str) -> Entity:
        """The entity with this name, any of its other names, or this id, however its quotation marks, blanks and width are written.

        An English name is one of the vocabulary.

        Raises ``NameNotFoundError`` where there is none, with names that are near, and ``AmbiguousNameError`` where there are
        several, with their ids: the scope that an id tells keeps apart what two provinces call alike.

        >>> graph.find("全总").name
        '中华全国总工会'
        >>> graph.find("安康杯比赛")
        Traceback (most recent call last):
        kg.exploration.errors.NameNotFoundError: nothing in the graph is called 安康杯比赛. Near: 安康杯竞赛 (programme/安康杯竞赛)
        """
        found = find(self.records, name)
        nodes = tuple(node for node in found.nodes if node.type not in _UNNAMED) or self._called_in_english(name)
        if len(nodes) == 1:
            return Entity(self, nodes[0])
        if nodes:
            raise AmbiguousNameError(f"{name} is the name of {len(nodes)} things", remedy=f"Find it by its id: {_listed(nodes)}")
        remedy = f"Near: {_listed(found.near[:_SHOWN])}" if found.near else "Try a part of the name with search()"
        raise NameNotFoundError(f"nothing in the graph is called {name or '“”'}", remedy=remedy)

    def search(self, text: str) -> EntityList:
        """The entities with a name that is, contains, or is part of ``text``, the closest first; at most 50.

        >>> graph.search("职工书屋")[0]
        Entity(职工书屋, Facility, facility/职工书屋)
        """
        found = find(self.records, text, most_near=_MOST_FOUND)
        return EntityList(Entity(self, node) for node in (*found.nodes, *found.near) if node.type not in _UNNAMED)

    def __getitem__(self, identity: str) -> Entity:
        """The entity with this id. Raises ``NameNotFoundError`` where there is none."""
        node = next(self.records.nodes_with([identity]), None)
        if node is None or node.type in _UNNAMED:
            raise NameNotFoundError(f"no entity has the id {identity}", remedy="find() takes names")
        return Entity(self, node)

    def __contains__(self, identity: object) -> bool:
        wanted = identity.id if isinstance(identity, Entity) else identity
        return wanted in self.networkx and self.networkx.nodes[wanted]["type"] not in _UNNAMED

    def __iter__(self) -> Iterator[Entity]:
        """The entities, by id."""
        return (Entity(self, node) for node in self.records.nodes() if node.type not in _UNNAMED)

    def entities(self) -> pandas.DataFrame:
        """A row for each entity that documents name: its names, class, and how often it is told of.

        The columns are those of ``loaders.tables.rows.EntityRow``; so it is with the other tables and the rows of their names.

        >>> graph.entities().query("name == '安康杯竞赛'")[["type", "mentions", "documents"]].to_dict("records")
        [{'type': 'Campaign', 'mentions': 3, 'documents': 3}]
        """
        return frame_of_rows(EntityRow, entity_rows(self._tables))

    def relations(self) -> pandas.DataFrame:
        """A row for each statement: subject, predicate, object, ``status``, and the sentence that says it with its place.

        A relation that three sentences tell has three rows. ``status`` is ``achieved`` or ``planned``: count them apart.

        >>> told = graph.relations().query("predicate == 'ORGANIZES' and object == '安康杯竞赛'").reset_index()
        >>> told[["subject", "status", "file"]]
              subject    status                         file
        0    中华全国总工会  achieved  national-congress-report.txt
        1     云南省总工会  achieved        yunnan-report-2018.txt
        2  国家卫生健康委员会  achieved  national-congress-report.txt
        3      应急管理部  achieved  national-congress-report.txt
        4     德清县总工会   planned              county-plan.txt
        """
        return frame_of_rows(RelationRow, relation_rows(self._tables))

    def observations(self, of: Entity | str | None = None) -> pandas.DataFrame:
        """A row for each figure: what was measured of what, value, unit, period, by whose account, and the sentence that tells it.

        ``of`` an entity (or a name): the figures that measure it, and its own results and targets. ``status`` is ``achieved`` for
        results and ``planned`` for targets: never add them up.
        """
        rows = self._figures
        if of is not None:
            wanted = self._entity(of).id
            rows = tuple(row for row in rows if wanted in (row.subject_id, row.body_id))
        return frame_of_rows(ObservationRow, rows)

    def targets(self) -> pandas.DataFrame:
        """Targets beside the results that answer them: ``target_value``, ``result_value``, ``difference``, ``ratio``, both sentences.

        ``loaders.tables.targets`` tells how they are paired. A target without a result has a row of its own: it does not say that the
        target was missed, only that no document here tells.

        >>> pairs = graph.targets().dropna(subset=["match"]).query("subject == '金秋助学'")
        >>> pairs[["target_value", "result_value", "unit", "ratio"]].to_dict("records")
        [{'target_value': 40000.0, 'result_value': 43000.0, 'unit': '人', 'ratio': 1.075}]
        """
        return frame_of_rows(TargetRow, pair_targets(self._figures))

    def documents(self) -> pandas.DataFrame:
        """A row for each document, with the number of statements and figures that it is evidence of, planned ones apart."""
        return frame_of_rows(DocumentRow, document_rows(self._tables))

    def subgraph(
        self, entity: Entity | str, depth: int = 1, *, predicates: Collection[str] | None = None, status: Status | None = None
    ) -> SubGraph:
        """The entities that at most ``depth`` relations lead to from ``entity`` (or a name), and all relations between them.

        ``predicates`` and ``status`` narrow the relations that are followed and kept. Raises ``UsageError`` for a negative depth,
        a predicate that the ontology does not have, and a status that is none; so do ``network`` and ``path``.

        >>> graph.subgraph("安康杯", predicates=["ORGANIZES"], status="achieved")
        SubGraph(5 entities, 4 achieved and 0 planned relations)
        """
        if depth < 0:
            raise UsageError(f"the depth is {depth}", remedy="Give 0 or more")
        check_status(status)
        centre, wanted = self._entity(entity), self._predicates(predicates)
        ids = around(self.networkx, centre.id, depth, wanted, status)
        return SubGraph(self, part_of(self.networkx, ids, wanted, status), centre.id)

    def network(self, *predicates: str, status: Status | None = None) -> SubGraph:
        """All entities that these relations (all, if none is named) connect, with the relations: for measures of networkx.

        >>> network = graph.network("ORGANIZES", status="achieved").networkx
        >>> sorted(network.predecessors("programme/安康杯竞赛"))[0]
        'organization/中华全国总工会'
        """
        check_status(status)
        wanted = self._predicates(predicates or None)
        part = part_of(self.networkx, [entity.id for entity in self], wanted, status)
        part.remove_nodes_from(list(networkx.isolates(part)))
        return SubGraph(self, part)

    def path(
        self, start: Entity | str, goal: Entity | str, *, predicates: Collection[str] | None = None, status: Status | None = None
    ) -> EntityPath:
        """The fewest relations that lead from one entity to another, in either direction, each with its evidence.

        Raises ``NoPathError`` where none do: then no document here ties them together, which proves nothing about the world.

        >>> print(graph.path("德清县总工会", "应急管理部"))
        德清县总工会 —组织开展（计划）→ 安康杯竞赛 ←组织开展— 应急管理部
        """
        check_status(status)
        first, last = self._entity(start), self._entity(goal)
        steps = shortest(self.networkx, first.id, last.id, self._predicates(predicates), status)
        if steps is None:
            raise NoPathError(f"no relations lead from {first.name} to {last.name}", remedy="Allow more predicates, or both statuses")
        entities = EntityList([first, *(self[other] for *_, other in steps)])
        relations = (chosen(self[source].relations(), kind, direction, other) for source, kind, direction, other in steps)
        return EntityPath(entities, RelationList(relations))

    def query(self, query: str, **parameters: Parameter) -> pandas.DataFrame:
        """The answer to a query of the library (by its name), a file, or Cypher, in which ``$name`` stands for a parameter.

        ``union-kg queries`` lists the library. Asks the server that ``NEO4J_URI`` names if it is set, otherwise the files, offline.
        Raises what ``loaders.cypher.source.GraphSource.query`` raises, and ``GraphError`` where the files hold another graph by now
        than the one that was opened; so does ``sparql``.

        >>> graph.query("MATCH (b)-[r:ORGANIZES {status: 'planned'}]->(c {name: $name}) RETURN b.name AS body", name="安康杯竞赛")
             body
        0  德清县总工会
        """
        from kg.exploration.asking import cypher_frame

        return cypher_frame(self._asked(), query, parameters)

    def sparql(self, query: str, *, base: str = DEFAULT_BASE, seconds: float = _SECONDS) -> pandas.DataFrame:
        """The answer to a query of SPARQL 1.1, or to a question of the ontology (``union-kg sparql --list``), offline.

        Relative IRIs are ids of the graph, and the prefixes of the project are known. Raises ``QueryError`` for a query that cannot
        be answered, or not within ``seconds``.

        >>> graph.sparql("ASK { <organization/应急管理部> union:organizes <programme/安康杯竞赛> }")
           answer
        0    True
        """
        from kg.exploration.asking import sparql_frame

        self._refuse_another_graph()
        return sparql_frame(self.file, query, base, seconds)

    def view(self, entity: Entity | str | None = None, out: Path | str = "graph.html") -> View:
        """Write the graph as a page that opens in any browser without network, at ``entity`` if one is named: ``union-kg view``.

        Raises ``PageError`` where the page cannot be made or written.
        """
        from kg.exploration.view import view_of

        return view_of(self.networkx, None if entity is None else self._entity(entity).id, Path(out), self.file)

    def vocabulary_labels(self, concept: str) -> Mapping[str, str]:
        """The English label (``en``) of a concept of the vocabulary, if it has one; nothing for an IRI that it does not have."""
        known = self._vocabulary.get(concept)
        return {"en": known.labels[ENGLISH]} if known is not None and ENGLISH in known.labels else {}

    def predicate(self, name: str) -> str:
        """The relationship type (``ORGANIZES``) of a predicate of the guide, written so or as in RDF (``organizes``).

        Raises ``UsageError`` for any other name.
        """
        relations = {each.name: each.local_name for each in wording().schema.predicates.values() if each.kind == "relation"}
        for known, local in relations.items():
            if name in (known, local):
                return known
        raise UsageError(f"{name} is no predicate", remedy=f"Use one of {', '.join(relations)}")

    def close(self) -> None:
        """Let go of the engine or server that answered queries; the next query starts it again."""
        if self._source is not None:
            self._source[1].close()
            self._source = None

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        folder = self.file.parent.name
        return f"Graph({folder}: {self._count('Document')} documents, {sum(1 for _ in self)} entities)"

    def _repr_html_(self) -> str:
        from kg.exploration.html import counts_html

        classes: dict[str, int] = {}
        for entity in self:
            classes[entity.type] = classes.get(entity.type, 0) + 1
        counts = {wording().class_words(kind): classes[kind] for kind in sorted(classes, key=lambda kind: (-classes[kind], kind))}
        facts = {"文献 Documents": self._count("Document")}
        for status in ("achieved", "planned"):
            words = status_words(status)
            told = [each for _, _, each in self.networkx.edges(data=True) if "passages" in each]
            facts[f"关系 Relations · {words}"] = sum(each.get("status") == status for each in told)
            figures = (each for _, each in self.networkx.nodes(data=True) if each["type"] == "Observation")
            facts[f"数据 Figures · {words}"] = sum(each.get("status") == status for each in figures)
        return counts_html(facts, counts)

    @cached_property
    def _tables(self) -> TableGraph:
        return TableGraph.of_networkx(self.networkx)

    @cached_property
    def _figures(self) -> tuple[ObservationRow, ...]:
        return tuple(observation_rows(self._tables))

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return load_vocabulary(self._vocabulary_files)

    def _called_in_english(self, name: str) -> tuple[Node, ...]:
        if not name.isascii() or not name.strip():
            return ()
        concepts = self._vocabulary.concepts.values()
        called = {each.iri for each in concepts if each.labels.get(ENGLISH, "").casefold() == name.strip().casefold()}
        return tuple(node for node in self.records.nodes() if called and node.properties.get("concept") in called)

    def _count(self, kind: str) -> int:
        return sum(each == kind for _, each in self.networkx.nodes(data="type"))

    def _entity(self, given: Entity | str) -> Entity:
        """An entity of another graph is looked up in this one: what the other tells of it is not told here."""
        return self[given.id] if isinstance(given, Entity) else self.find(given)

    def _predicates(self, names: Collection[str] | None) -> frozenset[str] | None:
        return None if names is None else frozenset(map(self.predicate, [names] if isinstance(names, str) else names))

    def _asked(self) -> GraphSource:
        from loaders.open_graph import open_configured_graph

        uri = os.environ.get("NEO4J_URI", "")
        if self._source is not None and self._source[0] != uri:
            self.close()
        if not uri:
            self._refuse_another_graph()
        if self._source is None:
            self._source = (uri, open_configured_graph(self.file))
        return self._source[1]

    def _refuse_another_graph(self) -> None:
        """Queries read the files: where they were built anew, their answers would not fit what was opened."""
        if _stamp(self.file) != self._stamp:
            raise GraphError("the graph was replaced or removed since it was opened", place=str(self.file), remedy="Open it again")


def _stamp(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _listed(nodes: Sequence[Node]) -> str:
    return ", ".join(f"{node.name} ({node.id})" for node in nodes)
