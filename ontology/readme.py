"""The tables of this folder's README: every class, property and named individual of ``union.ttl``.

``python -m ontology.readme`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from ontology.generated import rewrite
from ontology.namespaces import CHINESE, ENGLISH, SCHEMA, UNION

_FILE = "README.md"
_KIND = URIRef(f"{UNION}kind")
_SCHEMA = Namespace(SCHEMA)
_HEADINGS = {
    "relation": "Relations that documents state",
    "structural": "The graph's own structure",
    "vocabulary": "Links and properties of the vocabulary files",
    "record": "Properties of nodes",
    "linked": "Only in RDF",
    "statement": "Only in the property graph: the statements behind an edge, in parallel lists",
    "": "What the program reads about the terms themselves",
}
_CHARACTERISTICS = {
    OWL.FunctionalProperty: "one value at most",
    OWL.InverseFunctionalProperty: "no value shared",
    OWL.SymmetricProperty: "symmetric",
    OWL.IrreflexiveProperty: "never to itself",
}


def generated_tables() -> str:
    """The tables as Markdown."""
    graph = Graph().parse(data=(files("ontology") / "union.ttl").read_text(encoding="utf-8"), format="turtle")
    parts = ["### Classes", *_classes(graph)]
    for kind, heading in _HEADINGS.items():
        parts += [f"### {heading}", *_properties(graph, kind)]
    return "\n".join([*parts, "### Named individuals", *_individuals(graph)])


def _classes(graph: Graph) -> Iterator[str]:
    yield from ("", "| class | labels | definition | subclass of | see also |", "|---|---|---|---|---|")
    for term in _own(graph, OWL.Class):
        above, also = (_names(graph, graph.objects(term, each)) for each in (RDFS.subClassOf, RDFS.seeAlso))
        yield f"| `{_name(graph, term)}` | {_labels(graph, term)} | {_definitions(graph, term)} | {above} | {also} |"
    yield ""


def _properties(graph: Graph, kind: str) -> Iterator[str]:
    kinds = (OWL.AnnotationProperty,) if not kind else (OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = [term for each in kinds for term in _own(graph, each) if str(graph.value(term, _KIND) or "") == kind]
    yield from ("", "| property | labels | definition | domain | range | more |", "|---|---|---|---|---|---|")
    for term in sorted(terms):
        sides = f"{_side(graph, term, 'domain')} | {_side(graph, term, 'range')}"
        yield f"| `{_name(graph, term)}` | {_labels(graph, term)} | {_definitions(graph, term)} | {sides} | {_more(graph, term)} |"
    yield ""


def _individuals(graph: Graph) -> Iterator[str]:
    yield from ("", "| individual | labels | definition | class |", "|---|---|---|---|")
    for term in _own(graph, OWL.NamedIndividual):
        kinds = _names(graph, (each for each in graph.objects(term, RDF.type) if each != OWL.NamedIndividual))
        yield f"| `{_name(graph, term)}` | {_labels(graph, term)} | {_definitions(graph, term)} | {kinds} |"


def _own(graph: Graph, kind: Node) -> list[URIRef]:
    """The terms of the ontology with the type ``kind``, by name."""
    return sorted(term for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef) and str(term).startswith(UNION))


def _side(graph: Graph, term: URIRef, side: str) -> str:
    """The domain or the range: what ``schema:domainIncludes`` lists, otherwise the class that OWL is told."""
    listed = list(graph.objects(term, _SCHEMA[f"{side}Includes"])) or list(graph.objects(term, RDFS[side]))
    return _names(graph, listed) or "any"


def _more(graph: Graph, term: URIRef) -> str:
    parts = [text for kind, text in _CHARACTERISTICS.items() if (term, RDF.type, kind) in graph]
    if graph.value(term, URIRef(f"{UNION}carriesRole")):
        parts.append("statements tell a role")
    links = (("part of", RDFS.subPropertyOf), ("inverse", OWL.inverseOf), ("in RDF", URIRef(f"{UNION}writtenAs")), ("see", RDFS.seeAlso))
    for word, link in links:
        names = _names(graph, graph.objects(term, link))
        if names:
            parts.append(f"{word} {names}")
    return "; ".join(parts)


def _labels(graph: Graph, term: URIRef) -> str:
    return " · ".join(_wording(graph, term, RDFS.label))


def _definitions(graph: Graph, term: URIRef) -> str:
    return "<br>".join(_wording(graph, term, SKOS.definition))


def _wording(graph: Graph, term: URIRef, link: URIRef) -> list[str]:
    """The texts in Chinese and in English."""
    texts = {(getattr(each, "language", None) or "").lower(): str(each) for each in graph.objects(term, link)}
    return [texts[tag.lower()].replace("|", "\\|") for tag in (CHINESE, ENGLISH) if tag.lower() in texts]


def _names(graph: Graph, terms: Iterable[Node]) -> str:
    return ", ".join(sorted(f"`{_name(graph, term)}`" for term in terms if isinstance(term, URIRef)))


def _name(graph: Graph, term: URIRef) -> str:
    """The name as the file writes it, without the colon of the empty prefix."""
    return term.n3(graph.namespace_manager).removeprefix(":").strip("<>")


if __name__ == "__main__":
    rewrite(Path(__file__).parent / _FILE, generated_tables())
