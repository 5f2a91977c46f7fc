"""The graph as triples in memory, one after the other, for what asks or checks it: pyoxigraph stores, shapes, queries."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from loaders.graph_files import GraphFile
from loaders.rdf.blocks import RdfBlocks, RdfOptions
from loaders.rdf.lines import lines

__all__ = ["RdfOptions", "quad_lines", "triples"]

_PLAIN = RdfOptions()


def quad_lines(file: GraphFile, options: RdfOptions = _PLAIN, *, named_graphs: bool = True) -> Iterator[str]:
    """The graph as N-Quads, in pieces that end with a line; the fastest way into a store (``Store.bulk_load``).

    Without ``named_graphs`` all stands in the default graph, and the pieces are N-Triples. Raises ``GraphFileError`` where the graph
    is damaged.
    """
    return lines(RdfBlocks(file, options, named_graphs=named_graphs))


def triples(file: GraphFile, options: RdfOptions = _PLAIN, *, named_graphs: bool = True) -> Iterator[tuple[NamedNode | None, Triple]]:
    """Each triple with the name of its graph, ``None`` for the default graph, in flat memory.

    A triple that several documents say comes once for each of them. The triples of one graph do not come together. Raises
    ``GraphFileError`` where the graph is damaged.
    """
    for piece in quad_lines(file, options, named_graphs=named_graphs):
        for quad in parse(piece, RdfFormat.N_QUADS, lenient=True):
            yield quad.graph_name if isinstance(quad.graph_name, NamedNode) else None, quad.triple
