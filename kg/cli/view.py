"""``union-kg view``: the graph as a page that anyone can open."""

from __future__ import annotations

import json
import webbrowser
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Debug, Graph, Json, Quiet, named_path
from kg.cli.terminal import print_error, shown

_DEFAULT_OUT = Path("graph.html")
_DEFAULT_LIMIT = 5000


class LanguageName(StrEnum):
    """The languages of the page."""

    ZH = "zh"
    EN = "en"


def view_command(
    graph: Graph = DEFAULT_GRAPH,
    out: Annotated[Path, typer.Option(metavar="FILE", parser=named_path, help="The HTML file to write.")] = _DEFAULT_OUT,
    entity: Annotated[
        str | None, typer.Option("--entity", metavar="NAME", help="Start at this entity: any of its names, or its id.", show_default=False)
    ] = None,
    language: Annotated[LanguageName, typer.Option(help="The language that the page opens in.")] = LanguageName.ZH,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="Show at most so many entities: those that matter most in the graph.")
    ] = _DEFAULT_LIMIT,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    json_output: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Write a graph as one HTML page with search, filters, evidence and tables, which opens without network.

    Example: union-kg view --graph my-graph --out my-graph.html --entity 安康杯
    """
    from kg.page.html import make_page
    from kg.page.writing import write_page
    from loaders.graph_files import GraphFile
    from loaders.networkx_graph import load

    start = None if entity is None else _identity(graph, entity)
    page = make_page(load(graph), language=language.value, entity=start, limit=limit)
    write_page(page.text, out, GraphFile(graph).path)
    left_out = page.data.omitted
    if json_output:
        counts = {"entities": page.data.entities, "relations": page.data.relations, "figures": page.data.figures}
        omitted = {"entities": left_out.entities, "relations": left_out.relations}
        told = {"out": str(out), "bytes": len(page.text.encode()), **counts, "omitted": omitted, "font": page.with_font}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif not quiet:
        size = f"{len(page.text.encode()) / 1_000_000:.1f} MB"
        counted = f"{page.data.entities:,} entities, {page.data.relations:,} relations and {page.data.figures:,} figures"
        typer.echo(f"{counted}, {size}: {out.resolve()}")
    if not quiet and not json_output:
        _tell_what_is_missing(left_out.entities, left_out.relations, page.with_font)
    if open_page:
        webbrowser.open(out.resolve().as_uri())
    return 0


def _identity(graph: Path, name: str) -> str:
    from kg.errors import UsageError
    from kg.exploration.finding import find
    from kg.exploration.records import FileRecords
    from kg.page.data import NOT_DRAWN
    from loaders.graph_files import GraphFile

    found = find(FileRecords(GraphFile(graph)), name)
    nodes = [node for node in found.nodes if node.type not in NOT_DRAWN]  # an id finds documents and passages as well
    if len(nodes) == 1:
        return nodes[0].id
    if not nodes:
        near = "、".join(shown(each.name) for each in found.near[:3])
        raise UsageError(f"nothing is called {shown(name)}", remedy=f"Near it are {near}" if near else "Give another name")
    ids = ", ".join(shown(each.id) for each in nodes[:5])
    raise UsageError(f"{shown(name)} is the name of {len(nodes)} things", remedy=f"Give an id: {ids}")


def _tell_what_is_missing(entities: int, relations: int, with_font: bool) -> None:
    from kg.page.errors import INSTALL

    if entities or relations:
        left_out = f"{entities:,} entities and {relations:,} relations are left out, those that matter least"
        print_error(f"the graph is large: {left_out}. --limit shows more or fewer entities")
    if not with_font:
        print_error(f"the page carries no font of its own and takes those of the system. {INSTALL}")
