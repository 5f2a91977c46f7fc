"""N-Triples and N-Quads (https://www.w3.org/TR/n-triples/, https://www.w3.org/TR/n-quads/): one line for each triple in each graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.rdf.block import Block

_WORDS = 1500  # of a piece, about
_IN_THE_DEFAULT_GRAPH = (" .\n",)


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks as N-Quads, in pieces of many lines; without graphs, as N-Triples."""
    words: list[str] = []  # joined once for a whole piece, which is faster than a format for each line
    for subject, pairs, graphs in blocks:
        for end in [f" {graph} .\n" for graph in graphs] if graphs else _IN_THE_DEFAULT_GRAPH:
            for predicate, term in pairs:
                words += (subject, " ", predicate, " ", term, end)
        if len(words) > _WORDS:
            yield "".join(words)
            words = []
    yield "".join(words)
