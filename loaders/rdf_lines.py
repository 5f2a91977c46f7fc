"""N-Triples and N-Quads (https://www.w3.org/TR/n-triples/, https://www.w3.org/TR/n-quads/): one line for each triple in each graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.rdf_block import Block

_LINES = 1000  # of a piece, about


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks as N-Quads, in pieces of many lines; without graphs, as N-Triples."""
    parts: list[str] = []
    for subject, pairs, graphs in blocks:
        if graphs:
            for graph in graphs:
                parts += [f"{subject} {predicate} {term} {graph} .\n" for predicate, term in pairs]
        else:
            parts += [f"{subject} {predicate} {term} .\n" for predicate, term in pairs]
        if len(parts) > _LINES:
            yield "".join(parts)
            parts = []
    yield "".join(parts)
