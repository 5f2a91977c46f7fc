"""A block: what one subject has, and the graphs in which it is said."""

from __future__ import annotations

from typing import NamedTuple

from loaders.rdf.terms import Pair

DEFAULT_GRAPH: tuple[str, ...] = ()


class Block(NamedTuple):
    """Triples with one subject. Each of ``graphs``, IRIs of documents, holds all of them; without any, the default graph does."""

    subject: str
    pairs: list[Pair]
    graphs: tuple[str, ...] = DEFAULT_GRAPH
