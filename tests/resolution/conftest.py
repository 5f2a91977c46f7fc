"""Documents made sentence by sentence, with the facts in them, and the graph that they come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.documents.document import Document, Metadata, Run
from kg.fragment import Entity, Figure, Fragment, PassageText, Place, Rejected, Statement
from kg.identifiers import document_id
from kg.resolution.contribution import contribute
from kg.resolution.graph_records import GraphRecords
from kg.resolution.identity import Identities
from kg.resolution.record_store import RecordStore
from ontology.records import Edge, Node
from ontology.schema import Schema, load_schema
from ontology.vocabulary import Vocabulary, load_vocabulary


class Draft:
    """A document and its fragment in the making."""

    def __init__(self, path: str, issued: str = "") -> None:
        self.path, self.issued, self.text = path, issued, ""
        self.passages: list[PassageText] = []
        self.entities: list[Entity] = []
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []
        self.rejected: list[Rejected] = []
        self.renames: list[tuple[int, str]] = []
        self.body: int | None = None

    def sentence(self, text: str) -> None:
        start = len(self.text)
        self.text += text + "\n"
        self.passages.append(PassageText(start, start + len(text), text, ""))

    def place(self, text: str = "") -> Place:
        """Where ``text`` stands in the last sentence; the whole sentence without it."""
        passage = self.passages[-1]
        start = passage.start + passage.text.index(text)
        return Place(len(self.passages) - 1, start, start + len(text or passage.text))

    def entity(self, kind: str, name: str, *, seen: str = "", scope: str = "", concept: str = "", aliases: Sequence[str] = ()) -> int:
        """An entity, mentioned in the last sentence where ``seen`` stands."""
        mentions = (self.place(seen),) if seen else ()
        self.entities.append(Entity(kind, name, tuple(aliases), concept, scope, mentions))
        return len(self.entities) - 1

    def state(self, subject: int, predicate: str, obj: int, *, status: str = "achieved", rule: str = "act", role: str = "") -> None:
        self.statements.append(Statement(subject, predicate, obj, self.place(), rule, False, status, "", role))

    def figure(self, subject: int, raw: str, value: float, unit: str, *, body: int | None = None, period: str = "") -> None:
        self.figures.append(Figure(subject, body, raw, value, unit, "exact", period, "achieved", raw, self.place(raw)))

    def document(self) -> Document:
        runs = (Run(0, len(self.text), 0, len(self.text), "copy"),)
        metadata = Metadata(title=Path(self.path).stem, issued=self.issued)
        return Document(document_id(self.path), self.path, "0" * 64, "utf-8", "simplified", metadata, self.text, (), self.text, runs)

    def fragment(self) -> Fragment:
        parts = (self.passages, self.entities, self.statements, self.figures, self.rejected)
        return Fragment(document_id(self.path), *map(tuple, parts), self.body, tuple(self.renames))


@dataclass(frozen=True)
class Graph:
    """The graph of some documents, by key."""

    nodes: dict[str, Node]
    edges: dict[tuple[str, str, str], Edge]
    rejected: list[dict[str, str | int]]
    origins: list[str]
    node_list: list[Node]
    edge_list: list[Edge]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def schema() -> Schema:
    return load_schema()


@pytest.fixture(scope="session")
def identities(vocabulary: Vocabulary, schema: Schema) -> Identities:
    return Identities(vocabulary, schema)


@pytest.fixture
def draft() -> type[Draft]:
    return Draft


@pytest.fixture
def graph_of(tmp_path, vocabulary, schema, identities):
    """A function from drafts to the graph of all of them."""

    def made(*drafts: Draft) -> Graph:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite"
        with RecordStore(path) as store:
            in_order = sorted(drafts, key=lambda draft: document_id(draft.path))
            origins = [store.add(contribute(d.document(), d.fragment(), identities, schema)) for d in in_order]
            store.finish()
            records = GraphRecords(store, vocabulary, schema)
            nodes, edges, rejected = list(records.nodes()), list(records.edges()), list(records.rejected())
        by_key = {(edge.source, edge.type, edge.target): edge for edge in edges}
        assert len(by_key) == len(edges) and len({node.id for node in nodes}) == len(nodes)
        return Graph({node.id: node for node in nodes}, by_key, rejected, origins, nodes, edges)

    return made
