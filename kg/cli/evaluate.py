"""``union-kg evaluate``: how well a graph agrees with gold files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Debug, Graph, Json


def evaluate_command(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold files, each named like its document.")],
    graph: Graph = DEFAULT_GRAPH,
    json_output: Json = False,
    debug: Debug = False,
) -> int:
    """Score a graph against gold files.

    Example: union-kg evaluate --graph my-graph gold/*.json
    """
    raise NotImplementedError
