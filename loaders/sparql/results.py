"""The engine's answers in the spelling of the exports.

The engine holds language tags in lower case, which RDF allows, and decimals without the digits that change nothing. Answers have both
as the export of the graph has them: ``zh-Hans`` (RFC 5646, section 2.1.1) and ``20.0``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, QueryTriples, Triple

from loaders.rdf.terms import TYPE, plain
from loaders.rdf.turtle import TurtleTerms
from ontology.namespaces import XSD

Term = NamedNode | BlankNode | Literal | Triple

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_STRING, _DECIMAL = f"{XSD}string", f"{XSD}decimal"
_SCRIPT, _REGION = 4, 2  # letters of such a subtag


def as_json(results: QuerySolutions) -> Iterator[str]:
    """The rows as SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/), a piece for each row."""
    names = [variable.value for variable in results.variables]
    yield f'{{"head":{{"vars":{_JSON(names)}}},"results":{{"bindings":['
    separator = ""
    for row in results:
        bound = {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None}
        yield f"{separator}{_JSON(bound)}"
        separator = ","
    yield "]}}"


def as_csv(results: QuerySolutions) -> Iterator[str]:
    """The rows as SPARQL 1.1 Query Results CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/), a piece for each row."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in ([variable.value for variable in results.variables], *(map(_csv_term, row) for row in results)):
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def as_turtle(results: QueryTriples, base: str) -> Iterator[str]:
    """The triples as Turtle, each once, by subject and in order, laid out as in an export with this ``base``."""
    found = {(_term(triple.subject), _term(triple.predicate), _term(triple.object)) for triple in results}
    terms = TurtleTerms(base)
    yield terms.head()
    ordered = sorted(found, key=lambda triple: (triple[0], triple[1] != TYPE, *triple[1:]))
    for subject, group in groupby(ordered, itemgetter(0)):
        yield f"\n{terms.group(subject, ((predicate, value) for _, predicate, value in group))}"


def language_as_written(tag: str) -> str:
    """A language tag with its script in title case and its region in capitals."""
    first, *others = tag.lower().split("-")
    return "-".join([first, *(each.title() if len(each) == _SCRIPT else each.upper() if len(each) == _REGION else each for each in others)])


def _text(literal: Literal) -> str:
    is_short_decimal = literal.datatype.value == _DECIMAL and literal.value.lstrip("+-").isdecimal()
    return f"{literal.value}.0" if is_short_decimal else literal.value


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    found = {"type": "literal", "value": _text(term)}
    if term.language:
        return {**found, "xml:lang": language_as_written(term.language)}
    return found if term.datatype.value == _STRING else {**found, "datatype": term.datatype.value}


def _csv_term(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return _text(term)
    return term.value if isinstance(term, NamedNode) else str(term)


def _term(term: Term) -> str:
    """A term as N-Triples has it."""
    if isinstance(term, Triple):
        return f"<<( {_term(term.subject)} {_term(term.predicate)} {_term(term.object)} )>>"
    if not isinstance(term, Literal):
        return str(term)
    if term.language:
        return f"{plain(term.value)}@{language_as_written(term.language)}"
    return plain(term.value) if term.datatype.value == _STRING else f"{plain(_text(term))}^^<{term.datatype.value}>"
