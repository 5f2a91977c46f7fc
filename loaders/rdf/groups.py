"""Each node of a graph.json with the edges that leave it: both stand there sorted by id, so one walk through each is enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from ontology.records import Edge, Node

_REMEDY = "Save it again with loaders.networkx_graph.save, or build it again with `union-kg build`"


def nodes_with_edges(file: GraphFile) -> Iterator[tuple[Node, list[Edge]]]:
    """The nodes in the order of their ids, each with its outgoing edges in the order of the file.

    Raises ``GraphFileError`` where the records are not sorted, an id comes twice, or an edge leaves what is no node.
    """
    groups = groupby(file.edges(), attrgetter("source"))
    nothing: tuple[str, Iterable[Edge]] = ("", ())
    source, edges = next(groups, nothing)
    previous = ""
    for node in file.nodes():
        if node.id <= previous:
            raise GraphFileError(f"the nodes are not sorted by id: {node.id} after {previous}", place=str(file.path), remedy=_REMEDY)
        previous = node.id
        if source == node.id:
            yield node, list(edges)
            source, edges = next(groups, nothing)
        else:
            yield node, []
    if source:
        problem = f"the edges are not sorted by source, or {source} is no node"
        raise GraphFileError(problem, place=str(file.path), remedy=_REMEDY)
