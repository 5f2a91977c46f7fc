"""``union-kg build``: documents in, graph out."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Call, Debug, Json, Quiet, named_path
from kg.cli.terminal import print_error

if TYPE_CHECKING:
    from kg.building import BuildReport


class SegmenterName(StrEnum):
    """What cuts the text into words."""

    PKUSEG = "pkuseg"
    JIEBA = "jieba"


def build_command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", parser=named_path, help="Files and folders to read; without any, the example documents."),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write the graph into.")] = DEFAULT_GRAPH,
    vocabulary: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            parser=named_path,
            help="A SKOS file in Turtle that extends or overrides the vocabulary; repeatable, the last one named wins.",
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option(metavar="N", min=1, help="How many processes read documents, at most one a processor; the result is the same.")
    ] = 1,
    segmenter: Annotated[SegmenterName, typer.Option(help="What cuts the text into words.")] = SegmenterName.PKUSEG,
    names: Annotated[
        str, typer.Option(metavar="lac|none|MODEL", help="What finds names that no list knows: LAC, nothing, or a spaCy model.")
    ] = "lac",
    json_output: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Read documents and write their graph.

    Example: union-kg build reports/ opinion.pdf --out my-graph --jobs 2
    """
    from kg.building import build
    from kg.examples import examples_folder
    from kg.progress import progress_bar

    with progress_bar("Reading documents", shown=not quiet and not json_output and sys.stderr.isatty()) as progress:
        report = build(
            paths or [examples_folder()],
            out,
            vocabulary_files=vocabulary or [],
            jobs=jobs,
            segmenter=segmenter.value,
            names=names,
            progress=progress,
        )
    _show(report, context.ensure_object(Call).debug, json_output=json_output, quiet=quiet)
    return 1 if report.failures else 0


def _show(report: BuildReport, debug: bool, *, json_output: bool, quiet: bool) -> None:
    import json

    from kg.cli.build_summary import as_json, print_summary

    for failed in report.failures:
        if debug and failed.traceback:
            print(failed.traceback, end="", file=sys.stderr)
        print_error(failed.error)
    if not quiet:
        for problem in (*report.skipped, *report.warnings):
            print_error(f"warning: {problem}")
    if json_output:
        typer.echo(json.dumps(as_json(report), ensure_ascii=False, indent=1))
    elif not quiet:
        print_summary(report)
