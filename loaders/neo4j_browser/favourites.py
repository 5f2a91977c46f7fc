"""The favourites of Neo4j Browser: a zip of ``.cypher`` files, which its window takes when it is dropped there.

A folder of the zip is a folder of the favourites; the comment in the first line of a file is the name of the favourite. See
``readZipFiles`` in https://github.com/neo4j/neo4j-browser.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from loaders.cypher.library import LibraryQuery
from loaders.neo4j_browser.contents import themes, words
from loaders.neo4j_browser.ready import ReadyQuery, pictures

_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold: the same queries give the same bytes


def favourites(library: Mapping[str, LibraryQuery]) -> bytes:
    """The zip with the pictures and all queries of ``library``, as they run without parameters."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, queries in _folders(library):
            for query in queries:
                member = zipfile.ZipInfo(f"{folder}/{query.name}.cypher", _ALWAYS)
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, _text(query))
    return buffer.getvalue()


def _folders(library: Mapping[str, LibraryQuery]) -> Iterator[tuple[str, tuple[ReadyQuery, ...]]]:
    yield _folder(f"{words('zh')['pictures']} · {words('en')['pictures']}"), pictures()
    for theme in themes(library):
        yield _folder(f"{theme.titles['zh']} · {theme.titles['en']}"), tuple(theme.queries)


def _folder(title: str) -> str:
    return f"union-kg {title}".replace("/", "／")


def _text(query: ReadyQuery) -> str:
    title = f"{query.titles['zh']} · {query.titles['en']}"
    comments = (title, *query.questions.values())
    return "".join(f"// {' '.join(each.split())}\n" for each in comments) + query.cypher + "\n"
