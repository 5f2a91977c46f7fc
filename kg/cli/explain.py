"""``union-kg explain``: what the graph knows of a name."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Debug, Graph, Json


def explain_command(
    name: Annotated[str, typer.Argument(help="A name, any of its other names, or an id.")],
    graph: Graph = DEFAULT_GRAPH,
    json_output: Json = False,
    debug: Debug = False,
) -> int:
    """Show an entity: types, other names, relations and figures, each with its sentence, file, character range and status.

    Example: union-kg explain 安康杯竞赛 --graph my-graph
    """
    raise NotImplementedError
