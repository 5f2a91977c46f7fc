"""How the values of a row are shown in a cell: codes in Chinese, lists in one cell, numbers as numbers."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from loaders.tables.columns import Column, Table
from loaders.tables.evidence import Cell, Row
from ontology.namespaces import CHINESE, ENGLISH
from ontology.schema import load_schema

Shown = str | int | float | None

_FILE = "values.toml"
_SEPARATOR = "；"
_LARGEST_WHOLE = 2**53  # above it a float does not hold every whole number, and a spreadsheet has nothing else


class Display:
    """Shows rows; it knows the labels of the ontology and those of ``values.toml``."""

    def __init__(self) -> None:
        schema = load_schema()
        self._values: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.loads(
            (files("loaders.tables") / _FILE).read_text(encoding="utf-8")
        )
        self._classes = {name: each.labels for name, each in schema.classes.items()}
        self._predicates = {name: each.labels for name, each in schema.predicates.items()}

    def cells(self, table: Table) -> Callable[[Row], list[Shown]]:
        """A function that gives the cells of a row of ``table``."""
        columns = table.columns

        def shown(row: Row) -> list[Shown]:
            values = row.as_mapping()
            return [self.cell(values[column.field], column) for column in columns]

        return shown

    def cell(self, value: Cell, column: Column) -> Shown:
        """``value`` as a cell of ``column``: ``None`` for what is unknown and for empty lists."""
        if value is None or value == ():
            return None
        if isinstance(value, tuple):
            return _SEPARATOR.join(value)
        if isinstance(value, bool):
            return self._label(str(value).lower(), column.kind)
        if isinstance(value, float):
            return _number(value)
        return value if isinstance(value, int) else self._label(value, column.kind)

    def legend(self) -> Iterator[tuple[str, str, str, str]]:
        """Every code that a table can hold: the kind of column, the code, and its Chinese and English wording."""
        for kind, labels in (("class", self._classes), ("term", self._predicates)):
            for code, label in labels.items():
                yield kind, code, label.get(CHINESE, code), label.get(ENGLISH, code)
        for kind, codes in self._values.items():
            for code, wording in codes.items():
                yield kind, code, wording["zh"], wording["en"]

    def _label(self, code: str, kind: str) -> str:
        if kind in ("class", "term"):
            labels: Mapping[str, Any] = self._classes.get(code) or (self._predicates.get(code) if kind == "term" else None) or {}
            return str(labels.get(CHINESE, code))
        return self._values.get(kind, {}).get(code, {}).get("zh", code)


def _number(value: float) -> Shown:
    """A whole number without a decimal point; what is no number at all as text."""
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < _LARGEST_WHOLE else value
