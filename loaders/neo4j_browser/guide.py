"""The guide that Neo4j Browser shows beside its editor: an HTML page of slides, with queries that a click brings into the editor.

Browser shows what stands in ``<slide>``, and takes ``pre.runnable`` as a query and ``data-exec`` as a command of its own. Before that it
deletes from the text whatever looks like an event handler (``on…=…``), also in the middle of a query (``one.name = …``); so no sign ``=``
of a text is written as such. See ``cleanHtml`` in https://github.com/neo4j/neo4j-browser.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from loaders.cypher.library import LibraryQuery
from loaders.neo4j_browser.contents import Language, themes, words
from loaders.neo4j_browser.ready import ReadyQuery, pictures
from ontology.colours import Colour, class_colours
from ontology.namespaces import CHINESE, ENGLISH
from ontology.property_graph import ROOT, relationship_types
from ontology.schema import Schema

_LANGUAGE_TAGS: Mapping[Language, str] = {"zh": CHINESE, "en": ENGLISH}
_SLIDE_STYLE = 'style="padding:0 18px 60px"'  # Browser gives a slide no margin, and its row of page numbers lies over the end
_PAGE_STYLE = "body{max-width:50em;margin:auto;font-family:sans-serif}slide{display:block}pre{background:#EEE;padding:1em;overflow:auto}"


@dataclass(frozen=True)
class GraphCounts:
    """How many nodes with each label and relationships of each type a graph has, as its database will count them."""

    nodes: Counter[str] = field(default_factory=Counter)
    relationships: Counter[str] = field(default_factory=Counter)


def guide(
    schema: Schema,
    library: Mapping[str, LibraryQuery],
    language: Language,
    *,
    favourites: str,
    counts: GraphCounts | None = None,
    style_address: str = "",
) -> str:
    """The guide in ``language`` as an HTML page.

    ``favourites`` is the name of the file with the favourites. ``counts`` are those of the graph that is shown; without them none are
    told. ``style_address`` is the URL of the style, which Browser then fetches on a click; without it the reader is told to drop the file.
    """
    said = words(language)
    slides = [
        _welcome(said, counts, style_address, favourites),
        _classes(schema, language, said, counts),
        _relationships(schema, language, said, counts),
        _queries(said["pictures"], pictures(), language, said),
        *(_queries(said["library"].format(theme=each.titles[language]), each.queries, language, said) for each in themes(library)),
    ]
    head = f'<meta charset="utf-8"><title>{html.escape(said["title"], quote=False)}</title><style>{_PAGE_STYLE}</style>'
    body = "\n".join(f"<slide>\n<div {_SLIDE_STYLE}>\n{slide}\n</div>\n</slide>" for slide in slides)
    return f'<!DOCTYPE html>\n<html lang="{_LANGUAGE_TAGS[language]}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def escaped(text: object) -> str:
    """``text`` as HTML that shows it, in an element or in an attribute, and from which Browser deletes nothing."""
    return html.escape(str(text)).replace("=", "&#61;")


def _welcome(said: Mapping[str, str], counts: GraphCounts | None, style_address: str, favourites: str) -> str:
    parts = [f"<h3>{escaped(said['title'])}</h3>", _paragraph(said["welcome"])]
    if counts is not None:
        numbers = {"nodes": f"{counts.nodes[ROOT]:,}", "relationships": f"{counts.relationships.total():,}"}
        parts.append(_paragraph(said["holds"].format_map(numbers)))
    parts.append(_paragraph(said["how"]))
    if style_address:
        command = escaped(f"style {style_address}")
        parts.append(f'<p class="paragraph">{escaped(said["style_here"])} <a data-exec="{command}">:{command}</a></p>')
    else:
        parts.append(_paragraph(said["style_drop"]))
    return "\n".join((*parts, _paragraph(said["favourites"].format(file=favourites))))


def _classes(schema: Schema, language: Language, said: Mapping[str, str], counts: GraphCounts | None) -> str:
    colours = class_colours(schema)
    rows = []
    for name, each in schema.classes.items():
        labels = " · ".join(each.labels[tag] for tag in _LANGUAGE_TAGS.values())
        told = each.definitions[_LANGUAGE_TAGS[language]]
        meaning = f"<b>{escaped(labels)}</b><br>{escaped(told)}"
        rows.append([_swatch(name, colours[name]), meaning, *([f"{counts.nodes[name]:,}"] if counts else [])])
    return _table(said["nodes"], said["nodes_told"], [said["class"], said["meaning"], *([said["number"]] if counts else [])], rows)


def _relationships(schema: Schema, language: Language, said: Mapping[str, str], counts: GraphCounts | None) -> str:
    rows = []
    for name in relationship_types(schema):
        each = schema.predicates[name]
        labels = " · ".join(each.labels[tag] for tag in _LANGUAGE_TAGS.values())
        ends = " → ".join(", ".join(sorted(side)) for side in (each.domain, each.range))
        told = (
            f"<code>{escaped(name)}</code> <b>{escaped(labels)}</b>",
            escaped(each.definitions[_LANGUAGE_TAGS[language]]),
            escaped(ends),
        )
        rows.append(["<br>".join(told), *([f"{counts.relationships[name]:,}"] if counts else [])])
    titles = [said["relation"], *([said["number"]] if counts else [])]
    return _table(said["relationships"], said["relationships_told"], titles, rows)


def _queries(title: str, queries: Iterable[ReadyQuery], language: Language, said: Mapping[str, str]) -> str:
    return "\n".join((f"<h3>{escaped(title)}</h3>", *(part for query in queries for part in _query(query, language, said))))


def _query(query: ReadyQuery, language: Language, said: Mapping[str, str]) -> Iterator[str]:
    yield f"<h4>{escaped(query.titles[language])}</h4>"
    yield _paragraph(query.questions[language])
    yield f'<pre class="pre-scrollable code runnable">{escaped(query.cypher)}</pre>'
    if query.values:
        values = ", ".join(f"{value} ({told[language]})" for told, value in query.values)
        yield _paragraph(f"{said['replace']} {values}")


def _swatch(name: str, colour: Colour) -> str:
    look = f"background:{colour.fill};color:{colour.text};border:2px solid {colour.border};border-radius:1em;padding:1px 8px;font-size:12px"
    return f'<span style="{look}">{escaped(name)}</span>'


def _table(title: str, told: str, titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{escaped(each)}</th>" for each in titles)
    body = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<h3>{escaped(title)}</h3>\n{_paragraph(told)}\n<table class="table">\n<tr>{head}</tr>\n{body}\n</table>'


def _paragraph(text: str) -> str:
    return f'<p class="paragraph">{escaped(text)}</p>'
