"""Queries that run as they stand: parameters replaced by their example values, comments of the head left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from loaders.cypher.library import LibraryQuery, parse
from loaders.cypher.source import Parameter
from loaders.cypher.tokens import tokens_of

_SUFFIX = ".cypher"


@dataclass(frozen=True)
class ReadyQuery:
    """A query without parameters, with its titles and questions by language tag (zh, en).

    ``values`` tells which texts of the query a reader can replace: what each is, by language, and its value.
    """

    name: str
    cypher: str
    titles: Mapping[str, str]
    questions: Mapping[str, str]
    values: tuple[tuple[Mapping[str, str], str], ...]


def ready(query: LibraryQuery) -> ReadyQuery:
    """``query`` with the default values of its parameters.

    Raises ``ParameterError`` where a parameter has none.
    """
    values = query.values({})
    written = {name: literal(value) for name, value in values.items()}
    parts: list[str] = []
    position = 0
    for token in tokens_of(query.cypher):
        if token.kind == "parameter":
            parts += (query.cypher[position : token.start], written[token.value])
            position = token.stop
    cypher = _without_head("".join((*parts, query.cypher[position:])))
    replaceable = tuple((parameter.descriptions, written[parameter.name]) for parameter in query.parameters)
    return ReadyQuery(query.name, cypher, query.titles, query.questions, replaceable)


def literal(value: Parameter) -> str:
    """A value as Cypher writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(literal(each) for each in value)}]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return repr(value)


def pictures() -> tuple[ReadyQuery, ...]:
    """The queries for a first look, in the order of their names. Each gives nodes and relationships, so that Browser draws them."""
    folder = files("loaders.neo4j_browser") / "pictures"
    texts = {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir() if each.name.endswith(_SUFFIX)}
    return tuple(ready(parse(name.removesuffix(_SUFFIX), texts[name])) for name in sorted(texts))


def _without_head(cypher: str) -> str:
    lines = cypher.strip().split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("//")), 0)
    return "\n".join(lines[start:])
