"""Turtle and TriG (https://www.w3.org/TR/turtle/, https://www.w3.org/TR/trig/): one group for each block, with prefixes.

The graph's own resources are written relative to the base, as ``<organization/吉林省总工会>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from loaders.rdf.block import Block
from loaders.rdf.namespaces import PREFIXES
from loaders.rdf.spool import SortedLines
from loaders.rdf.terms import TYPE, Pair
from ontology.namespaces import XSD

_BLOCKS = 200  # of a piece, about
_NAMESPACE = re.compile("<(" + "|".join(map(re.escape, PREFIXES)) + ")(.+)>")
_LOCAL = re.compile("[A-Za-z_\u3001-\ud7ff](?:[-A-Za-z0-9_\u3001-\ud7ff]*)")  # a part of what PN_LOCAL allows
_BARE = re.compile(  # literals that need no quotes
    rf'"(?:([+-]?[0-9]+)"\^\^<{XSD}integer>|(true|false)"\^\^<{XSD}boolean>|([+-]?[0-9]*\.[0-9]+)"\^\^<{XSD}decimal>)'
)
_HIERARCHICAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/#]+[/#].*")
_DOT_SEGMENT = re.compile(r"/\.\.?(?=[/#?>]|$)")
_LINE_FEED = "\x1f"  # stands for it while blocks are sorted; literals have it escaped


class TurtleTerms:
    """Shortens terms. ``base`` is the base of the graph's own IRIs."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._cut = len(base) if base.endswith("/") else len(base) - 1
        self._begin = f"<{base}"
        self._relative = bool(_HIERARCHICAL.fullmatch(base)) and not _DOT_SEGMENT.search(base)
        self._known: dict[str, str] = {}

    def head(self) -> str:
        """The base and the prefixes, as the file begins."""
        base = [f"@base <{self._base[: self._cut]}> .\n"] if self._relative else []
        return "".join([*base, *(f"@prefix {prefix}: <{namespace}> .\n" for namespace, prefix in PREFIXES.items())])

    def term(self, term: str) -> str:
        """``term`` as Turtle has it."""
        first = term[0]
        if first == '"':
            if term[-1] == ">":
                bare = _BARE.fullmatch(term)
                if bare is not None:
                    return str(bare[bare.lastindex or 0])
                text, _, datatype = term.rpartition("^^")
                return f"{text}^^{self.term(datatype)}"
            return term
        known = self._known.get(term)
        if known is not None:
            return known
        if term.startswith(self._begin):
            # a reader takes dot segments out of a relative IRI
            return f"<{term[self._cut + 1 :]}" if self._relative and not _DOT_SEGMENT.search(term) else term
        return self._prefixed(term)

    def _prefixed(self, term: str) -> str:
        found = _NAMESPACE.fullmatch(term)
        if not found or not _LOCAL.fullmatch(found[2]):
            return term
        name = self._known[term] = f"{PREFIXES[found[1]]}:{found[2]}"
        return name

    def group(self, subject: str, pairs: Iterable[Pair]) -> str:
        """All triples of one subject."""
        term = self.term
        parts, previous, between = [term(subject)], "", ""
        for predicate, each in pairs:
            if predicate == previous:
                parts.append(f", {term(each)}")
            else:
                parts.append(f"{between} {'a' if predicate == TYPE else term(predicate)} {term(each)}")
                between = " ;\n   "
                previous = predicate
        parts.append(" .\n")
        return "".join(parts)


def turtle(blocks: Iterable[Block], base: str) -> Iterator[str]:
    """The blocks as Turtle, in pieces."""
    terms = TurtleTerms(base)
    parts = [terms.head()]
    for subject, pairs, _ in blocks:
        parts.append(f"\n{terms.group(subject, pairs)}")
        if len(parts) > _BLOCKS:
            yield "".join(parts)
            parts = []
    yield "".join(parts)


def trig(blocks: Iterable[Block], base: str, scratch: Path | None) -> Iterator[str]:
    """The blocks as TriG, in pieces: the default graph, then each named graph once. They are sorted on disk, in ``scratch``."""
    terms = TurtleTerms(base)
    yield terms.head()
    with SortedLines(scratch) as lines:
        for number, (subject, pairs, graphs) in enumerate(blocks):
            group = terms.group(subject, pairs).replace("\n", _LINE_FEED)
            for graph in graphs or ("",):
                lines.add(f"{graph}\t{number:012}\t{group}")
        for graph, rows in groupby((line.split("\t", 2) for line in lines), itemgetter(0)):
            if graph:
                yield f"\n{terms.term(graph)} {{\n"
            for _, _, group in rows:
                yield "\n" + group.replace(_LINE_FEED, "\n")
            if graph:
                yield "}\n"
