"""The part of a graph that some of its documents support."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import networkx

from loaders.errors import GraphFileError

_PARALLEL = ("passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles")


def subgraph_of_documents(graph: networkx.MultiDiGraph, documents: Collection[str]) -> networkx.MultiDiGraph:
    """What the documents with these ids support: as if the graph had been built from them alone.

    Edges keep the statements that these documents make, with status, count and dates recomputed; entities stay where a passage
    names them, a statement or figure needs them, or a document is theirs. Aliases are those of the whole graph.
    """
    part = networkx.MultiDiGraph(**graph.graph)
    passages = {source for source, target, kind in graph.edges(keys=True) if kind == "IN_DOCUMENT" and target in documents}
    present = set(documents) | passages
    links: list[tuple[str, str, str, dict[str, Any]]] = []
    for source, target, kind, data in graph.edges(keys=True, data=True):
        if "passages" in data:
            data = _supported(graph, data, passages)
            if not data["passages"]:
                continue
        elif not (kind in ("MENTIONED_IN", "IN_DOCUMENT", "REPORTED_BY") and (target in passages or source in present)):
            continue
        links.append((source, target, kind, data))
        present.update((source, target))
    observations = {node for node in present if graph.nodes[node]["type"] == "Observation"}
    for source, target, kind, data in graph.edges(keys=True, data=True):
        if (kind == "HAS_OBSERVATION" and target in observations) or (kind == "ATTRIBUTED_TO" and source in observations):
            links.append((source, target, kind, data))
            present.update((source, target))
    part.add_nodes_from((node, graph.nodes[node]) for node in sorted(present))
    part.add_edges_from(links)
    return part


def _supported(graph: networkx.MultiDiGraph, data: dict[str, Any], passages: Collection[str]) -> dict[str, Any]:
    """The properties of an edge with only the statements that stand in ``passages``."""
    lists = [data.get(name) for name in _PARALLEL]
    if len({len(each) if isinstance(each, list) else None for each in lists}) != 1:
        problem = f"the graph is damaged: the lists of a {data.get('type')} are not of one length"
        raise GraphFileError(problem, remedy="Build the graph again with `union-kg build`")
    kept = [position for position, passage in enumerate(data["passages"]) if passage in passages]
    part = {name: [data[name][position] for position in kept] for name in _PARALLEL}
    issued = sorted(date for passage in part["passages"] if (date := _issued(graph, passage)))
    return {
        "type": data["type"],
        **part,
        "count": len(kept),
        "status": "achieved" if "achieved" in part["statuses"] else "planned",
        **({"first": issued[0], "last": issued[-1]} if issued else {}),
    }


def _issued(graph: networkx.MultiDiGraph, passage: str) -> str:
    document = next(target for _, target, kind in graph.out_edges(passage, keys=True) if kind == "IN_DOCUMENT")
    return str(graph.nodes[document].get("issued", ""))
