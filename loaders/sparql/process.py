"""A query in a process of its own, which can be ended: the engine itself does not stop before it is done.

The process is told to end where the time is up, and its memory goes with it. On Unix it can open no file and no connection any more
when the query runs.
"""

from __future__ import annotations

import io
import multiprocessing
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Literal

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples

from loaders.errors import QueryError
from loaders.sparql.results import as_csv, as_json, as_turtle
from loaders.sparql.store import Results, SparqlStore, needs_named_graphs, read_query
from ontology.errors import UnionKgError
from ontology.namespaces import DEFAULT_BASE

Kind = Literal["rows", "boolean", "triples"]
_IN_MEMORY = 1 << 24  # bytes of an answer that are not yet put on disk
_PIECE = 1 << 16
_SMALLER = "It may need more memory than there is: ask for less"


class Step(StrEnum):
    """How far the process is. Its time runs while it reads the query and while it answers, not while the graph is loaded."""

    READ = "read"
    LOAD = "load"
    ANSWER = "answer"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Request:
    """A query ``text``, called ``name`` in errors, to the graph in ``graph``; rows and truth values are wanted in ``rows_as``."""

    text: str
    name: str
    graph: Path
    base: str = DEFAULT_BASE
    rows_as: Literal["json", "csv"] = "json"


@dataclass(slots=True)
class Answer:
    """An answer, to be read from ``content`` and closed: triples are in Turtle, the others in the form that was asked for."""

    kind: Kind
    content: IO[bytes]


def ask(request: Request, seconds: float) -> Answer:
    """The complete answer. Raises ``QueryError`` where it takes more than ``seconds``, and what reading and answering the query raise."""
    context = multiprocessing.get_context("spawn")
    connection, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, request), daemon=True)
    process.start()
    theirs.close()
    content = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by who reads it
    try:
        kind = _received(connection, content, request, seconds)
    except BaseException:
        content.close()
        raise
    finally:
        connection.close()
        process.kill()
        process.join()
    content.seek(0)
    return Answer(kind, content)


def _received(connection: Connection, content: IO[bytes], request: Request, seconds: float) -> Kind:
    kind: Kind = "rows"
    end: float | None = None
    while True:
        if not connection.poll(None if end is None else max(0.0, end - time.monotonic())):
            remedy = "Ask for less (LIMIT, a narrower pattern), or give it more time with --timeout"
            raise QueryError(f"no answer within {seconds:g} seconds", place=request.name, remedy=remedy)
        try:
            message = connection.recv()
        except EOFError:
            raise QueryError("the engine ended before it was done", place=request.name, remedy=_SMALLER) from None
        if isinstance(message, Exception):
            raise message
        if isinstance(message, bytes):
            content.write(message)
        elif message in {Step.READ, Step.ANSWER}:
            end = time.monotonic() + seconds
        elif message == Step.LOAD:
            end = None
        elif message == Step.DONE:
            return kind
        else:
            kind = message


class _Pipe(io.RawIOBase):
    """Sends what is written to it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # whatever holds bytes
        self._connection.send(piece)
        return len(piece)


def _work(connection: Connection, request: Request) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked is told, and ends this one
    with suppress(BrokenPipeError, ConnectionResetError):
        try:
            _answer(connection, request)
        except UnionKgError as error:
            connection.send(error)
        except Exception as error:  # noqa: BLE001 - told by the process that asked, in one line, and not by this one
            reason = f"{type(error).__name__}: {' '.join(str(error).split())}"
            connection.send(QueryError(f"the engine broke down ({reason})", place=request.name, remedy=_SMALLER))
        connection.send(Step.DONE)


def _answer(connection: Connection, request: Request) -> None:
    connection.send(Step.READ)
    query = read_query(request.text, request.name, request.base)
    connection.send(Step.LOAD)
    store = SparqlStore(request.graph, request.base, named_graphs=needs_named_graphs(query))
    _shut_doors()
    connection.send(Step.ANSWER)
    results = store.ask(query)
    with io.BufferedWriter(_Pipe(connection), _PIECE) as pipe:
        try:
            connection.send(_write(results, pipe, request))
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(str(error), place=request.name, remedy="Use what SPARQL 1.1 defines") from error


def _write(results: Results, pipe: IO[bytes], request: Request) -> Kind:
    """Write the answer; gives its kind."""
    if isinstance(results, QueryBoolean):
        results.serialize(pipe, format=QueryResultsFormat.JSON)
        return "boolean"
    if isinstance(results, QueryTriples):
        pieces = as_turtle(results, request.base)
    else:
        pieces = as_csv(results) if request.rows_as == "csv" else as_json(results)
    for piece in pieces:
        pipe.write(piece.encode())
    return "triples" if isinstance(results, QueryTriples) else "rows"


def _shut_doors() -> None:
    """No file and no connection can be opened from here on; a second wall behind the one that refuses SERVICE."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
