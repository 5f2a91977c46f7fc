"""The JSON-LD context of the graph (JSON-LD 1.1, https://www.w3.org/TR/json-ld11/), made from ``union.ttl``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from ontology.errors import OntologyError
from ontology.namespaces import CHINESE, OWL, RDF, RDF_TYPE, RDFS, UNION, XSD
from ontology.turtle import Description, TurtleFile, read_turtle

Term = str | dict[str, str]

_OBJECT, _DATA = f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"
_NAMED = frozenset((f"{OWL}Class", f"{OWL}NamedIndividual"))
_ONLY_IN_RECORDS = "statement"  # the kind of the properties that RDF has no use for
_UNTYPED = frozenset(("", f"{RDFS}Literal", f"{XSD}string"))  # such values say by themselves what they are


def jsonld_context() -> dict[str, object]:
    """The value of ``@context`` for a JSON-LD file of the graph.

    Classes and properties of the ontology go by their local names, those of other ontologies by prefix and name (``oa:hasTarget``);
    links are written as IRIs or as terms (``planned``), texts in Chinese without tag, other literals as strings. Raises
    ``OntologyError`` where ``union.ttl`` is broken.
    """
    file = read_turtle((files("ontology") / "union.ttl").read_bytes(), "union.ttl", OntologyError)
    prefixes = {prefix or "union": iri for prefix, iri in file.prefixes.items()}
    terms: dict[str, Term] = {}
    for iri, description in file.subjects.items():
        types = set(_iris(description, RDF_TYPE))
        if not types & {_OBJECT, _DATA, *_NAMED} or iri.startswith("_:") or not _is_in_rdf(description):
            continue
        term = _term(next(_iris(description, f"{UNION}writtenAs"), iri), description, types)
        name = _compact(iri, file)
        if name != iri and (iri.startswith(UNION) or isinstance(term, dict)):  # a class of another ontology needs no more than its prefix
            terms[name] = term
    return {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        **{prefix: prefixes[prefix] for prefix in sorted(prefixes)},
        **{name: terms[name] for name in sorted(terms)},
    }


def _iris(description: Description, predicate: str) -> Iterator[str]:
    return (value.value for value in description.get(predicate, ()))


def _is_in_rdf(description: Description) -> bool:
    """Whether RDF has the term: not the lists of an edge of the property graph, and not what ``@type`` says."""
    return _ONLY_IN_RECORDS not in _iris(description, f"{UNION}kind") and RDF_TYPE not in _iris(description, f"{UNION}writtenAs")


def _term(iri: str, description: Description, types: set[str]) -> Term:
    """What the context says of a term that is written as ``iri``."""
    if types & _NAMED:
        return iri
    if _OBJECT in types:
        return {"@id": iri, "@type": "@vocab"}  # a value can be a term of this context, such as planned, or an IRI
    datatype = next(_iris(description, f"{RDFS}range"), "")
    if datatype == f"{RDF}langString":
        return {"@id": iri, "@language": CHINESE}
    return {"@id": iri} if datatype in _UNTYPED else {"@id": iri, "@type": datatype}


def _compact(iri: str, file: TurtleFile) -> str:
    """The local name of a term of the ontology, otherwise ``prefix:name``."""
    if iri.startswith(UNION):
        return iri.removeprefix(UNION)
    prefix = next((each for each, namespace in file.prefixes.items() if each and iri.startswith(namespace)), None)
    return iri if prefix is None else f"{prefix}:{iri.removeprefix(file.prefixes[prefix])}"
