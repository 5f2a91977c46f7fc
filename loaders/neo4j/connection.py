"""The way to a Neo4j server: its address, who asks, and the official driver. The password appears in no text that this makes."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from loaders.cypher.errors import NoServerError
from loaders.neo4j.errors import ServerRefusedError, server_errors

DEFAULT_URI = "bolt://localhost:7687"
DEFAULT_USERNAME = "neo4j"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
OLDEST_MAJOR = 5
"""The oldest major version of the server whose Cypher we speak."""

_VERSION = re.compile(r"Neo4j/(\d+)")
_CONNECTION_TIMEOUT = 15.0  # seconds


@dataclass(frozen=True)
class Server:
    """A server and who asks it. Without ``password`` no authentication is tried; without ``database`` the user's own is meant.

    ``patience``: seconds for which a transaction that failed for a passing reason is tried again.

    Raises ``NoServerError`` for an address that is none, and ``ServerRefusedError`` for one that holds a password: addresses appear in
    lists of processes, logs and errors.
    """

    uri: str = DEFAULT_URI
    username: str = DEFAULT_USERNAME
    password: str | None = field(default=None, repr=False)
    database: str = ""
    patience: float = 30.0

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.uri)
            secret, known = "@" in parts.netloc, parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
        except ValueError:
            secret, known = "@" in self.uri, False
        if secret:
            problem = "the address of the server holds a name or a password"
            raise ServerRefusedError(problem, remedy="Write it without, and give --username and NEO4J_PASSWORD or --password-file")
        if not known:
            remedy = "Write it as bolt://HOST:7687, neo4j://HOST:7687 or neo4j+s://HOST"
            raise NoServerError("this is no address of a Neo4j server", place=self.uri, remedy=remedy)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Server | None:
        """The server that NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name; None without NEO4J_URI."""
        uri = environment.get("NEO4J_URI", "")
        if not uri:
            return None
        username = environment.get("NEO4J_USERNAME", "") or DEFAULT_USERNAME
        return cls(uri, username, environment.get("NEO4J_PASSWORD") or None, environment.get("NEO4J_DATABASE", ""))

    @property
    def place(self) -> str:
        """The address as errors and reports show it."""
        return f"{self.uri} ({self.database})" if self.database else self.uri


@contextmanager
def connected(server: Server) -> Iterator[Driver]:
    """A driver that has reached ``server``; inside, what the driver raises becomes errors of this program.

    Raises ``NoServerError`` where none answers or its version is too old, ``ServerRefusedError`` where it refuses.
    """
    with server_errors(server.place), open_driver(server) as driver:
        yield driver


def open_driver(server: Server) -> Driver:
    """The same without the context: whoever calls closes the driver and wraps its use in ``server_errors``."""
    log = logging.getLogger("neo4j")
    if not log.hasHandlers():
        log.addHandler(logging.NullHandler())  # or it would print each attempt that it repeats
    with server_errors(server.place):
        driver = GraphDatabase.driver(
            server.uri,
            auth=(server.username, server.password) if server.password is not None else None,
            connection_timeout=_CONNECTION_TIMEOUT,
            max_transaction_retry_time=server.patience,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
        )
        try:
            _refuse_old(driver, server)
        except BaseException:
            driver.close()
            raise
    return driver


def _refuse_old(driver: Driver, server: Server) -> None:
    agent = driver.get_server_info().agent
    version = _VERSION.match(agent)
    if version and int(version[1]) < OLDEST_MAJOR:
        remedy = f"Use Neo4j {OLDEST_MAJOR} or newer"
        raise NoServerError(f"the server is too old ({agent})", place=server.place, remedy=remedy)
