"""The namespaces of the ontology's and the vocabulary's Turtle files."""

from __future__ import annotations

UNION = "https://w3id.org/union-kg/ontology#"
VOCABULARY = "https://w3id.org/union-kg/vocabulary/"
DEFAULT_BASE = "https://w3id.org/union-kg/id/"
"""What goes before the ids of a graph where no other base is given."""
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"

CHINESE = "zh-Hans"
ENGLISH = "en"


def language_tag(tag: str | None) -> str:
    """The tag under which a label is kept: ``zh-Hans`` for mainland Chinese and for no tag at all, otherwise ``tag`` itself.

    Readers hand tags over in lower case (RDF 1.1 compares them so).
    """
    if tag is None or tag.lower() in {"zh", "zh-hans", "zh-cn", "zh-sg", "zh-hans-cn"}:
        return CHINESE
    return tag.lower()
