"""What tests of several rooms share; each is made once in a run."""

from pathlib import Path

import pytest
from chromium import browser

from kg.building import build
from kg.examples import examples_folder

__all__ = ["browser", "examples_graph"]


@pytest.fixture(scope="session")
def examples_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the graph of the example documents, as ``union-kg build`` writes it. Do not change it: copy it first."""
    folder = tmp_path_factory.mktemp("examples") / "graph"
    report = build([examples_folder()], folder)
    assert report.written and report.failures == [] and report.skipped == []
    return folder
