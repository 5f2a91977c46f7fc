"""The ontology and the vocabulary as one RDF graph, for SPARQL and for linked-data tools."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from rdflib import RDFS, Graph, URIRef

from ontology.errors import OntologyError


def load_graph(extra: Sequence[Path] = ()) -> Graph:
    """An rdflib graph of ``union.ttl``, the packaged vocabulary and the Turtle files in ``extra``.

    ``vocabulary.load_vocabulary`` is what the pipeline uses: it is many times faster and checks what it reads. Raises
    ``OntologyError`` where a file of ``extra`` is no Turtle or cannot be read.
    """
    graph = Graph()
    folder = files("ontology")
    vocabulary = sorted((file for file in (folder / "vocabulary").iterdir() if file.name.endswith(".ttl")), key=lambda file: file.name)
    for file in (folder / "union.ttl", *vocabulary):
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    for path in extra:
        try:
            graph.parse(data=path.read_text(encoding="utf-8"), format="turtle")
        except (OSError, ValueError, SyntaxError) as error:
            raise OntologyError(f"cannot be read as Turtle: {error}", place=str(path), remedy="Mend the file or leave it out") from error
    return graph


def class_tree() -> Graph:
    """The ``rdfs:subClassOf`` triples of ``union.ttl`` between named classes: what validation needs of the ontology.

    Add them to the data rather than give pySHACL the whole ontology as ``ont_graph``, which it copies, slowly, at every call.
    """
    ontology = Graph().parse(data=(files("ontology") / "union.ttl").read_text(encoding="utf-8"), format="turtle")
    tree = Graph()
    for narrower, broader in ontology.subject_objects(RDFS.subClassOf):
        if isinstance(narrower, URIRef) and isinstance(broader, URIRef):
            tree.add((narrower, RDFS.subClassOf, broader))
    return tree
