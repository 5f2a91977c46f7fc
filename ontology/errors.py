"""The typed errors of the program: what is wrong, where, and what to do. Those of the ontology stand here with their base.

The base stands on the lowest floor, so that all rooms share it. The command line shows ``str(error)`` as one line on standard error
and exits with ``error.exit_code`` (``1`` some input failed, ``2`` wrong usage or cannot run, ``3`` no server); ``--debug`` shows the
traceback.
"""

from __future__ import annotations


class UnionKgError(Exception):
    """Base of every error this program raises on purpose.

    ``problem`` says what is wrong, ``place`` where (a file, with line and character where known), ``remedy`` what to do.
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


def _rebuild(kind: type[UnionKgError], problem: str, place: str, remedy: str) -> UnionKgError:
    return kind(problem, place=place, remedy=remedy)


class OntologyError(UnionKgError):
    """The ontology cannot be read, or was asked for something that it does not define."""


class VocabularyError(OntologyError):
    """A vocabulary file, packaged or the user's own, is broken."""
