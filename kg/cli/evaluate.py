"""``union-kg evaluate``: how well a graph agrees with gold files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Debug, Graph, Json, named_path
from kg.cli.terminal import print_error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.table import Table

    from kg.evaluation.evaluation import Evaluation
    from kg.evaluation.scoring import Agreement


def evaluate_command(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD...", parser=named_path, help="Gold files, each named like its document.", show_default=False),
    ],
    graph: Graph = DEFAULT_GRAPH,
    write_per_document: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the part of the graph that each document supports to DIR/<its name>.json.")
    ] = None,
    json_output: Json = False,
    debug: Debug = False,
) -> int:
    """Score a graph against gold files, each against the part that its document supports, and list what is missed and spurious.

    Example: union-kg evaluate gold/*.json --graph my-graph
    """
    from kg.evaluation.evaluation import evaluate

    evaluation = evaluate(graph, gold, write_per_document)
    for error in evaluation.failures:
        print_error(error)
    if json_output:
        import json

        typer.echo(json.dumps(_as_json(evaluation), ensure_ascii=False, indent=1))
    else:
        _print(evaluation)
    return 1 if evaluation.failures else 0


def _as_json(evaluation: Evaluation) -> dict[str, object]:
    return {
        "total": {name: agreement.as_json() for name, agreement in evaluation.total().items()},
        "together": evaluation.together.as_json() if evaluation.together else None,
        "documents": {stem: each.as_json() for stem, each in evaluation.documents.items()},
        "failures": [str(error) for error in evaluation.failures],
    }


def _print(evaluation: Evaluation) -> None:
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for stem, each in evaluation.documents.items():
        typer.echo(f"\n{stem}")
        for title, differences in (("missed", each.missed), ("spurious", each.spurious)):
            for kind, names in differences.items():
                _print_list(f"{title} {kind}", names)
    if evaluation.together:
        together = evaluation.together
        for title, part in (("Type", together.by_type), ("Predicate", together.by_predicate), ("Rule", together.by_rule)):
            console.print(_table(title, part, with_recall=title != "Rule"))
        console.print(_table("All together (indicative)", together.measures))
    for stem, each in evaluation.documents.items():
        console.print(_table(stem, each.measures))
    console.print(_table("Sum of the documents", evaluation.total()))


def _print_list(title: str, names: Sequence[str]) -> None:
    if names:
        typer.echo(f"  {title} ({len(names)})")
    for name in names:
        typer.echo(f"    {' '.join(name.split())}")


def _table(title: str, part: Mapping[str, Agreement], *, with_recall: bool = True) -> Table:
    from rich import box
    from rich.table import Column, Table

    columns = ("right", "found", *(("gold",) if with_recall else ()), "precision", *(("recall", "F1") if with_recall else ()))
    table = Table(Column(title, min_width=max(map(len, (title, *part)))), box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for column in columns:
        table.add_column(column, justify="right")
    for name, each in part.items():
        counts = [each.right, each.predicted, *((each.gold,) if with_recall else ())]
        shares = [each.precision, *((each.recall, each.f1) if with_recall else ())]
        table.add_row(name, *map(str, counts), *("–" if share is None else f"{share:.3f}" for share in shares))
    return table
