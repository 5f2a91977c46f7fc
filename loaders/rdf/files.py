"""RDF files as they come from anywhere, read into a store or an rdflib graph; what is broken is told with its line.

The parsers are pyoxigraph's: they fetch nothing, whatever a file names (a JSON-LD context, an entity of XML, an import).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from loaders.errors import RdfFileError
from ontology.namespaces import XSD

_STRING = f"{XSD}string"
_MORE_SUFFIXES = {"json-ld": RdfFormat.JSON_LD, "turtle": RdfFormat.TURTLE}
_REMEDY = "Correct the file there; nothing of it was taken"


def format_of(path: Path) -> RdfFormat:
    """The form of RDF that the suffix of ``path`` stands for; raises ``RdfFileError`` where it stands for none."""
    suffix = path.suffix.removeprefix(".").lower()
    found = RdfFormat.from_extension(suffix) or _MORE_SUFFIXES.get(suffix)
    if found is None:
        remedy = "Name it .ttl, .nt, .nq, .trig, .jsonld or .rdf"
        raise RdfFileError("the suffix tells no form of RDF", place=str(path), remedy=remedy)
    return found


def load_file(store: Store, path: Path, base: str | None = None) -> None:
    """Put all that ``path`` says into ``store``; relative IRIs continue ``base``. Raises ``RdfFileError`` where it is missing or broken."""
    form = format_of(path)
    try:
        _refuse_broken_xml(path, form)
        with path.open("rb") as file:
            store.bulk_load(file, form, base_iri=base)
    except (SyntaxError, OSError) as error:
        raise _unreadable(error, path) from error


def read_graph(path: Path) -> rdflib.Graph:
    """What ``path`` says, whatever graph it is in. Raises ``RdfFileError`` where it is missing or broken."""
    graph = rdflib.Graph()
    for quad in read_quads(path):
        graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    return graph


def read_quads(path: Path) -> Iterator[Quad]:
    """What ``path`` says, one after the other. Raises ``RdfFileError`` where it is missing or broken."""
    form = format_of(path)
    try:
        _refuse_broken_xml(path, form)
        with path.open("rb") as file:
            yield from parse(file, form)
    except (SyntaxError, OSError) as error:
        raise _unreadable(error, path) from error


def _refuse_broken_xml(path: Path, form: RdfFormat) -> None:
    """The parser of RDF/XML takes a file that breaks off for a whole one, and tells no lines."""
    if form == RdfFormat.RDF_XML:
        with path.open("rb") as file:
            try:
                expat.ParserCreate().ParseFile(file)
            except expat.ExpatError as error:
                place = f"{path}:{error.lineno}:{error.offset + 1}"
                raise RdfFileError(f"this is not XML: {expat.ErrorString(error.code)}", place=place, remedy=_REMEDY) from error


def to_rdflib(term: NamedNode | BlankNode | Literal | Triple) -> rdflib.term.Node:
    """The same term for rdflib, its text untouched. Raises ``RdfFileError`` for a triple term (RDF 1.2), which rdflib does not know."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise RdfFileError("triple terms (RDF 1.2) cannot be checked", place=str(term), remedy="Export the graph without --rdf-star")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _unreadable(error: SyntaxError | OSError, path: Path) -> RdfFileError:
    if not isinstance(error, SyntaxError):
        return RdfFileError(f"cannot be read ({error.strerror or error})", place=str(path), remedy="Check the path and its permissions")
    place = ":".join(str(part) for part in (path, error.lineno, error.offset) if part is not None)
    problem = str(error.msg)
    if "LoadDocumentCallback" in problem:
        problem = "it needs a context from the network, and nothing is fetched"
    elif error.lineno is not None:
        problem = problem.partition(": ")[2] or problem
    return RdfFileError(f"this is not {format_of(path).name}: {problem}", place=place, remedy=_REMEDY)
