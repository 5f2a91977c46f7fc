"""The favourites of Neo4j Browser: a zip of ``.cypher`` files, which its window takes when it is dropped there.

A folder of the zip is a folder of the favourites; the comment in the first line of a file is the name of the favourite. See
``readZipFiles`` in https://github.com/neo4j/neo4j-browser.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from loaders.cypher.library import LibraryQuery
from loaders.neo4j_browser.contents import Language, themes, words
from loaders.neo4j_browser.ready import ReadyQuery, pictures

_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold: the same queries give the same bytes


def favourites(library: Mapping[str, LibraryQuery], language: Language) -> bytes:
    """The zip with the pictures and all queries of ``library``, as they run without parameters, titled in ``language``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, queries in _folders(library, language):
            for query in queries:
                member = zipfile.ZipInfo(f"{folder}/{query.name}.cypher", _ALWAYS)
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, _text(query, language))
    return buffer.getvalue()


def _folders(library: Mapping[str, LibraryQuery], language: Language) -> Iterator[tuple[str, Sequence[ReadyQuery]]]:
    yield _folder(words(language)["pictures"]), pictures()
    for theme in themes(library):
        yield _folder(theme.titles[language]), theme.queries


def _folder(title: str) -> str:
    return f"union-kg {title}".replace("/", "／")


def _text(query: ReadyQuery, language: Language) -> str:
    comments = (query.titles[language], query.questions[language])
    return "".join(f"// {' '.join(each.split())}\n" for each in comments) + query.cypher + "\n"
