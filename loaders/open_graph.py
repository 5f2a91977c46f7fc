"""One call that opens a graph to ask: the one on a server if there is one configured, otherwise the one in a folder, offline::

    with open_configured_graph(Path("union-kg-graph")) as graph:   # NEO4J_URI decides
        graph.query("MATCH (n:Campaign) RETURN n.name AS name")

Both answer through one interface, ``loaders.cypher.source.GraphSource``, with equal rows. The driver and the offline engine are imported
only when they are asked for.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.cypher.source import DEFAULT_TIMEOUT, GraphSource

if TYPE_CHECKING:
    from loaders.neo4j.connection import Server


def open_graph(graph: Path, server: Server | None = None, *, timeout: float = DEFAULT_TIMEOUT) -> GraphSource:
    """The graph on ``server``, or, without one, the graph in the folder ``graph``.

    ``timeout`` is the time limit of each query in seconds. Raises ``NoServerError`` where no server answers, and ``GraphFileError`` where
    there is no graph in the folder.
    """
    if server is None:
        from loaders.offline.cypher import OfflineGraph

        return OfflineGraph(graph, timeout=timeout)
    from loaders.neo4j.server import ServerGraph

    return ServerGraph(server, timeout=timeout)


def open_configured_graph(graph: Path, *, timeout: float = DEFAULT_TIMEOUT) -> GraphSource:
    """The graph on the server that ``NEO4J_URI`` names, or, without it, the one in the folder ``graph``.

    The server's user, password and database are those of ``NEO4J_USERNAME``, ``NEO4J_PASSWORD`` and ``NEO4J_DATABASE``.
    """
    if not os.environ.get("NEO4J_URI"):
        return open_graph(graph, timeout=timeout)
    from loaders.neo4j.connection import Server

    return open_graph(graph, Server.from_environment(os.environ), timeout=timeout)
