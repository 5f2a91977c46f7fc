"""The prefixes under which the graph's namespaces are written."""

from __future__ import annotations

from loaders.rdf.terms import DCAT, DCTERMS, OA, PROV, QB, TIME, VOID
from ontology.namespaces import RDF, RDFS, SCHEMA, SKOS, UNION, VOCABULARY, XSD

PREFIXES = {
    UNION: "union",
    VOCABULARY: "v",
    DCAT: "dcat",
    DCTERMS: "dcterms",
    OA: "oa",
    PROV: "prov",
    QB: "qb",
    RDF: "rdf",
    RDFS: "rdfs",
    SCHEMA: "schema",
    SKOS: "skos",
    TIME: "time",
    VOID: "void",
    XSD: "xsd",
}
"""Prefixes by namespace."""
