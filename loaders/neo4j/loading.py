"""Loading: afterwards our part of a Neo4j database is exactly the graph in a file, and nothing that others put there is touched.

Records are compared by a hash that the database keeps with each (``plan``); what differs is sent in batches, each a transaction of its
own. A marker node tells whether a load has ended, and with which transaction: where nothing was written since, the hashes tell all;
otherwise every value is compared, so that what others altered in our records is mended. A load that was broken off leaves whole records of
the old and the new graph; the next one compares again and so ends what it began. Two loads of one database go one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from neo4j import Driver, Session, Transaction, exceptions

from loaders.cypher.errors import NoServerError
from loaders.graph_files import GraphFile
from loaders.neo4j import statements
from loaders.neo4j.connection import Server, connected
from loaders.neo4j.errors import ServerLostError, ServerRefusedError, server_errors
from loaders.neo4j.history import UNKNOWN, LastLoad, last_transaction
from loaders.neo4j.plan import Ask, Changes, compare, in_batches, stale_keys, strays
from loaders.neo4j.records import GraphRecords, Row
from loaders.neo4j.schema import await_indexes, make_schema, missing_schema
from loaders.neo4j.sending import remove_copies, remove_nodes, remove_relationships, send_nodes, send_relationships
from ontology.errors import UnionKgError

DEFAULT_BATCH_SIZE = 5_000
_TRIED = 1.0  # seconds in which a free lock is surely got
_STOPPED_WAITING = ("Neo.ClientError.Transaction.LockClientStopped", "Neo.TransientError.Transaction.LockClientStopped")
_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"


@dataclass(frozen=True)
class Counts:
    """How many records of one kind a load created, updated, removed, and found unchanged."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0

    @property
    def changed(self) -> int:
        """How many records are not as they were."""
        return self.created + self.updated + self.removed


