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
from ontology.property_graph import label_sets, node_labels
from ontology.schema import load_schema

STYLE = "union.grass"


def guide_name(language: Language) -> str:
    """The name of the file with the guide in ``language``."""
    return f"guide.{language}.html"


def favourites_name(language: Language) -> str:
    """The name of the file with the favourites in ``language``."""
    return f"favorites.{language}.zip"


def browser_files(*, counts: GraphCounts | None = None, address: str = "") -> dict[str, bytes]:
    """The guides, the style and the favourites. ``address`` is the URL of the folder where they will be served, if they will."""
    schema, queries = load_schema(), library()
    style_address = f"{address}/{STYLE}" if address else ""
    files = {STYLE: grass(schema).encode()}
    for language in LANGUAGES:
        page = guide(schema, queries, language, counts=counts, style_address=style_address, favourites=favourites_name(language))
        files[guide_name(language)] = page.encode()
        files[favourites_name(language)] = favourites(queries, language)
    return files


def counted(graph: Path) -> GraphCounts:
    """How much the graph in the folder ``graph`` has of each label and type.

    Raises ``GraphFileError`` where there is none, or where it is damaged.
    """
    file, sets = GraphFile(graph), label_sets(load_schema())
    labels = (label for node in file.nodes() for label in node_labels(sets, node.type, str(node.properties.get("class", ""))))
    return GraphCounts(Counter(labels), Counter(edge.type for edge in file.edges()))
