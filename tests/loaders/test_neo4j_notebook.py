"""The notebook of Cypher shows on a server what is saved in it; tests/notebooks compares that with what the files answer."""

import importlib
from pathlib import Path

import nbformat
import pytest

from loaders.neo4j.loading import load

SERVER_ONLY = """
import os
import loaders.offline.cypher
del loaders.offline.cypher.OfflineGraph  # whoever asks the files fails
os.environ.update({settings!r})
"""


@pytest.fixture
def execute(monkeypatch):
    """How tests/notebooks runs notebooks."""
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "notebooks")
    return importlib.import_module("execute")


def test_the_notebook_of_cypher_shows_the_same_on_a_server(execute, empty_neo4j, examples_graph, tmp_path):
    load(examples_graph, empty_neo4j)
    (path,) = (each for each in execute.notebooks() if "cypher" in each.stem)
    settings = {"NEO4J_URI": empty_neo4j.uri, "NEO4J_USERNAME": empty_neo4j.username, "NEO4J_PASSWORD": empty_neo4j.password or ""}
    notebook = execute.read(path)
    saved = execute.shown(notebook)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(SERVER_ONLY.format(settings=settings)))
    copy = tmp_path / "on-a-server.ipynb"
    nbformat.write(notebook, copy)
    (tmp_path / execute.GRAPH).symlink_to(examples_graph)
    assert execute.shown(execute.executed(copy, tmp_path))[1:] == saved
