"""One call that opens a graph to ask: the one on a server if an address is given, otherwise the one in a folder, offline."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from loaders.cypher_errors import NoServerError
from loaders.graph_source import DEFAULT_TIMEOUT, GraphSource

_SERVER = "loaders.neo4j_source"  # imported only when it is asked for: offline work needs no driver


def open_graph(graph: Path, *, uri: str = "", database: str = "", timeout: float = DEFAULT_TIMEOUT) -> GraphSource:
    """The graph on the server at ``uri``, or, without an address, the one in the folder ``graph``.

    ``timeout`` is the time limit of each query in seconds. Raises ``NoServerError`` where no server answers, and ``GraphFileError``
    where there is no graph in the folder.
    """
    if not uri:
        from loaders.offline_cypher import OfflineGraph

        return OfflineGraph(graph, timeout=timeout)
    if find_spec(_SERVER) is None:
        raise NoServerError("this installation cannot ask a server", place=uri, remedy="Leave out the address to ask the files")
    return cast(GraphSource, import_module(_SERVER).open_server(uri, database=database, timeout=timeout))


def open_configured_graph(graph: Path, *, timeout: float = DEFAULT_TIMEOUT) -> GraphSource:
    """The graph on the server that ``NEO4J_URI`` and ``NEO4J_DATABASE`` name, or, without them, the one in the folder ``graph``."""
    return open_graph(graph, uri=os.environ.get("NEO4J_URI", ""), database=os.environ.get("NEO4J_DATABASE", ""), timeout=timeout)
