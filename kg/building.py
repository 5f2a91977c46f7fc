"""Documents in, graph out: reads and extracts documents, merges what they support, and writes the files of the graph."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TextIO

from kg.document_processing import DocumentProcessor, Failed, Processed, Settings
from kg.documents.discovery import InputFile, find_documents
from kg.errors import DocumentError
from kg.language.model_store import ensure_model
from kg.language.segmentation import Segmenter
from kg.output_folder import RECORDS, put_in_place, working_folder
from kg.resolution.graph_records import GraphRecords
from kg.resolution.record_store import RecordStore
from kg.version import program_version
from kg.worker_processes import available_processors, process_in_order
from loaders.graph_files import GRAPH_GRAPHML, GRAPH_JSON, GraphJsonWriter
from loaders.graphml import GraphmlWriter
from ontology.records import Edge, Node
from ontology.schema import Schema, load_schema
from ontology.vocabulary import Vocabulary, load_vocabulary

DOCUMENTS = "documents.jsonl"
REJECTED = "rejected.jsonl"
FILES = (GRAPH_JSON, GRAPH_GRAPHML, DOCUMENTS, REJECTED)
"""What a build writes into its folder."""

Progress = Callable[[int, int], None]
"""Called with the number of documents done and that of all."""


@dataclass(slots=True)
class BuildReport:
    """What a build did. ``failures`` are documents that could not be read, ``skipped`` what was passed over for a good reason."""

    out: Path
    written: bool = False
    documents: int = 0
    failures: list[Failed] = field(default_factory=list)
    skipped: list[DocumentError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    entities: Counter[str] = field(default_factory=Counter)
    relations: Counter[tuple[str, str]] = field(default_factory=Counter)  # (predicate, status)
    observations: Counter[str] = field(default_factory=Counter)  # status
    rejected: Counter[str] = field(default_factory=Counter)  # reason

    def add_failure(self, failed: Failed) -> None:
        """Note a document that was not read."""
        if failed.error.exit_code:
            self.failures.append(failed)
        else:
            self.skipped.append(failed.error)


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    vocabulary_files: Sequence[Path] = (),
    jobs: int = 1,
    segmenter: Segmenter = "pkuseg",
    names: str = "lac",
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of the documents in ``paths`` (files and folders) and write it into the folder ``out``.

    The files appear in ``out`` only when all of them are complete; where no document can be read, an earlier graph stays.
    ``vocabulary_files`` extend the packaged vocabulary. The result is the same for every order of ``paths`` and number of ``jobs``,
    of which there are never more than the machine has processors.
    Raises ``UsageError``, ``ModelError`` or ``VocabularyError`` where nothing can be done at all; what is wrong with single
    documents is in the report.
    """
    settings = Settings(tuple(vocabulary_files), segmenter, names)
    schema, vocabulary = load_schema(), load_vocabulary(settings.vocabulary_files)
    report = BuildReport(out)
    own = tuple(f"{path.name}:" for path in settings.vocabulary_files)
    report.warnings += [warning for warning in vocabulary.warnings if warning.startswith(own)]
    files, problems = find_documents(paths)
    files, namesakes = _one_for_each_id(files)
    for problem in (*problems, *namesakes):
        report.add_failure(Failed(problem))
    if files and segmenter == "pkuseg":
        ensure_model()  # once, before the worker processes would all fetch it
    with working_folder(out, FILES) as folder, RecordStore(folder / RECORDS) as store:
        with (folder / DOCUMENTS).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as lines:
            outcomes = process_in_order(files, partial(DocumentProcessor, settings), min(jobs, available_processors()))
            for number, (file, outcome) in enumerate(zip(files, outcomes, strict=True), 1):
                if isinstance(outcome, Processed):
                    _take(outcome, file.relative, store, lines, report)
                else:
                    report.add_failure(outcome)
                if progress is not None:
                    progress(number, len(files))
        if report.documents:
            store.finish()
            _write_graph(GraphRecords(store, vocabulary, schema), folder, _attributes(schema, vocabulary, segmenter), schema, report)
            put_in_place(folder, out, FILES)
            report.written = True
    return report


def _one_for_each_id(files: Sequence[InputFile]) -> tuple[list[InputFile], list[DocumentError]]:
    """The files without those that have the id of one before: to Unicode, and so to an id, two spellings of a name can be the same."""
    kept: dict[str, InputFile] = {}
    problems: list[DocumentError] = []
    for file in files:
        first = kept.setdefault(file.id, file)
        if first is not file:
            problem = f"has the same name as {first.path}, only written with other Unicode characters (NFC and NFD)"
            problems.append(DocumentError(problem, place=str(file.path), remedy="Rename one of the two"))
    return list(kept.values()), problems


def _take(processed: Processed, name: str, store: RecordStore, lines: TextIO, report: BuildReport) -> None:
    report.documents += 1
    report.warnings += [f"{name}: {warning}" for warning in processed.warnings]
    lines.write(processed.line)
    origin = store.add(processed.contribution)
    if origin:
        report.warnings.append(f"{name}: a near-copy of {origin.removeprefix('document/')}; its figures are not counted again")


def _attributes(schema: Schema, vocabulary: Vocabulary, segmenter: str) -> dict[str, object]:
    return {"schema": schema.version, "version": program_version(), "segmenter": segmenter, "vocabulary": dict(vocabulary.sources)}


def _write_graph(records: GraphRecords, folder: Path, attributes: dict[str, object], schema: Schema, report: BuildReport) -> None:
    with GraphJsonWriter(folder / GRAPH_JSON, attributes) as plain, GraphmlWriter(folder / GRAPH_GRAPHML, attributes) as xml:
        for node in records.nodes():
            plain.node(node)
            xml.node(node)
            _count_node(node, schema, report)
        for edge in records.edges():
            plain.edge(edge)
            xml.edge(edge)
            _count_edge(edge, report)
    with (folder / REJECTED).open("w", encoding="utf-8", newline="\n") as file:
        for line in records.rejected():
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            report.rejected[str(line["reason"])] += 1


def _count_node(node: Node, schema: Schema, report: BuildReport) -> None:
    if node.type == "Observation":
        report.observations[str(node.properties["status"])] += 1
    elif schema.is_a(node.type, "Entity"):
        report.entities[node.type] += 1


def _count_edge(edge: Edge, report: BuildReport) -> None:
    if "status" in edge.properties:
        report.relations[edge.type, str(edge.properties["status"])] += 1
