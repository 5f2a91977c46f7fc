"""Graphs opened, and built from documents."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.exploration.graph import Graph

if TYPE_CHECKING:
    from kg.language.segmentation import Segmenter

DEFAULT_FOLDER = "union-kg-graph"
AnyPath = str | PathLike[str]


class DocumentWarning(UserWarning):
    """A document could not be read, was passed over, or was read with a doubt; the others are in the graph."""


def open(path: AnyPath = DEFAULT_FOLDER) -> Graph:
    """The graph in a folder that ``union-kg build`` or ``kg.build`` wrote, or in a graph.json.

    Raises ``GraphFileError`` where there is none, or it is damaged.

    >>> kg.open("union-kg-graph").find("送温暖").type
    'Campaign'
    """
    return Graph(Path(path))


def build(
    *paths: AnyPath,
    out: AnyPath = DEFAULT_FOLDER,
    vocabulary: AnyPath | Iterable[AnyPath] = (),
    jobs: int = 1,
    segmenter: Segmenter = "pkuseg",
    names: str = "lac",
) -> Graph:
    """Read documents (files and folders), write their graph into the folder ``out``, and open it: ``union-kg build``.

    ``vocabulary`` names SKOS files in Turtle that extend the packaged vocabulary, ``jobs`` how many processes read documents;
    ``segmenter`` is ``pkuseg`` or ``jieba``, ``names`` what finds names that no list knows: ``lac``, ``none`` or a spaCy model.
    What is wrong with single documents is warned of (``DocumentWarning``) and stays in ``Graph.report``. Progress is shown on a
    terminal only. Raises ``UsageError`` where no path is given, the error of the first document where none could be read, and what
    ``kg.building.build`` raises.
    """
    if not paths:
        raise UsageError("no document is named", remedy="Name files or folders; kg.build_examples() builds the examples")
    from kg.building import build as build_files
    from kg.exploration.asking import main_module_set_aside
    from kg.progress import progress_bar

    files = [Path(each) for each in ([vocabulary] if isinstance(vocabulary, str | PathLike) else vocabulary)]
    with progress_bar("Reading documents", shown=sys.stderr.isatty()) as progress, main_module_set_aside():
        report = build_files(
            [Path(each) for each in paths],
            Path(out),
            vocabulary_files=files,
            jobs=jobs,
            segmenter=segmenter,
            names=names,
            progress=progress,
        )
    problems = [failed.error for failed in report.failures]
    if not report.written:
        raise problems[0] if problems else UsageError("there is nothing to build a graph of", remedy="Name documents in Chinese")
    for problem in (*problems, *report.skipped, *report.warnings):
        warnings.warn(str(problem), DocumentWarning, stacklevel=2)
    return Graph(Path(out), vocabulary_files=files, report=report)


def build_examples(out: AnyPath = DEFAULT_FOLDER, *, jobs: int = 1) -> Graph:
    """Build the graph of the example documents, which come with the package, and open it. Takes about 20 seconds."""
    from kg.examples import examples_folder

    return build(examples_folder(), out=out, jobs=jobs)
