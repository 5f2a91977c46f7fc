"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), written by pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pyoxigraph import Literal, RdfFormat, Triple, parse, serialize

from loaders.errors import GraphFileError
from loaders.rdf.namespaces import PREFIXES

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char


def write_rdf_xml(pieces: Iterable[str], file: BinaryIO) -> None:
    """Write the triples in ``pieces`` (N-Triples) to ``file``.

    Raises ``GraphFileError`` where a text holds a character that XML forbids.
    """
    prefixes = {prefix: namespace for namespace, prefix in PREFIXES.items()}
    serialize(_checked(pieces), file, RdfFormat.RDF_XML, prefixes=prefixes)


def _checked(pieces: Iterable[str]) -> Iterator[Triple]:
    for piece in pieces:
        for quad in parse(piece, RdfFormat.N_TRIPLES, lenient=True):
            if isinstance(quad.object, Literal) and _FORBIDDEN.search(quad.object.value):
                problem = "a text holds a character that XML forbids"
                remedy = "Export another format, such as Turtle, or build the graph again"
                raise GraphFileError(problem, place=str(quad.subject), remedy=remedy)
            yield quad.triple
