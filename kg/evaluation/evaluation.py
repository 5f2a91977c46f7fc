"""Scores a graph against gold files, each against the part of the graph that its document supports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import networkx

from kg.errors import UsageError
from kg.evaluation.gold import Gold, GoldError, merged, read_gold
from kg.evaluation.scoring import MEASURES, NOTHING, Agreement, Score, score, scoring_families
from kg.evaluation.subgraph import subgraph_of_documents
from loaders.networkx_graph import load, save
from ontology.errors import UnionKgError
from ontology.schema import load_schema


@dataclass(slots=True)
class Evaluation:
    """The scores by the stem of the gold file, and of all these documents together.

    ``together`` compares one graph with one gold made of all: indicative only, since it joins things of one name that the graph
    keeps apart by jurisdiction. ``failures`` are gold files that could not be scored.
    """

    documents: dict[str, Score] = field(default_factory=dict)
    together: Score | None = None
    failures: list[UnionKgError] = field(default_factory=list)

    def total(self) -> dict[str, Agreement]:
        """The counts of all documents added up, by measure."""
        return {name: sum((each.measures[name] for each in self.documents.values()), NOTHING) for name in MEASURES}


def evaluate(graph_folder: Path, gold_files: Sequence[Path], per_document: Path | None = None) -> Evaluation:
    """Score the graph in ``graph_folder`` against ``gold_files``.

    A gold file belongs to the document with its file stem. ``per_document`` names a folder to write the part of the graph that each
    document supports into, as ``<stem>.json``. Raises ``GraphFileError`` where there is no graph, ``UsageError`` where
    ``per_document`` cannot be written to.
    """
    graph = load(graph_folder)
    schema = load_schema()
    evaluation = Evaluation()
    golds: list[Gold] = []
    documents: list[str] = []
    for path in gold_files:
        try:
            gold = read_gold(path)
            document = _document_of(graph, gold.stem, path)
        except GoldError as error:
            evaluation.failures.append(error)
            continue
        part = subgraph_of_documents(graph, {document})
        if per_document is not None:
            _write(part, per_document, gold.stem)
        evaluation.documents[gold.stem] = score(part, gold, schema)
        golds.append(gold)
        documents.append(document)
    if golds:
        everything = subgraph_of_documents(graph, set(documents))
        evaluation.together = score(everything, merged(golds, scoring_families(schema)), schema)
    return evaluation


def _document_of(graph: networkx.MultiDiGraph, stem: str, gold: Path) -> str:
    found = [
        node
        for node, data in graph.nodes(data=True)
        if data["type"] == "Document" and PurePosixPath(str(data.get("path", ""))).stem == stem
    ]
    if len(found) == 1:
        return str(found[0])
    if found:
        problem = f"several documents of the graph are called {stem}: {', '.join(sorted(found))}"
        raise GoldError(problem, place=str(gold), remedy="Build a graph with one of them")
    raise GoldError(f"no document of the graph is called {stem}", place=str(gold), remedy="Build the graph with that document")


def _write(part: networkx.MultiDiGraph, folder: Path, stem: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot be written to ({error.strerror})", place=str(folder), remedy="Name another folder") from error
    save(part, folder / f"{stem}.json")
