"""What was found and not kept, as rows: rejected.jsonl of a built graph, with the sentences from its documents.jsonl."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from loaders.errors import GraphFileError
from loaders.tables.evidence import Evidence, Row

DOCUMENTS_JSONL, REJECTED_JSONL = "documents.jsonl", "rejected.jsonl"

Kind = TypeVar("Kind", str, int)

_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;]*\n?")
_REMEDY = "Build the graph again with `union-kg build`"


@dataclass(frozen=True, slots=True)
class RejectedRow(Row):
    """Something that was found and not kept: ``what`` it would have been (a class or a predicate), and the ``reason``, in English."""

    text: str
    what: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Document:
    title: str
    issued: str | None
    path: str
    text: str


def rejected_rows(folder: Path) -> Iterator[RejectedRow]:
    """The rows of rejected.jsonl in the folder of a built graph, in its order.

    Raises ``GraphFileError`` where that file or documents.jsonl is missing or damaged.
    """
    documents = {_value(line, "id", str, place): _document(line, place) for place, line in _lines(folder / DOCUMENTS_JSONL)}
    for place, line in _lines(folder / REJECTED_JSONL):
        document = _value(line, "document", str, place)
        if document not in documents:
            raise _damaged(f"{DOCUMENTS_JSONL} has no {document}", place)
        start, end = (_value(line, name, int, place) for name in ("start", "end"))
        text, what, reason = (_value(line, name, str, place) for name in ("text", "what", "reason"))
        yield RejectedRow(text, what, reason, _evidence(document, documents[document], start, end))


def _document(line: dict[str, Any], place: str) -> _Document:
    issued = line.get("issued")
    path, text = (_value(line, name, str, place) for name in ("path", "text"))
    return _Document(str(line.get("title", path)), None if issued is None else str(issued), path, text)


def _evidence(identifier: str, document: _Document, start: int, end: int) -> Evidence:
    """The sentences that the stretch lies in: the clean text is cut at its marks, for no passage of the graph holds what was not kept.

    What concerns the document as a whole stands nowhere in it (its stretch is empty).
    """
    if start == end:
        return Evidence(document=document.title, issued=document.issued, file=document.path, document_id=identifier)
    before = max((document.text.rfind(mark, 0, start) for mark in "。！？!?；;\n"), default=-1) + 1
    after = _SENTENCE.match(document.text, max(start, end - 1))
    stop = end if after is None else max(end, before + len(document.text[before : after.end()].rstrip()))
    return Evidence(
        sentence=document.text[before:stop],
        said=document.text[start:end],
        document=document.title,
        issued=document.issued,
        file=document.path,
        start=start,
        end=end,
        sentence_start=before,
        sentence_end=stop,
        document_id=identifier,
    )


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each line of a file of JSON lines, with its place. Raises ``GraphFileError`` where it cannot be read."""
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                place = f"{path}:{number}"
                try:
                    found = json.loads(line)
                except ValueError as error:
                    raise _damaged(str(error), place) from error
                if not isinstance(found, dict):
                    raise _damaged("a line is no object", place)
                yield place, found
    except FileNotFoundError as error:
        raise GraphFileError(f"the graph has no {path.name}", place=str(path), remedy=_REMEDY) from error
    except UnicodeDecodeError as error:
        raise _damaged("it is not UTF-8", str(path)) from error
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise GraphFileError(problem, place=str(path), remedy="Check the path and its permissions") from error


def _value(line: dict[str, Any], name: str, kind: type[Kind], place: str) -> Kind:
    found = line.get(name)
    if not isinstance(found, kind):
        raise _damaged(f"a line has no {name}", place)
    return found


def _damaged(problem: str, place: str) -> GraphFileError:
    return GraphFileError(f"the graph is damaged: {problem}", place=place, remedy=_REMEDY)
