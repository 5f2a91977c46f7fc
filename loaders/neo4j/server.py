"""Cypher on a Neo4j server: the other implementation of ``GraphSource``, which gives the rows that the offline engine gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from threading import Thread
from typing import Any, Self

from neo4j import ManagedTransaction, exceptions, unit_of_work
from neo4j.graph import Node, Path, Relationship

from loaders.cypher.checks import check
from loaders.cypher.errors import CypherError, CypherTimeoutError
from loaders.cypher.source import DEFAULT_TIMEOUT, Parameter, Rows, Value, node_value, normalised, path_value, relationship_value
from loaders.neo4j.connection import Server, open_driver
from loaders.neo4j.errors import ServerRefusedError, server_errors
from loaders.neo4j.statements import BOOKKEEPING, READ_MARKER
from loaders.offline.cypher import check_parameters

_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"  # whoever set the limit; the code goes on
_GRACE = 10.0  # seconds that the server gets beyond the time limit to end the query by itself
_STATEMENT = "Neo.ClientError.Statement."
_PROCEDURE = "Neo.ClientError.Procedure."
_IDS = "UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element RETURN element, n.id AS id"


class ServerGraph:
    """The graph in a database; a ``GraphSource``. ``timeout``: seconds for each query.

    Raises ``NoServerError`` where none answers, ``ServerRefusedError`` where it refuses, and where a load of the graph did not end.
    """

    def __init__(self, server: Server, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        self._server = server
        self._timeout = timeout
        self._driver = open_driver(server)
        try:
            self._refuse_half_a_graph()
        except BaseException:
            self._driver.close()
            raise

    @property
    def place(self) -> str:
        """The address of the server, and the database."""
        return self._server.place

    def query(self, cypher: str, /, **parameters: Parameter) -> Rows:
        """The answer to ``cypher``; see ``GraphSource.query``."""
        query = check(cypher)
        check_parameters(query, parameters)
        columns, rows = self._read(lambda transaction: _answer(transaction, cypher, parameters))
        return query.plain(Rows(tuple(columns), tuple(map(tuple, rows))))

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, work: Callable[[ManagedTransaction], Any]) -> Any:  # noqa: ANN401 - what the work gives
        """What ``work`` gives. It is done in a thread that can be left behind: a server without memory may never answer again."""
        answer: Future[Any] = Future()
        Thread(target=_settle, args=(answer, lambda: self._asked(work)), daemon=True).start()
        try:
            return answer.result(self._timeout + _GRACE)
        except TimeoutError:
            raise self._expired() from None

    def _asked(self, work: Callable[[ManagedTransaction], Any]) -> Any:  # noqa: ANN401
        with server_errors(self.place), self._driver.session(database=self._server.database or None) as session:
            try:
                return session.execute_read(unit_of_work(timeout=self._timeout)(work))
            except exceptions.Neo4jError as error:
                raise self._told(error) or error from error

    def _told(self, error: exceptions.Neo4jError) -> CypherError | None:
        code, message = error.code or "", (error.message or "").strip().partition("\n")[0]
        if code.startswith(_TIMED_OUT):
            return self._expired()
        if code.startswith((_STATEMENT, _PROCEDURE)):
            return CypherError(message, place=self.place, remedy="Correct the query (https://neo4j.com/docs/cypher-manual/)")
        return None

    def _expired(self) -> CypherTimeoutError:
        problem = f"the query took longer than {self._timeout:g} s"
        return CypherTimeoutError(problem, place=self.place, remedy="Ask for less, or give it more time with --timeout")

    def _refuse_half_a_graph(self) -> None:
        marked = self._read(lambda transaction: [row["finished"] for row in transaction.run(READ_MARKER)])
        if marked == [False]:
            remedy = "Wait for it, or run `union-kg load` again: it goes on where it broke off"
            raise ServerRefusedError("a load of the graph is at work, or broke off", place=self.place, remedy=remedy)


def _settle(future: Future[Any], work: Callable[[], Any]) -> None:
    """Put what ``work`` gives or raises into ``future``."""
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
        future.set_exception(error)


def _answer(transaction: ManagedTransaction, cypher: str, parameters: Mapping[str, Parameter]) -> tuple[list[str], list[list[Value]]]:
    result = transaction.run(cypher, dict(parameters))
    columns = list(result.keys())
    rows = [list(record) for record in result]
    values = _Values(_ids(transaction, rows))
    return columns, [[values.plain(cell) for cell in row] for row in rows]


def _ids(transaction: ManagedTransaction, rows: Iterable[Iterable[object]]) -> dict[str, str]:
    """The ids of the nodes at the ends of relationships, of which the driver tells no more than an internal name."""
    elements = {node.element_id for row in rows for cell in row for link in _links(cell) for node in link.nodes if node is not None}
    if not elements:
        return {}
    return {row["element"]: row["id"] for row in transaction.run(_IDS, elements=sorted(elements))}


def _links(value: object) -> Iterable[Relationship]:
    if isinstance(value, Relationship):
        yield value
    elif isinstance(value, Path):
        yield from value.relationships
    elif isinstance(value, Mapping) and not isinstance(value, Node):
        for each in value.values():
            yield from _links(each)
    elif isinstance(value, list):
        for each in value:
            yield from _links(each)


class _Values:
    """Turns what the driver gives into plain values, without the loader's bookkeeping."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self._ids = ids

    def plain(self, value: object) -> Value:
        if isinstance(value, Node):
            return node_value(_graph_properties(value))
        if isinstance(value, Relationship):
            return self._link(value)
        if isinstance(value, Path):
            nodes = [node_value(_graph_properties(node)) for node in value.nodes]
            return path_value(nodes, [self._link(link) for link in value.relationships])
        if isinstance(value, Mapping):
            return {str(key): self.plain(value[key]) for key in sorted(value, key=str) if key not in BOOKKEEPING}
        if isinstance(value, list):
            return [self.plain(each) for each in value if not (isinstance(each, str) and each in BOOKKEEPING)]
        return normalised(value)

    def _link(self, link: Relationship) -> dict[str, Value]:
        source, target = (self._ids.get(node.element_id) or "" if node is not None else "" for node in link.nodes)
        return relationship_value(source, target, link.type, _graph_properties(link))


def _graph_properties(entity: Node | Relationship) -> dict[str, Any]:
    return {name: value for name, value in entity.items() if name not in BOOKKEEPING}
