"""Where a fact stands: the sentence, the stretch of it that says so, the document, and the characters to find it by.

A row is a frozen dataclass; ``as_mapping`` gives it flat, for a data frame or a line of a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Cell = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. What is unknown is ``None``; a list that is empty is an empty tuple."""

    def as_mapping(self) -> dict[str, Cell]:
        """The fields by name, those of a row inside this one (its evidence) among them."""
        return dict(self._cells())

    def _cells(self) -> Iterator[tuple[str, Cell]]:
        for name in self.__dataclass_fields__:
            value = getattr(self, name)
            if isinstance(value, Row):
                yield from value._cells()
            else:
                yield name, value


@dataclass(frozen=True, slots=True)
class Evidence(Row):
    """One place that says something. Offsets count code points of the clean text in documents.jsonl, ends are exclusive.

    ``said`` is ``text[start:end]``, the stretch that says it, and ``sentence`` is ``text[sentence_start:sentence_end]``; ``file`` is the
    path of the document, ``document`` its title, ``issued`` its date. All are ``None`` for what only the vocabulary says.
    """

    sentence: str | None = None
    said: str | None = None
    document: str | None = None
    issued: str | None = None
    file: str | None = None
    section: str | None = None
    start: int | None = None
    end: int | None = None
    sentence_start: int | None = None
    sentence_end: int | None = None
    document_id: str | None = None


NO_EVIDENCE = Evidence()
"""What a fact has that no document says."""
