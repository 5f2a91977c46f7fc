"""``union-kg guide``: a guide, a style and favourites for Neo4j Browser."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Debug, Json, named_path

if TYPE_CHECKING:
    from loaders.neo4j_browser.guide import GraphCounts


class GuideLanguage(StrEnum):
    """The languages of the guide."""

    ZH = "zh"
    EN = "en"


def guide_command(
    graph: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", parser=named_path, help=f"The folder of a built graph, to be counted.  [default: {DEFAULT_GRAPH}, if any]"
        ),
    ] = None,
    language: Annotated[GuideLanguage, typer.Option(help="The language of the guide.")] = GuideLanguage.ZH,
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65_535, help="Where to serve it, on this machine only; 0 for any.")] = 8484,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", parser=named_path, help="Write the files into this folder, and serve nothing.")
    ] = None,
    json_output: Json = False,
    debug: Debug = False,
) -> int:
    """Serve a guide for Neo4j Browser, with its style and favourites, until Ctrl-C; or write them into a folder.

    The guide shows what the graph holds and has queries to click. It needs a server that union-kg load has filled.

    Example: union-kg guide --language en
    """
    counts = _counts(graph)
    if out is not None:
        return _write(out, counts, json_output=json_output)
    return _serve(port, counts, language, json_output=json_output)


def _counts(graph: Path | None) -> GraphCounts | None:
    from loaders.graph_files import GRAPH_JSON
    from loaders.neo4j_browser.files import counted

    if graph is None and not (DEFAULT_GRAPH / GRAPH_JSON).is_file():
        return None
    return counted(graph or DEFAULT_GRAPH)


def _write(out: Path, counts: GraphCounts | None, *, json_output: bool) -> int:
    import json

    from loaders.neo4j_browser.files import browser_files

    files = browser_files(counts=counts)
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    if json_output:
        typer.echo(json.dumps({"out": str(out), "files": list(files)}, ensure_ascii=False, indent=1))
    else:
        typer.echo(f"Written to {out}: {', '.join(files)}")
    return 0


def _serve(port: int, counts: GraphCounts | None, language: GuideLanguage, *, json_output: bool) -> int:
    import json

    from loaders.neo4j_browser.files import STYLE, browser_files, favourites_name, guide_name
    from loaders.neo4j_browser.serving import FileServer

    with FileServer(port) as server:
        server.publish(browser_files(counts=counts, address=server.address))
        names = (guide_name(language.value), STYLE, favourites_name(language.value))
        guide, style, favourites = (f"{server.address}/{name}" for name in names)
        told = (
            json.dumps({"guide": guide, "style": style, "favorites": favourites}, indent=1)
            if json_output
            else "Type into the editor of Neo4j Browser:\n\n"
            f"  :style {style}\n  :guide {guide}\n\n"
            f"Queries as favorites: download {favourites} and drop it on Neo4j Browser.\nCtrl-C ends this."
        )
        try:
            typer.echo(told)
            server.serve()
        except KeyboardInterrupt:  # the way in which it is meant to end
            typer.echo("", err=True)
    return 0
