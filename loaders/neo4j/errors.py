"""What a Neo4j server, or the way to it, answers when something is wrong, as errors of this program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from neo4j import exceptions

from loaders.cypher.errors import NoServerError
from ontology.errors import UnionKgError

NO_SERVER_REMEDY = "Start the server or correct --uri; the graph stays in its files, and `union-kg query` asks it without a server"
_READ_ONLY_CODES = ("Neo.ClientError.Security.Forbidden", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase")
_CERTIFICATE_REMEDY = (
    "Make its certificate trusted here (SSL_CERT_FILE), or write bolt+ssc:// or neo4j+ssc://, which trust any; "
    "without a server, `union-kg query` asks the graph in its files"
)
_WRONG_PASSWORD_REMEDY = "Give the name with --username and the password in NEO4J_PASSWORD or with --password-file"


class ServerRefusedError(UnionKgError):
    """The server answers, and does not do what it was asked: wrong password, no such database, read-only, its disk is full."""


class ServerDataError(UnionKgError):
    """What the server holds, or is to hold, does not fit: another graph, data that cannot be stored there."""


class ServerLostError(NoServerError):
    """The server went away in the middle of its work."""


@contextmanager
def server_errors(place: str) -> Iterator[None]:
    """Turn what the driver raises inside into errors of this program; ``place`` is the address, without secrets."""
    try:
        yield
    except (exceptions.Neo4jError, exceptions.DriverError) as error:
        raise _told(error, place) from error
    except OSError as error:  # from the network, before the driver has a connection
        raise NoServerError(f"no Neo4j server answers ({error.strerror or error})", place=place, remedy=NO_SERVER_REMEDY) from error


def _told(error: exceptions.Neo4jError | exceptions.DriverError, place: str) -> UnionKgError:
    if isinstance(error, exceptions.AuthError):
        return ServerRefusedError("the server refuses this name and password", place=place, remedy=_WRONG_PASSWORD_REMEDY)
    if isinstance(error, exceptions.Neo4jError):
        return _refused(error, place)
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired):
        reason = _reason(error)
        remedy = _CERTIFICATE_REMEDY if "CERTIFICATE_VERIFY" in reason else NO_SERVER_REMEDY
        return NoServerError(f"no Neo4j server answers ({reason})", place=place, remedy=remedy)
    remedy = "Write the address as bolt://HOST:7687, neo4j://HOST:7687 or neo4j+s://HOST"
    return NoServerError(f"the server cannot be asked ({_first_line(error)})", place=place, remedy=remedy)


def _refused(error: exceptions.Neo4jError, place: str) -> UnionKgError:
    code = error.code or ""
    if code.endswith("DatabaseNotFound"):
        return ServerRefusedError("the server has no such database", place=place, remedy="Name another one with --database")
    if code in _READ_ONLY_CODES or "read-only" in (error.message or "") or "read only" in (error.message or ""):
        remedy = "Use a user and a database that can be written to"
        return ServerRefusedError(f"nothing may be written there ({_first_line(error)})", place=place, remedy=remedy)
    remedy = "See the server's log, remove the cause and run the same command again; it goes on from there"
    return ServerRefusedError(f"the server refuses ({code}: {_first_line(error)})", place=place, remedy=remedy)


def _reason(error: BaseException) -> str:
    """What the driver says, and what is behind it: a name that nobody has, a closed port, a certificate."""
    deepest = error
    while (cause := _cause(deepest)) is not None:
        deepest = cause
    last = str(deepest).strip().partition("\n")[0].rstrip(".: ")
    first = str(error).strip().partition("\n")[0].rstrip(".: ")
    return first if last in first or not last else f"{first}: {last}"


def _cause(error: BaseException) -> BaseException | None:
    if isinstance(error, BaseExceptionGroup):
        return cast(BaseException, error.exceptions[0])
    return error.__cause__ or error.__context__


def _first_line(error: exceptions.Neo4jError | exceptions.DriverError) -> str:
    text = (error.message if isinstance(error, exceptions.Neo4jError) else None) or str(error) or type(error).__name__
    return text.strip().partition("\n")[0].rstrip(".: ")
