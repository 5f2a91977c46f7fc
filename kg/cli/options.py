"""Options that several commands share, and what every command knows of the call."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ontology.namespaces import DEFAULT_BASE

DEFAULT_GRAPH = Path("union-kg-graph")
LONGEST_QUERY = 604_800.0  # seconds: a week, which every clock of the machine can count


@dataclass(slots=True)
class Call:
    """What holds for the call as a whole."""

    debug: bool = False


def _remember_debug(context: typer.Context, debug: bool) -> bool:
    call = context.find_object(Call)
    if call is not None:
        call.debug = call.debug or debug
    return debug


def named_path(text: str) -> Path:
    """The path that ``text`` names. Empty text, which an unset variable of a shell gives, is refused: it would be the current folder.

    Whether the path can be read is not asked here: one that cannot is reported where the others go on.
    """
    if not text:
        raise typer.BadParameter("the path is empty; name a file or a folder, “.” for the current one")
    return Path(text)


Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.", callback=_remember_debug)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, for other programs.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Base = Annotated[
    str | None,
    typer.Option(
        metavar="IRI",
        help="What goes before every id of the graph: an absolute IRI that ends with / or #.",
        show_default=DEFAULT_BASE,
    ),
]
Graph = Annotated[Path, typer.Option("--graph", metavar="DIR", help="The folder of a built graph.")]
