"""The page as a file: it appears whole or not at all, and never in the place of the graph that it shows."""

from __future__ import annotations

from pathlib import Path

from kg.page.errors import PageError
from loaders.whole_file import appearing_whole


def write_page(text: str, out: Path, graph: Path) -> None:
    """Write ``text`` to ``out``, with the folders that it needs; ``graph`` is the file that the page was made from.

    Raises ``PageError`` where it cannot be written, and where it would overwrite the graph.
    """
    if out.is_dir():
        raise PageError("this is a folder", place=str(out), remedy="Name a file for the page")
    try:
        if out.exists() and out.samefile(graph):
            raise PageError("the graph would be overwritten with its page", place=str(out), remedy="Name another file")
        out.parent.mkdir(parents=True, exist_ok=True)
        with appearing_whole(out) as path:
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        problem = f"the page cannot be written ({error.strerror or error})"
        raise PageError(problem, place=str(out), remedy="Name a place that can be written to") from error
