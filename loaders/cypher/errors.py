"""The errors of asking a graph in Cypher, the same for the offline engine and a server."""

from __future__ import annotations

from ontology.errors import UnionKgError


class CypherError(UnionKgError):
    """The engine cannot answer the query: it is broken, or uses what the engine does not have."""


class RefusedCypherError(CypherError):
    """The query may not be asked: it writes, reads files, has no bound, or is known to be answered wrongly."""


class CypherTimeoutError(CypherError):
    """The query took longer than its time limit, and was ended."""


class ParameterError(CypherError):
    """A parameter of the query is missing, unknown, or of another kind."""


class QueryLibraryError(CypherError):
    """There is no query of this name, or its file breaks the rules of the library."""


class NoServerError(UnionKgError):
    """No Neo4j server answers at the address, or none is supported here."""

    exit_code = 3
