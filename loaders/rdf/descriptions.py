"""An RDF file in memory: what each subject has, whichever graph says it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from loaders.errors import RdfFileError
from loaders.rdf.files import read_quads
from ontology.namespaces import RDF_TYPE

Term = NamedNode | BlankNode | Literal | Triple


class Descriptions:
    """The subjects of a file by IRI. Raises ``RdfFileError`` where the file is missing or broken, with line and column."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._subjects: dict[str, dict[str, dict[Term, None]]] = {}
        for quad in read_quads(path):
            if isinstance(quad.subject, NamedNode):
                values = self._subjects.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, {})
                values[quad.object] = None

    def __iter__(self) -> Iterator[str]:
        """The subjects."""
        return iter(self._subjects)

    def values(self, subject: str, predicate: str) -> list[Term]:
        """What ``subject`` has under ``predicate``, each once."""
        return list(self._subjects.get(subject, {}).get(predicate, ()))

    def iris(self, subject: str, predicate: str) -> list[str]:
        """The IRIs among these values."""
        return [value.value for value in self.values(subject, predicate) if isinstance(value, NamedNode)]

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The literals among these values, as they are written."""
        return [value.value for value in self.values(subject, predicate) if isinstance(value, Literal)]

    def iri(self, subject: str, predicate: str) -> str:
        """The one IRI under ``predicate``; raises ``RdfFileError`` where there is none or a second."""
        return self._one(subject, predicate, self.iris(subject, predicate))

    def text(self, subject: str, predicate: str) -> str:
        """The one literal under ``predicate``, as ``iri``."""
        return self._one(subject, predicate, self.texts(subject, predicate))

    def of_type(self, kind: str) -> list[str]:
        """The subjects that have this class."""
        wanted = NamedNode(kind)
        return [subject for subject, values in self._subjects.items() if wanted in values.get(RDF_TYPE, ())]

    def _one(self, subject: str, predicate: str, values: list[str]) -> str:
        if len(values) != 1:
            problem = f"{subject} has {len(values) or 'no'} {predicate}, and needs one"
            raise RdfFileError(problem, place=str(self.path), remedy="Export the graph again with `union-kg export`")
        return values[0]
