"""An RDF file in memory: what each subject has, whichever graph says it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from loaders.errors import GraphFileError
from loaders.rdf.formats import FORMATS
from ontology.namespaces import RDF_TYPE

Term = NamedNode | BlankNode | Literal | Triple


class Descriptions:
    """The subjects of a file by IRI. Raises ``GraphFileError`` where the file is missing or broken, with line and column."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._subjects: dict[str, dict[str, dict[Term, None]]] = {}
        try:
            for quad in parse(path=path, format=_syntax(path)):
                if isinstance(quad.subject, NamedNode):
                    values = self._subjects.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, {})
                    values[quad.object] = None
        except OSError as error:
            problem = f"the file cannot be read ({error.strerror or error})"
            raise GraphFileError(problem, place=str(path), remedy="Check the path and its permissions") from error
        except SyntaxError as error:
            place = str(path) if error.lineno is None else f"{path}:{error.lineno}:{error.offset}"
            raise GraphFileError(
                f"this is not the RDF that the file's name says: {error.msg}", place=place, remedy="Mend the file"
            ) from error

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
        """The one IRI under ``predicate``; raises ``GraphFileError`` where there is none or a second."""
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
            raise GraphFileError(problem, place=str(self.path), remedy="Export the graph again with `union-kg export`")
        return values[0]


def _syntax(path: Path) -> RdfFormat:
    known = [each.syntax for each in FORMATS.values()]
    found = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if found not in known:
        endings = ", ".join(f".{each.file_extension}" for each in known)
        raise GraphFileError("the name does not tell which form of RDF this is", place=str(path), remedy=f"Let it end with {endings}")
    return found
