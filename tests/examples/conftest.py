"""The graph of the example documents, read from its files as any user would read it."""

import json
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

Record = dict[str, Any]
MARKS = frozenset("“”‘’\"'「」《》〈〉·•")


def bare(name: str) -> str:
    """A name without the marks and blanks that its writings differ in."""
    return "".join(c for c in unicodedata.normalize("NFKC", name) if c not in MARKS and not c.isspace())


@dataclass(frozen=True)
class Built:
    """What ``union-kg build`` wrote."""

    folder: Path
    nodes: dict[str, Record] = field(repr=False)
    edges: list[Record] = field(repr=False)
    documents: dict[str, Record] = field(repr=False)  # by path
    ids_by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), repr=False)

    def named(self, name: str) -> set[str]:
        """The ids of the entities called ``name``."""
        return self.ids_by_name.get(bare(name), set())

    def document_of(self, passage: str) -> Record:
        """The document that holds the passage with this id."""
        return next(d for d in self.documents.values() if passage.startswith(f"passage/{d['id'].removeprefix('document/')}/"))


@pytest.fixture(scope="session")
def built(examples_graph: Path) -> Built:
    folder = examples_graph
    graph = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    lines = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    documents = {document["path"]: document for document in map(json.loads, lines)}
    result = Built(folder, {node["id"]: node for node in graph["nodes"]}, graph["edges"], documents)
    for node in graph["nodes"]:
        if node["type"] not in ("Document", "Passage", "Observation"):
            for name in (node["name"], *node.get("aliases", ())):
                result.ids_by_name[bare(name)].add(node["id"])
    return result
