"""Runs notebooks as a reader would: each from its beginning, in a kernel of its own, in an empty folder that holds the example graph.

``python tests/notebooks/execute.py [NAME]...`` runs those whose names begin so (all, if none is named) and saves what they show.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

PROJECT = Path(__file__).parents[2]
NOTEBOOKS = PROJECT / "notebooks"
GRAPH = "union-kg-graph"

_SECONDS = 300
_PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=\n]+")
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebooks() -> list[Path]:
    """The notebooks, in the order in which they are read."""
    return sorted(NOTEBOOKS.glob("*.ipynb"))


def read(path: Path) -> nbformat.NotebookNode:
    """The notebook in a file."""
    return nbformat.read(path, as_version=4)


def executed(path: Path, folder: Path) -> nbformat.NotebookNode:
    """The notebook in ``path`` with all its cells run in ``folder``. Raises ``nbclient.exceptions.CellExecutionError``."""
    notebook = read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    with _environment(folder):
        client = NotebookClient(
            notebook,
            timeout=_SECONDS,
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
            record_timing=False,
            coalesce_streams=True,
        )
        client.execute()
    notebook.metadata = nbformat.from_dict({"kernelspec": _KERNEL, "language_info": {"name": "python"}})
    return notebook


@contextmanager
def _environment(folder: Path) -> Iterator[None]:
    """What a kernel gets: this project, no server, and no settings of the user who runs the tests."""
    before = dict(os.environ)
    paths = [str(PROJECT), *filter(None, [before.get("PYTHONPATH")])]
    with tempfile.TemporaryDirectory() as settings:
        os.environ.update(PYTHONPATH=os.pathsep.join(paths), IPYTHONDIR=settings, JUPYTER_CONFIG_DIR=settings, PYTHONWARNINGS="default")
        os.environ.pop("NEO4J_URI", None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def shown(notebook: nbformat.NotebookNode) -> list[tuple[str, list[Any]]]:
    """The cells and what they show, without what may differ between machines: the bytes of pictures, and how often a cell was run."""
    return [(cell.source, [_plain(output) for output in cell.get("outputs", [])]) for cell in notebook.cells]


def _plain(output: nbformat.NotebookNode) -> object:
    if output.output_type == "stream":
        return (output.name, output.text)
    if "data" not in output:
        return output
    return {kind: "<picture>" if kind.startswith("image/") else _PICTURE.sub("<picture>", content) for kind, content in output.data.items()}


def save(path: Path, notebook: nbformat.NotebookNode) -> None:
    """Write the notebook, with cell ids that follow from the cells' order."""
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02}"
        cell.metadata = nbformat.from_dict({})
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")


def main(names: list[str]) -> None:
    """Run and save the notebooks whose names begin with one of ``names``."""
    from kg.building import build
    from kg.examples import examples_folder

    with tempfile.TemporaryDirectory() as graph:
        build([examples_folder()], Path(graph))
        for path in notebooks():
            if not names or path.name.startswith(tuple(names)):
                with tempfile.TemporaryDirectory() as folder:
                    (Path(folder) / GRAPH).symlink_to(graph)
                    save(path, executed(path, Path(folder)))
                print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    sys.path.insert(0, str(PROJECT))
    main(sys.argv[1:])
