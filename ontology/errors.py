"""The typed errors of the ontology and its vocabulary: what is wrong, where, and what to do.

They have the shape of the program's other errors (problem, place, remedy, exit code), so the command line shows them the same way;
they stand here because ``ontology`` imports nothing from above it.
"""

from __future__ import annotations


class OntologyError(Exception):
    """The ontology cannot be read, or was asked for something that it does not define.

    ``problem`` says what is wrong, ``place`` where (``file:line``), ``remedy`` what to do.
    """

    exit_code = 2

    def __init__(self, problem: str, *, place: str = "", remedy: str = "") -> None:
        self.problem, self.place, self.remedy = problem, place, remedy
        super().__init__(problem, place, remedy)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what_to_do = f". {self.remedy}" if self.remedy else ""
        return f"{where}{self.problem}{what_to_do}".replace("\n", " ")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.problem, self.place, self.remedy)


def _rebuild(kind: type[OntologyError], problem: str, place: str, remedy: str) -> OntologyError:
    return kind(problem, place=place, remedy=remedy)


class VocabularyError(OntologyError):
    """A vocabulary file, packaged or the user's own, is broken."""
