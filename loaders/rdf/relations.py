"""What RDF says of a node's edges: the direct triples, and the statements and mentions behind them.

A direct triple is a deed: an edge whose statements are all planned has none, so that a consumer who reads only direct triples takes
no promise for a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from loaders.errors import GraphFileError
from loaders.rdf.block import DEFAULT_GRAPH, Block
from loaders.rdf.evidence import Quotations
from loaders.rdf.iris import Iris, document_of, edge_key
from loaders.rdf.periods import Periods
from loaders.rdf.records import status_term
from loaders.rdf.spool import SortedLines
from loaders.rdf.terms import NOT_STATED, OA, PROV, TYPE, Pair, boolean, iri, plain
from ontology.namespaces import RDF, UNION
from ontology.records import Edge, Node
from ontology.schema import Schema

BUILD = "activity/build"
NONE = "-"
MENTIONED_IN, HAS_OBSERVATION, ATTRIBUTED_TO = "MENTIONED_IN", "HAS_OBSERVATION", "ATTRIBUTED_TO"

AT_HOME = frozenset(("Document", "Passage", "Observation"))
"""The classes of nodes that belong to their documents; the others are there without any."""

STATEMENT = (TYPE, iri(UNION, "Statement"))
_SUBJECT, _PREDICATE, _OBJECT, _REIFIES = (iri(RDF, name) for name in ("subject", "predicate", "object", "reifies"))
_STATUS, _PERIOD, _ROLE, _IMPLICIT, _RULE = (iri(UNION, name) for name in ("status", "period", "role", "implicit", "rule"))
_TARGET, _BODY = iri(OA, "hasTarget"), iri(OA, "hasBody")
_MENTION, _IDENTIFYING = (TYPE, iri(OA, "Annotation")), (iri(OA, "motivatedBy"), iri(OA, "identifying"))
_DERIVED, _GENERATED = iri(PROV, "wasDerivedFrom"), iri(PROV, "wasGeneratedBy")
_OF_ENTITY = iri(UNION, "subject")
_ITS_DOCUMENT, _ITS_SUBJECT = "0", "1"  # of an observation; in the order in which they are to come back
_LISTS = ("passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles")


class Relations:
    """Turns the edges that leave a node into triples.

    With ``memberships`` each triple stands in the graphs of the documents that say it, and which node belongs to which document is
    noted there (``node``, tab, document, both as ids); without, all stand in the default graph.
    """

    def __init__(
        self,
        iris: Iris,
        periods: Periods,
        quotations: Quotations,
        schema: Schema,
        *,
        memberships: SortedLines | None = None,
        figures: SortedLines | None = None,
        triple_terms: bool = False,
    ) -> None:
        self._iris = iris
        self._periods = periods
        self._quotations = quotations
        self._memberships = memberships
        self._figures = figures
        self._triple_terms = triple_terms
        self._predicates = {name: iri(predicate.iri) for name, predicate in schema.predicates.items()}
        self._relations = frozenset(name for name, predicate in schema.predicates.items() if predicate.kind == "relation")
        self._carrying = frozenset(name for name, predicate in schema.predicates.items() if predicate.carries_role)
        self._generated = (_GENERATED, iris.own(BUILD))

    def home(self, node: Node, edges: Iterable[Edge]) -> tuple[str, ...]:
        """The ids of the documents to which ``node`` itself belongs: none for an entity, which is there without them."""
        if node.type == "Document":
            return (node.id,)
        if node.type == "Passage":
            return (document_of(node.id),)
        if node.type == "Observation":
            return tuple(sorted({document_of(edge.target) for edge in edges if edge.type == MENTIONED_IN}))
        return ()

    def graphs(self, documents: Iterable[str]) -> tuple[str, ...]:
        """The graphs of these documents, given by their ids."""
        return DEFAULT_GRAPH if self._memberships is None else tuple(map(self._iris.record, documents))

    def note_home(self, observation: str, home: Iterable[str]) -> None:
        """Remember the documents of an observation until its subject is known."""
        if self._figures is not None:
            for document in home:
                self._figures.add(f"{observation}\t{_ITS_DOCUMENT}\t{document}")

    def direct(self, edge: Edge) -> Pair | None:
        """The triple that ``edge`` comes to; none for a plan."""
        if edge.type in self._relations and "achieved" not in _list(edge, "statuses"):
            return None
        return self._predicate(edge), self._iris.record(edge.target)

    def documents(self, edge: Edge, home: Sequence[str]) -> Sequence[str]:
        """The ids of the documents that say the direct triple of ``edge``; ``home`` are those to which its source belongs."""
        if edge.type in self._relations:
            said = zip(_list(edge, "passages"), _list(edge, "statuses"), strict=False)
            return sorted({document_of(passage) for passage, status in said if status == "achieved"})
        if edge.type == MENTIONED_IN:
            return (document_of(edge.target),)
        self._belong(edge.target, home)
        return home

    def further(self, edge: Edge) -> Iterator[Block]:
        """What stands behind ``edge``: its statements, its mentions, or its inverse."""
        if edge.type in self._relations:
            yield from self._statements(edge)
        elif edge.type == MENTIONED_IN:
            yield from self._mentions(edge)
        elif edge.type == HAS_OBSERVATION:
            if self._figures is None:
                yield Block(self._iris.record(edge.target), [(_OF_ENTITY, self._iris.record(edge.source))])
            else:
                self._figures.add(f"{edge.target}\t{_ITS_SUBJECT}\t{edge.source}")

    def without_body(self, edges: Iterable[Edge]) -> list[Pair]:
        """What an observation says of its body where the document names none."""
        stated = any(edge.type == ATTRIBUTED_TO for edge in edges)
        return [] if stated else [(self._predicates[ATTRIBUTED_TO], NOT_STATED)]

    def figures(self) -> Iterator[Block]:
        """Both directions between the observations and their subjects, in the documents that give the figure."""
        lines = (line.split("\t") for line in self._figures or ())
        for observation, group in groupby(lines, itemgetter(0)):
            home: list[str] = []
            for _, kind, each in group:
                if kind == _ITS_DOCUMENT:
                    home.append(each)
                else:
                    yield from self._figure(observation, each, home)

    def _figure(self, observation: str, entity: str, home: Sequence[str]) -> Iterator[Block]:
        self._belong(entity, home)
        one, other, graphs = self._iris.record(observation), self._iris.record(entity), self.graphs(home)
        yield Block(other, [(self._predicates[HAS_OBSERVATION], one)], graphs)
        yield Block(one, [(_OF_ENTITY, other)], graphs)

    def _statements(self, edge: Edge) -> Iterator[Block]:
        iris, key = self._iris, edge_key(edge.source, edge.type, edge.target)
        subject, predicate, target = iris.record(edge.source), self._predicates[edge.type], iris.record(edge.target)
        said = [STATEMENT, (_SUBJECT, subject), (_PREDICATE, predicate), (_OBJECT, target), self._generated]
        if self._triple_terms:
            said.append((_REIFIES, f"<<( {subject} {predicate} {target} )>>"))
        earlier: dict[str, int] = {}
        for passage, start, end, rule, implicit, status, period, role in _parallel(edge, _LISTS):
            document = document_of(passage)
            source = iris.record(document)
            self._belong(edge.source, (document,))
            self._belong(edge.target, (document,))
            self._quotations.cite(passage, start, end)
            pairs = [*said, (_STATUS, status_term(status)), (_IMPLICIT, boolean(implicit)), (_RULE, plain(rule))]
            if period != NONE:
                pairs.append((_PERIOD, self._periods.of(period)))
            if role != NONE:
                if edge.type not in self._carrying:
                    raise _damaged(edge, f"the role {role}, which its statements cannot have")
                pairs.append((_ROLE, plain(role)))
            pairs.append((_TARGET, iris.part(source, "char", start, end)))
            pairs.append((_DERIVED, source))
            yield Block(_distinct(iris.statement(key, passage, start, end, rule), earlier), pairs, self.graphs((document,)))

    def _mentions(self, edge: Edge) -> Iterator[Block]:
        document = document_of(edge.target)
        graphs, source = self.graphs((document,)), self._iris.record(document)
        body = (_BODY, self._iris.record(edge.source))
        self._belong(edge.source, (document,))
        for start, end in _parallel(edge, ("starts", "ends")):
            self._quotations.cite(edge.target, start, end)
            target = (_TARGET, self._iris.part(source, "char", start, end))
            yield Block(self._iris.mention(edge.source, edge.target, start, end), [_MENTION, _IDENTIFYING, body, target], graphs)

    def _belong(self, node: str, documents: Iterable[str]) -> None:
        if self._memberships is not None:
            for document in documents:
                self._memberships.add(f"{node}\t{document}")

    def _predicate(self, edge: Edge) -> str:
        try:
            return self._predicates[edge.type]
        except KeyError:
            problem = f"the ontology has no predicate {edge.type}, which leads from {edge.source}"
            raise GraphFileError(problem, remedy="Use the predicates of union.ttl") from None


def _distinct(statement: str, earlier: dict[str, int]) -> str:
    """Statements that differ in nothing but period, role or status share an id: the second gets ``-2`` behind it, and so on."""
    number = earlier[statement] = earlier.get(statement, 0) + 1
    return statement if number == 1 else f"{statement[:-1]}-{number}>"


def _parallel(edge: Edge, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of the lists of these names, among them ``starts`` and ``ends``."""
    lists = {name: _list(edge, name) for name in names}
    if len(set(map(len, lists.values()))) != 1:
        raise _damaged(edge, "lists of different lengths")
    if not {*map(type, lists["starts"]), *map(type, lists["ends"])} <= {int}:
        raise _damaged(edge, "starts or ends that are no whole numbers")
    return zip(*lists.values(), strict=True)


def _list(edge: Edge, name: str) -> list[Any]:
    value = edge.properties.get(name)
    if not isinstance(value, list):
        raise _damaged(edge, f"no list of {name}")
    return value


def _damaged(edge: Edge, problem: str) -> GraphFileError:
    place = f"{edge.source} {edge.type} {edge.target}"
    return GraphFileError(f"the edge has {problem}", place=place, remedy="Build the graph again with `union-kg build`")
