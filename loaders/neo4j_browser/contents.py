"""What the guide and the favourites are made of: their words, the pictures, and the queries of the library by theme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from loaders.cypher.library import LibraryQuery
from loaders.neo4j_browser.ready import ReadyQuery, ready

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True)
class Theme:
    """Some queries of the library under a title. ``titles`` is by language tag (zh, en)."""

    titles: Mapping[str, str]
    queries: Sequence[ReadyQuery]


def words(language: Language) -> Mapping[str, str]:
    """The guide's own sentences in ``language``, by name."""
    found: Mapping[str, str] = _file()[language]
    return found


def themes(library: Mapping[str, LibraryQuery]) -> tuple[Theme, ...]:
    """The queries of ``library`` by theme; those that stand in no theme come under the last."""
    tables = _file()["themes"]
    placed = {name for table in tables for name in table["queries"]}
    names = [[name for name in table["queries"] if name in library] for table in tables]
    names[-1] += [name for name in library if name not in placed]
    return tuple(
        Theme({language: table[language] for language in LANGUAGES}, [ready(library[name]) for name in group])
        for table, group in zip(tables, names, strict=True)
    )


def _file() -> dict[str, Any]:
    return tomllib.loads((files("loaders.neo4j_browser") / "guide.toml").read_text(encoding="utf-8"))
