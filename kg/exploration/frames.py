"""Rows as pandas data frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from kg.exploration.errors import MissingExtraError
from kg.exploration.lettering import install_remedy
from loaders.tables.evidence import NO_EVIDENCE, Row

if TYPE_CHECKING:
    import pandas


def frame(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> pandas.DataFrame:
    """A data frame with these columns. Raises ``MissingExtraError`` where pandas is not installed."""
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("tables need pandas", remedy=install_remedy()) from error
    return pandas.DataFrame([[row[column] for column in columns] for row in rows], columns=list(columns))


def frame_of_rows(kind: type[Row], rows: Iterable[Row]) -> pandas.DataFrame:
    """A data frame of typed rows, with the columns that rows of this ``kind`` have, even where there is none."""
    blank: dict[str, Any] = {each.name: NO_EVIDENCE if each.name == "evidence" else None for each in fields(kind)}
    return frame(tuple(kind(**blank).as_mapping()), (row.as_mapping() for row in rows))
