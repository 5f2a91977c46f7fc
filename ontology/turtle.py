"""Reads a Turtle file (RDF 1.1) into plain mappings, and knows on which line a subject stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from ontology.errors import OntologyError, VocabularyError

Term = NamedNode | BlankNode | Literal
Description = dict[str, list[Term]]


@dataclass(frozen=True)
class TurtleFile:
    """What a file says: for each subject (IRI, or ``_:`` and a blank node's name) its values by property IRI, in file order."""

    name: str
    text: str
    prefixes: dict[str, str]
    subjects: dict[str, Description]

    def place(self, subject: str, word: str = "") -> str:
        """``file:line`` of ``subject``, or of the first ``word`` at or after it."""
        first = self._lines.get(subject, 1)
        if word:
            for number, line in enumerate(self.text.splitlines()[first - 1 :], start=first):
                if word in line:
                    return f"{self.name}:{number}"
        return f"{self.name}:{first}"

    @cached_property
    def _lines(self) -> dict[str, int]:
        """The first line on which each subject is written; a subject opens its line."""
        found: dict[str, int] = {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            words = line.split(maxsplit=1)
            if words:
                found.setdefault(self._expand(words[0]), number)
        return found

    def _expand(self, written: str) -> str:
        if written.startswith("<"):
            return written[1:].rstrip(">")
        prefix, colon, local = written.partition(":")
        return self.prefixes[prefix] + local if colon and prefix in self.prefixes else written


def read_turtle(data: bytes, name: str, error: type[OntologyError] = VocabularyError) -> TurtleFile:
    """Parse ``data`` (UTF-8, with or without byte order mark); ``name`` is what errors call the file.

    Raises ``error`` with ``file:line`` where the bytes are not UTF-8 or the text is not Turtle.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise error("this is not UTF-8", place=f"{name}:{line}", remedy="Save the file as UTF-8") from problem
    parser = parse(input=text, format=RdfFormat.TURTLE)
    subjects: dict[str, Description] = {}
    try:
        for quad in parser:
            subject = quad.subject
            key = subject.value if isinstance(subject, NamedNode) else str(subject)
            values = subjects.setdefault(key, {}).setdefault(quad.predicate.value, [])
            value = quad.object
            if isinstance(value, NamedNode | BlankNode | Literal):
                values.append(value)
    except SyntaxError as problem:
        detail = str(problem.msg).rpartition(": ")[2]
        raise error(f"this is not Turtle: {detail}", place=f"{name}:{problem.lineno or 1}", remedy="Correct the syntax there") from problem
    return TurtleFile(name, text, dict(parser.prefixes), subjects)


def literals(values: list[Term]) -> Iterator[Literal]:
    """The literals among ``values``."""
    return (value for value in values if isinstance(value, Literal))
