"""RDF terms as text: the IRIs that the graph is written with, and literals.

Every term has the form that N-Triples (https://www.w3.org/TR/n-triples/) gives it. Turtle, TriG and N-Quads read the same form, and
text is several times faster to write than objects.
"""

from __future__ import annotations

import re
from decimal import Decimal
from json.encoder import encode_basestring  # escapes what N-Triples wants escaped: quotes, backslashes and all control characters
from math import isfinite

from loaders.errors import GraphFileError
from ontology.namespaces import CHINESE, ENGLISH, RDF, RDFS, UNION, XSD

OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
TIME = "http://www.w3.org/2006/time#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"

Pair = tuple[str, str]
"""A predicate and an object: a triple without its subject."""

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_DATATYPES = {4: f"<{XSD}gYear>", 7: f"<{XSD}gYearMonth>", 10: f"<{XSD}date>"}  # by the length of an ISO date


def iri(namespace: str, name: str = "") -> str:
    """The IRI ``namespace`` + ``name``, which must be known to be one."""
    return f"<{namespace}{name}>"


TYPE = iri(RDF, "type")
LABEL = iri(RDFS, "label")
ACHIEVED, PLANNED, NOT_STATED, PER_YEAR = (iri(UNION, name) for name in ("achieved", "planned", "notStated", "perYear"))


def plain(text: str) -> str:
    """A text without language: a code, a path, a name in Latin letters."""
    return str(encode_basestring(text))


def chinese(text: str) -> str:
    """A text in Chinese."""
    return f"{encode_basestring(text)}@{CHINESE}"


def english(text: str) -> str:
    """A text in English."""
    return f"{encode_basestring(text)}@{ENGLISH}"


def integer(number: int) -> str:
    """A whole number."""
    return f'"{number}"^^<{XSD}integer>'


def boolean(truth: bool) -> str:
    """A truth value."""
    return f'"{"true" if truth else "false"}"^^<{XSD}boolean>'


def decimal(number: float) -> str:
    """A number in plain notation, exact enough to come back as the same float.

    Raises ``GraphFileError`` for infinity and NaN, which are no decimals.
    """
    if not isfinite(number):
        raise GraphFileError(f"the value {number} is no decimal number", remedy="Give figures as numbers")
    text = repr(float(number))
    if "e" in text:
        text = format(Decimal(text), "f")
        text += "" if "." in text else ".0"
    return f'"{text}"^^<{XSD}decimal>'


def is_date(text: str) -> bool:
    """Whether ``text`` is a year, a month or a day as ISO 8601 writes them."""
    return _DATE.fullmatch(text) is not None


def date(text: str) -> str:
    """A date under the datatype of its precision; a text that is none stays a text."""
    return f'"{text}"^^{_DATATYPES[len(text)]}' if is_date(text) else plain(text)
