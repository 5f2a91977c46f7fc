"""The forms of RDF that the graph can be written in."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import RdfFormat


@dataclass(frozen=True)
class Format:
    """A form of RDF. ``named_graphs``: it keeps one graph for each document; ``triple_terms``: it has the triple terms of RDF 1.2."""

    name: str
    title: str
    media_type: str
    syntax: RdfFormat
    named_graphs: bool = False
    triple_terms: bool = False


FORMATS = {
    each.name: each
    for each in (
        Format("turtle", "Turtle", "text/turtle", RdfFormat.TURTLE, triple_terms=True),
        Format("ntriples", "N-Triples", "application/n-triples", RdfFormat.N_TRIPLES, triple_terms=True),
        Format("nquads", "N-Quads", "application/n-quads", RdfFormat.N_QUADS, named_graphs=True, triple_terms=True),
        Format("trig", "TriG", "application/trig", RdfFormat.TRIG, named_graphs=True, triple_terms=True),
        Format("jsonld", "JSON-LD", "application/ld+json", RdfFormat.JSON_LD),
        Format("rdfxml", "RDF/XML", "application/rdf+xml", RdfFormat.RDF_XML),
    )
}
