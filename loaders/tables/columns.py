"""What the tables are called, which columns they have, and what stands above each: data of ``columns.toml`` and of the ontology."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from ontology.namespaces import CHINESE, ENGLISH
from ontology.schema import Schema, load_schema

_FILE = "columns.toml"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the row's ``field``, its titles and explanation, its ``width`` in characters, and the ``kind`` of its values.

    ``kind`` is text, wrapped (long text), number, list, class, term (a class or predicate), or a table of ``values.toml``.
    """

    field: str
    zh: str
    en: str
    note: str
    width: int
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its ``name`` (and that of its CSV file), its titles, how to read it, and its columns in order."""

    name: str
    zh: str
    en: str
    note_zh: str
    note_en: str
    columns: tuple[Column, ...]


def load_tables() -> dict[str, Table]:
    """The tables by name, in the order in which they are written."""
    data = tomllib.loads((files("loaders.tables") / _FILE).read_text(encoding="utf-8"))
    schema = load_schema()
    return {
        each["name"]: Table(**{**each, "columns": tuple(_column(field, data, schema) for field in each["columns"])})
        for each in data["tables"]
    }


def _column(field: str, data: Mapping[str, Any], schema: Schema) -> Column:
    """The column of ``field``; ``target_value`` is the target's ``value``."""
    prefix, _, rest = field.partition("_")
    stem = data["prefixes"].get(prefix)
    entry = data["fields"][rest if stem else field]
    zh, en, note = _wording(entry, schema)
    if stem:
        zh, en = f"{stem['zh']}{zh}", f"{stem['en']} {en}"
    return Column(field, zh, en, note, entry["width"], entry.get("kind", "text"))


def _wording(entry: Mapping[str, Any], schema: Schema) -> tuple[str, str, str]:
    if "attribute" not in entry:
        return entry["zh"], entry["en"], entry.get("note", "")
    attribute = schema.attributes[entry["attribute"]]
    return attribute.labels[CHINESE], attribute.labels[ENGLISH], attribute.definitions.get(CHINESE, "")
