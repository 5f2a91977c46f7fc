"""The terms of ``union.ttl`` as Python constants for rdflib, made from the file: ``union_terms().organizes``."""

from __future__ import annotations

from importlib.resources import files

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace, DefinedNamespaceMeta

from ontology.errors import OntologyError
from ontology.namespaces import UNION
from ontology.turtle import read_turtle


def union_terms() -> DefinedNamespaceMeta:
    """A closed namespace of every term in ``union.ttl``: a name that the file does not have raises ``AttributeError``.

    Raises ``OntologyError`` where the file is broken.
    """
    file = read_turtle((files("ontology") / "union.ttl").read_bytes(), "union.ttl", OntologyError)
    names = sorted(iri.removeprefix(UNION) for iri in file.subjects if iri.startswith(UNION))
    members = {
        "__doc__": "The terms of the ontology of union-kg.",
        "_NS": Namespace(UNION),
        "_fail": True,
        "__annotations__": dict.fromkeys(names, URIRef),
    }
    return DefinedNamespaceMeta("UNION", (DefinedNamespace,), members)
