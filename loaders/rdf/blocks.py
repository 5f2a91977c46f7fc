"""The whole graph as blocks of triples, in flat memory: what every format is written from.

The records are read twice. The first walk gives each node with its relations and statements, and notes on disk which characters of
which passage they cite, and which node belongs to which document. The second gives the quotations, now that the passage's text is at
hand, and, where there is one named graph for each document, the entities in the graphs of their documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from loaders.rdf.block import Block
from loaders.rdf.dataset import Description
from loaders.rdf.evidence import Quotations
from loaders.rdf.groups import nodes_with_edges
from loaders.rdf.iris import Iris
from loaders.rdf.periods import Periods
from loaders.rdf.records import RecordDescriber
from loaders.rdf.relations import AT_HOME, HAS_OBSERVATION, Relations
from loaders.rdf.spool import SortedLines
from loaders.rdf.terms import Pair
from ontology.namespaces import DEFAULT_BASE
from ontology.records import Edge, Node
from ontology.schema import load_schema


@dataclass(frozen=True)
class RdfOptions:
    """How a graph becomes RDF.

    ``base`` goes before every id; ``licence`` is the IRI of the data's licence, if known; with ``triple_terms`` each statement also
    has ``rdf:reifies`` (RDF 1.2); ``scratch`` is the folder for what is sorted on disk, the system's where none is named.
    """

    base: str = DEFAULT_BASE
    licence: str | None = None
    triple_terms: bool = False
    scratch: Path | None = None


class RdfBlocks:
    """The blocks of a graph: iterate once; afterwards ``description`` knows the counts.

    With ``named_graphs`` the blocks say in which graphs they stand; without, all stand in the default graph, and those of one node come
    together. The triples are the same. Raises ``GraphFileError`` where the graph is damaged or not sorted.
    """

    def __init__(self, file: GraphFile, options: RdfOptions, *, named_graphs: bool) -> None:
        self._file = file
        self._options = options
        self._named_graphs = named_graphs
        self._iris = Iris(options.base)
        self._schema = load_schema()
        self._periods = Periods(self._iris)
        self._records = RecordDescriber(self._iris, self._periods, self._schema)
        with _told_of(file.path):
            self.description = Description(self._iris, self._schema, file.attributes, options.licence)

    def __iter__(self) -> Iterator[Block]:
        with _told_of(self._file.path):
            yield from self.description.counted(self._of_the_graph())
            yield from self.description.blocks()

    def _of_the_graph(self) -> Iterator[Block]:
        with ExitStack() as stack:
            cited, targets, memberships, figures = (stack.enter_context(SortedLines(self._options.scratch)) for _ in range(4))
            quotations = Quotations(self._iris, cited, named_graphs=self._named_graphs)
            notes = {"memberships": memberships, "figures": figures} if self._named_graphs else {}
            relations = Relations(self._iris, self._periods, quotations, self._schema, **notes, triple_terms=self._options.triple_terms)
            for node, edges in nodes_with_edges(self._file):
                yield from self._of_node(node, edges, relations)
                for edge in edges:
                    targets.add(edge.target)
            if self._named_graphs:
                yield from relations.figures()
                yield from self._entities(memberships)
            yield from quotations.blocks(node for node in self._nodes_with_all(targets) if node.type == "Passage")
            for subject, pairs in self._periods.descriptions():
                yield Block(subject, pairs)

    def _nodes_with_all(self, targets: Iterable[str]) -> Iterator[Node]:
        """The nodes; raises ``GraphFileError`` at their end if one of the sorted ``targets`` was not among them."""
        wanted = iter(targets)
        target = next(wanted, None)
        for node in self._file.nodes():
            if node.id == target:
                target = next(wanted, None)
            yield node
        if target is not None:
            raise GraphFileError(f"{target} is an end of an edge, and no node", remedy="Build the graph again with `union-kg build`")

    def _of_node(self, node: Node, edges: list[Edge], relations: Relations) -> Iterator[Block]:
        """A node and what leaves it."""
        if self._named_graphs:
            yield from self._in_its_graphs(node, edges, relations)
        else:
            pairs = self._described(node, edges, relations)
            pairs += [pair for pair in map(relations.direct, edges) if pair is not None]
            yield Block(self._iris.record(node.id), pairs)
        for edge in edges:
            yield from relations.further(edge)
        if node.type == "Document":
            yield self.description.used(node.id)

    def _in_its_graphs(self, node: Node, edges: list[Edge], relations: Relations) -> Iterator[Block]:
        """A node in the graphs of the documents that speak of it. Entities are not described yet: their documents are not all known."""
        home = relations.home(node, edges)
        own: dict[tuple[str, ...], list[Pair]] = {}
        if node.type in AT_HOME:
            own[relations.graphs(home)] = self._described(node, edges, relations)
        for edge in edges:
            pair = relations.direct(edge)
            if pair is not None and edge.type != HAS_OBSERVATION:  # a figure waits for the documents that give it
                own.setdefault(relations.graphs(relations.documents(edge, home)), []).append(pair)
        for graphs, pairs in own.items():
            yield Block(self._iris.record(node.id), pairs, graphs)
        if node.type == "Observation":
            relations.note_home(node.id, home)

    def _described(self, node: Node, edges: list[Edge], relations: Relations) -> list[Pair]:
        pairs = self._records.describe(node)
        return pairs + relations.without_body(edges) if node.type == "Observation" else pairs

    def _entities(self, memberships: SortedLines) -> Iterator[Block]:
        """What an entity has by itself, in the graph of each document that speaks of it; in the default graph if none does."""
        belonging = groupby((line.split("\t") for line in memberships), lambda fields: fields[0])
        wanted, fields = next(belonging, ("", iter(())))
        for node in self._file.nodes():
            documents: list[str] = []
            if wanted == node.id:
                documents = [document for _, document in fields]
                wanted, fields = next(belonging, ("", iter(())))
            if node.type not in AT_HOME:
                yield Block(self._iris.record(node.id), self._records.describe(node), tuple(map(self._iris.record, documents)))
        if wanted:
            raise GraphFileError(f"{wanted} is an end of an edge, and no node", place=str(self._file.path), remedy="Build the graph again")


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """What is wrong with a record is told with the file in which it stands."""
    try:
        yield
    except GraphFileError as error:
        if error.place.startswith(str(path)):
            raise
        problem = f"{error.place}: {error.problem}" if error.place else error.problem
        raise GraphFileError(problem, place=str(path), remedy=error.remedy) from error
