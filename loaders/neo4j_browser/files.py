"""All files for Neo4j Browser by name, to be written into a folder or served."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from loaders.cypher.library import library
from loaders.graph_files import GraphFile
from loaders.neo4j_browser.contents import LANGUAGES, Language
from loaders.neo4j_browser.favourites import favourites
from loaders.neo4j_browser.guide import GraphCounts, guide
from loaders.neo4j_browser.style import grass
from ontology.schema import load_schema

STYLE = "union.grass"
FAVOURITES = "union-favorites.zip"


def guide_name(language: Language) -> str:
    """The name of the file with the guide in ``language``."""
    return f"guide.{language}.html"


def browser_files(*, counts: GraphCounts | None = None, address: str = "") -> dict[str, bytes]:
    """The guides, the style and the favourites. ``address`` is the URL of the folder where they will be served, if they will."""
    schema, queries = load_schema(), library()
    style_address = f"{address}/{STYLE}" if address else ""
    guides = {
        guide_name(language): guide(schema, queries, language, counts=counts, style_address=style_address).encode()
        for language in LANGUAGES
    }
    return {**guides, STYLE: grass(schema).encode(), FAVOURITES: favourites(queries)}


def counted(graph: Path) -> GraphCounts:
    """How much the graph in the folder ``graph`` has of each type.

    Raises ``GraphFileError`` where there is none, or where it is damaged.
    """
    file = GraphFile(graph)
    return GraphCounts(Counter(node.type for node in file.nodes()), Counter(edge.type for edge in file.edges()))
