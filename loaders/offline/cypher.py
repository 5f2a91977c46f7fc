"""Cypher on the files of a graph, without a server.

The engine (kglite) runs in a process of its own. It keeps to the time limit by itself where it can; where it does not, the process is
killed a moment later, and the next query starts a new one. A thread cannot be ended, and a query that runs for ever, or takes all
memory, must not take this program with it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Self

import networkx

from loaders.cypher import errors as cypher_errors
from loaders.cypher.checks import CheckedQuery, check
from loaders.cypher.errors import CypherError, CypherTimeoutError, ParameterError
from loaders.cypher.source import DEFAULT_TIMEOUT, Parameter, Rows
from loaders.cypher.tokens import rewritten
from loaders.errors import GraphFileError
from loaders.graph_files import GRAPH_JSON, GraphFile
from loaders.networkx_graph import save
from loaders.offline.checks import check_limit, check_offline, shortest_paths
from ontology.errors import UnionKgError

_GRACE = 2.0  # seconds that the engine gets beyond the time limit to end the query by itself
_INTEGERS = range(-(2**63), 2**63)


class OfflineGraph:
    """A built graph (a folder, or its graph.json) that answers Cypher; a ``GraphSource``. ``timeout``: seconds for each query.

    The engine starts with the first query. Raises ``GraphFileError`` where there is no graph.
    """

    def __init__(self, path: Path, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        self._path = GraphFile(path).path
        self._timeout = timeout
        self._process: subprocess.Popen[str] | None = None
        self._messages: IO[str] | None = None  # what the engine's process writes to its standard error
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def of(cls, graph: networkx.MultiDiGraph, *, timeout: float = DEFAULT_TIMEOUT) -> Self:
        """The same for a graph in memory; it is written to a temporary folder, and later changes of it are not seen."""
        folder = tempfile.TemporaryDirectory(prefix="union-kg-")
        save(graph, Path(folder.name) / GRAPH_JSON)
        source = cls(Path(folder.name), timeout=timeout)
        source._folder = folder
        return source

    @property
    def place(self) -> str:
        """The file of the graph."""
        return str(self._path)

    def query(self, cypher: str, /, **parameters: Parameter) -> Rows:
        """The answer to ``cypher``; see ``GraphSource.query``."""
        query = check(cypher)
        check_parameters(query, parameters)
        check_offline(query, parameters)
        answer = self._ask(
            {
                "cypher": rewritten(cypher, query.tokens),
                "parameters": {name: parameters[name] for name in sorted(query.parameters)},
                "timeout": self._timeout,
                "optimized": not shortest_paths(query),
            }
        )
        rows = _named(query, answer["columns"], answer["rows"])
        check_limit(query, parameters, len(rows.rows))
        return query.plain(rows)

    def close(self) -> None:
        """End the engine, and remove what was written for it."""
        self._end()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
        if self._messages is not None:
            self._messages.close()
            self._messages = None

    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        process = self._process or self._started()
        assert process.stdin is not None
        killer = threading.Timer(self._timeout + _GRACE, process.kill)
        killer.start()
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            return self._answer(process)
        except (BrokenPipeError, _EngineEndedError):
            expired = not killer.is_alive()
            problem = self._last_message()
            self._end()
            if expired:
                remedy = "Ask for less, or give it more time with --timeout"
                raise CypherTimeoutError(f"the query took longer than {self._timeout:g} s", remedy=remedy) from None
            remedy = "It may need more memory than there is: ask for less"
            raise CypherError(f"the offline engine broke down{problem}", remedy=remedy) from None
        except UnionKgError:
            raise
        except BaseException:  # an interrupt: the answer that is still to come must not be taken for the next one's
            self._end()
            raise
        finally:
            killer.cancel()

    def _started(self) -> subprocess.Popen[str]:
        """A new engine with the graph loaded."""
        paths = [path or str(Path.cwd()) for path in sys.path]
        self._messages = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - open as long as the engine
        self._process = subprocess.Popen(
            [sys.executable, "-m", "loaders.offline.worker", str(self._path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._messages,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,  # Ctrl-C is for this process, which then ends the engine
        )
        try:
            self._answer(self._process)
        except _EngineEndedError:
            problem = self._last_message()
            self._end()
            raise GraphFileError(f"the offline engine cannot load the graph{problem}", place=self.place) from None
        except BaseException:
            self._end()
            raise
        return self._process

    def _answer(self, process: subprocess.Popen[str]) -> dict[str, Any]:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.endswith("\n"):
            raise _EngineEndedError
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            kind: type[UnionKgError] = getattr(cypher_errors, answer["error"], GraphFileError)
            raise kind(answer["problem"], place=answer["place"], remedy=answer["remedy"])
        return answer

    def _last_message(self) -> str:
        if self._messages is None:
            return ""
        self._messages.seek(0)
        lines = [line.strip() for line in self._messages.read().split("\n") if line.strip()]
        if not lines:
            return ""
        return f" ({lines[-1 if lines[0].startswith('Traceback') else 0]})"  # Python tells the reason last, the engine first


class _EngineEndedError(Exception):
    """The process of the engine ended without an answer."""


def check_parameters(query: CheckedQuery, parameters: Mapping[str, Parameter]) -> None:
    """Raise ``ParameterError`` if the query needs a parameter that is not given, or one is given that it does not have."""
    missing = sorted(query.parameters - parameters.keys())
    if missing:
        raise ParameterError(f"the query needs the parameter {missing[0]}", remedy=f"Give it with --param {missing[0]}=…")
    unknown = sorted(parameters.keys() - query.parameters)
    if unknown:
        known = f"Its parameters are {', '.join(sorted(query.parameters))}" if query.parameters else "It has none"
        raise ParameterError(f"the query has no parameter {unknown[0]}", remedy=known)
    for name, value in parameters.items():
        values = value if isinstance(value, list) else [value]
        if any(type(each) is int and each not in _INTEGERS for each in values):
            raise ParameterError(f"the parameter {name} is beyond 64 bits", remedy="Give a smaller number, or a text")


def _named(query: CheckedQuery, columns: list[str], rows: list[list[Any]]) -> Rows:
    """The rows under the names that Neo4j gives the columns; after ``RETURN *`` in the order of the alphabet."""
    if query.columns is None:
        order = sorted(range(len(columns)), key=columns.__getitem__)
        return Rows(tuple(columns[each] for each in order), tuple(tuple(row[each] for each in order) for row in rows))
    if len(query.columns) != len(columns):
        raise CypherError("the offline engine gave other columns than the query names", remedy="Name each column with AS")
    return Rows(query.columns, tuple(map(tuple, rows)))
