"""From a file to what it contributes to the graph: the work that one process does on one document."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.documents.discovery import InputFile
from kg.documents.document import Document
from kg.documents.reading import DocumentReader
from kg.errors import DocumentError
from kg.extraction import Extractor
from kg.language.segmentation import Segmenter
from kg.resolution.contribution import Contribution, contribute
from kg.resolution.identity import Identities
from ontology.schema import load_schema
from ontology.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result besides the documents: the user's vocabulary files, ``pkuseg`` or ``jieba``, and the name tagger."""

    vocabulary_files: tuple[Path, ...] = ()
    segmenter: Segmenter = "pkuseg"
    names: str = "lac"


@dataclass(frozen=True, slots=True)
class Processed:
    """A document that was read: what it contributes, and its line of documents.jsonl."""

    contribution: Contribution
    line: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that was not read, with the traceback where the error was not foreseen."""

    error: DocumentError
    traceback: str = ""


Outcome = Processed | Failed
Processor = Callable[[InputFile], Outcome]


class DocumentProcessor:
    """Reads files and extracts what they support; it loads the vocabulary and the pipeline once.

    Raises ``ModelError`` or ``VocabularyError`` where these cannot be loaded.
    """

    def __init__(self, settings: Settings) -> None:
        self._schema = load_schema()
        self._vocabulary = load_vocabulary(settings.vocabulary_files)
        self._reader = DocumentReader(self._vocabulary)
        self._identities = Identities(self._vocabulary, self._schema)
        self._extractor = Extractor(self._vocabulary, self._schema, segmenter=settings.segmenter, names=settings.names)

    def __call__(self, file: InputFile) -> Outcome:
        """What became of ``file``. No error of one document leaves this method: the other documents go on."""
        try:
            document = self._reader.read(file)
            fragment = self._extractor.extract(document)
            contribution = contribute(document, fragment, self._identities, self._schema)
            return Processed(contribution, document_line(document), document.warnings)
        except DocumentError as error:
            return Failed(error)
        except Exception as error:  # noqa: BLE001 - a fault of this program in one document; it is reported as that document's failure
            problem = f"could not be processed: {type(error).__name__}: {error}"
            remedy = "This is a fault of union-kg: run with --debug and report it with the document"
            return Failed(DocumentError(problem, place=str(file.path), remedy=remedy), traceback.format_exc())


def document_line(document: Document) -> str:
    """The line of documents.jsonl that describes ``document``; metadata that are unknown are absent."""
    metadata = document.metadata
    described = {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "script": document.script,
        "title": metadata.title,
        "issued": metadata.issued,
        "publisher": metadata.publisher,
        "author": metadata.author,
        "body": metadata.body,
        "event": metadata.event,
    }
    content = {
        "text": document.text,
        "sections": [{"level": s.level, "title": s.title, "start": s.start, "end": s.end, "part": s.part} for s in document.sections],
        "source": document.source,
        "source_map": [(r.clean_start, r.clean_end, r.source_start, r.source_end, r.operation) for r in document.source_map],
        "set_aside": [{"start": s.start, "end": s.end, "reason": s.reason} for s in document.set_aside],
        "warnings": document.warnings,
    }
    return json.dumps({**{name: value for name, value in described.items() if value}, **content}, ensure_ascii=False) + "\n"