@dataclass(frozen=True)
class LoadReport:
    """What a load did, or with ``dry_run`` would do.

    ``kept`` counts nodes among the removed ones that keep their place because others attached something to them; ``schema`` are the
    names of the constraints and indexes that were made.
    """

    place: str
    nodes: Counts
    relationships: Counts
    kept: int = 0
    schema: tuple[str, ...] = ()
    dry_run: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything in the database changed."""
        return bool(self.nodes.changed or self.relationships.changed or self.schema)


@dataclass(frozen=True)
class Replacement:
    """Another graph is about to replace the one in the database: of its ``records``, ``same`` are in the new one too."""

    records: int
    same: int


def _nothing(*_: object) -> None:
    """Whoever calls does not want to know."""


@dataclass(frozen=True)
class LoadOptions:
    """How to load. ``batch_size`` is the number of records in one transaction.

    ``confirm`` is asked before less than half of a graph in the database would remain; ``progress`` is told how many of how many
    records are done, ``waiting`` that another load of the same database goes first.
    """

    batch_size: int = DEFAULT_BATCH_SIZE
    dry_run: bool = False
    confirm: Callable[[Replacement], bool] = lambda _: False
    progress: Callable[[int, int], None] = _nothing
    waiting: Callable[[], None] = _nothing


def load(graph: Path, server: Server, options: LoadOptions | None = None) -> LoadReport:
    """Make our part of the database that ``server`` names the graph in ``graph`` (a folder, or a graph.json).

    Raises ``GraphFileError`` for a missing or damaged graph, ``NoServerError`` where no server answers, ``ServerLostError`` where it
    goes away in between, ``ServerRefusedError`` where it refuses, ``ServerDataError`` for what it cannot hold.
    """
    options = options or LoadOptions()
    records = GraphRecords(GraphFile(graph))
    with connected(server) as driver, driver.session(database=server.database or None) as session:
        if options.dry_run:
            nodes, edges = _compared(records, _asking(session), LastLoad.of(session))
            return LoadReport(server.place, _planned(nodes), _planned(edges), schema=tuple(missing_schema(session)), dry_run=True)
        schema = tuple(make_schema(session))
        with _only_load(driver, server, options) as lock:
            report = _Loading(session, lock, records, server, options).run()
    return replace(report, schema=schema)


class _Loading:
    """One load, while no other one changes the same database."""

    def __init__(self, session: Session, lock: Transaction, records: GraphRecords, server: Server, options: LoadOptions) -> None:
        self._session, self._lock, self._records, self._server, self._options = session, lock, records, server, options
        self._ask = _asking(session)
        self._done = self._total = self._committed = 0
        self._before = LastLoad.of(session)
        self._names = self._count_names()

    def run(self) -> LoadReport:
        nodes, edges = _compared(self._records, self._ask, self._before)
        if not nodes.any and not edges.any and self._before.finished and self._before.attributes == self._records.facts["attributes"]:
            self._confirm(self._before.last)
            return LoadReport(self._server.place, Counts(unchanged=nodes.unchanged), Counts(unchanged=edges.unchanged))
        self._refuse_other_graph(nodes, edges)
        self._total = nodes.sent + nodes.removed + edges.sent + edges.removed
        try:
            with server_errors(self._server.place):
                report = self._change(nodes, edges)
                await_indexes(self._session)
                self._mark(nodes, edges)
        except UnionKgError as error:
            raise self._broken_off(error) from error
        return report

    def _confirm(self, last: int | None) -> None:
        """What somebody wrote since the last load has been looked through: the next load need not do it again."""
        if last is not None and not self._before.trusted:
            self._write(lambda transaction: transaction.run(statements.CONFIRM_MARKER, transaction=last + 1).consume())

    def _change(self, nodes: Changes, edges: Changes) -> LoadReport:
        facts = self._facts(nodes, edges, UNKNOWN - (self._before.last or 0))  # another one each time: a commit, which is counted
        self._write(lambda transaction: transaction.run(statements.START_MARKER, facts=facts).consume())
        copies = self._remove((row["element"] for row in strays(edges, self._records, self._ask)), remove_copies)[0]
        renamed = self._remove((row["key"] for row in strays(nodes, self._records, self._ask)), remove_nodes)[0]
        former = self._ask(statements.COUNT_FORMER)[0]["count"] > 0
        known_nodes = self._send(nodes, lambda tx, rows: send_nodes(tx, rows, fresh=not nodes.in_database, former=former))
        known_edges = self._send(edges, lambda tx, rows: send_relationships(tx, rows, fresh=not edges.in_database))
        removed_edges = self._remove(stale_keys(edges, self._ask), remove_relationships)[1]
        removed_nodes, kept = self._remove(stale_keys(nodes, self._ask), remove_nodes)
        return LoadReport(
            self._server.place,
            Counts(nodes.sent - known_nodes, known_nodes, removed_nodes + renamed, nodes.unchanged),
            Counts(edges.sent - known_edges, known_edges, removed_edges + copies, edges.unchanged),
            kept,
        )

    def _send(self, changes: Changes, send: Callable[..., int]) -> int:
        known = 0
        for rows in _prepared(in_batches(changes.rows(self._records), self._options.batch_size)):
            known += self._write(send, rows)
            self._advance(len(rows))
        return known

    def _remove(self, stale: Iterable[Any], remove: Callable[..., int]) -> tuple[int, int]:
        """Gives the number of records and the sum of what ``remove`` gives."""
        count = answer = 0
        for keys in in_batches(stale, self._options.batch_size):
            answer += self._write(remove, keys)
            count += len(keys)
            self._advance(len(keys))
        return count, answer

    def _advance(self, count: int) -> None:
        self._done += count
        self._options.progress(self._done, self._total)

    def _write(self, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - what the work gives
        self._committed += 1
        return self._session.execute_write(work, *arguments)

    def _mark(self, nodes: Changes, edges: Changes) -> None:
        """In the transaction that holds the lock: if another load could have come between, this fails."""
        self._lock.run(statements.UNLOCK).consume()
        self._lock.run(statements.END_MARKER, facts=self._facts(nodes, edges, self._own_last())).consume()
        self._lock.commit()

    def _facts(self, nodes: Changes, edges: Changes, transaction: int) -> dict[str, str | int]:
        counts = {"nodes": nodes.sent + nodes.unchanged, "relationships": edges.sent + edges.unchanged}
        return {**self._records.facts, **counts, "transaction": transaction}

    def _own_last(self) -> int:
        """The number of the transaction that ends this load, if all others since its beginning were its own, or kept its new names."""
        first, last = self._before.last, last_transaction(self._session)
        if first is None or last is None:
            return UNKNOWN
        others = last - first - self._committed
        return last + 1 if 0 <= others <= self._count_names() - self._names else UNKNOWN

    def _count_names(self) -> int:
        return sum(row["count"] for row in self._ask(statements.COUNT_NAMES))

    def _refuse_other_graph(self, nodes: Changes, edges: Changes) -> None:
        records = nodes.in_database + edges.in_database
        same = records - nodes.removed - edges.removed
        if 2 * same < records and not self._options.confirm(Replacement(records, same)):
            problem = f"the database holds another graph: of its {records:,} records only {same:,} are in this one"
            remedy = "Name another database with --database, or replace that graph with --yes"
            raise ServerRefusedError(problem, place=self._server.place, remedy=remedy)

    def _broken_off(self, error: UnionKgError) -> UnionKgError:
        kind = ServerLostError if isinstance(error, NoServerError) else type(error)
        landed = f"{error.problem}; {self._done:,} of {self._total:,} changes had landed, each record whole"
        remedy = "Run the same command again when the server answers: it goes on from there" if kind is ServerLostError else error.remedy
        return kind(landed, place=error.place or self._server.place, remedy=remedy)


def _compared(records: GraphRecords, ask: Ask, before: LastLoad) -> tuple[Changes, Changes]:
    nodes = compare(statements.NODES, records, ask, trusted=before.trusted)
    return nodes, compare(statements.RELATIONSHIPS, records, ask, trusted=before.trusted)


def _planned(changes: Changes) -> Counts:
    return Counts(changes.created, changes.updated, changes.removed, changes.unchanged)


def _asking(session: Session) -> Ask:
    def ask(statement: str, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - parameters of a statement
        return session.execute_read(lambda transaction: [dict(row) for row in transaction.run(statement, parameters)])

    return ask


@contextmanager
def _only_load(driver: Driver, server: Server, options: LoadOptions) -> Iterator[Transaction]:
    """A transaction that holds the lock on the database, after those that came before; the server frees it when we are gone."""
    with driver.session(database=server.database or None) as session:
        if not _is_free(session):
            options.waiting()
        with session.begin_transaction() as lock:
            lock.run(statements.LOCK).consume()
            yield lock
            if not lock.closed():  # leaving would commit it
                lock.rollback()


def _is_free(session: Session) -> bool:
    trial = session.begin_transaction(timeout=_TRIED)
    try:
        trial.run(statements.LOCK).consume()
        trial.rollback()
    except exceptions.Neo4jError as error:
        if error.code not in _STOPPED_WAITING and not (error.code or "").startswith(_TIMED_OUT):
            raise
        return False
    finally:
        trial.close()
    return True


def _prepared(batches: Iterator[list[Row]]) -> Iterator[list[Row]]:
    """The batches, each read and checked while the server works on the one before."""
    with ThreadPoolExecutor(1) as worker:
        upcoming = worker.submit(next, batches, None)
        while (batch := upcoming.result()) is not None:
            upcoming = worker.submit(next, batches, None)
            yield batch
