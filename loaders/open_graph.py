"""One call that opens a graph to ask: the one on a server if an address is given, otherwise the one in a folder, offline.

The driver and the offline engine are imported only when they are asked for.
"""

from __future__ import annotations

import os
from pathlib import Path

from loaders.cypher.source import DEFAULT_TIMEOUT, GraphSource


def open_graph(graph: Path, *, uri: str = "", database: str = "", timeout: float = DEFAULT_TIMEOUT) -> GraphSource:
    """The graph on the server at ``uri``, or, without an address, the one in the folder ``graph``.

    The server's user and password are those of ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``, its database ``database`` or that of
    ``NEO4J_DATABASE``. ``timeout`` is the time limit of each query in seconds. Raises ``NoServerError`` where no server answers, and
    ``GraphFileError`` where there is no graph in the folder.
    """
    if not uri:
        from loaders.offline.cypher import OfflineGraph

        return OfflineGraph(graph, timeout=timeout)
    from loaders.neo4j.connection import Server
    from loaders.neo4j.server import ServerGraph

    named = {"NEO4J_DATABASE": database} if database else {}
    server = Server.from_environment({**os.environ, "NEO4J_URI": uri, **named})
    assert server is not None
    return ServerGraph(server, timeout=timeout)


def open_configured_graph(graph: Path, *, timeout: float = DEFAULT_TIMEOUT) -> GraphSource:
    """The graph on the server that ``NEO4J_URI`` names, or, without it, the one in the folder ``graph``."""
    return open_graph(graph, uri=os.environ.get("NEO4J_URI", ""), timeout=timeout)
