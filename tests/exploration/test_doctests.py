"""What the docstrings show is what happens, on the graph of the examples."""

import doctest
import importlib
import pkgutil

import pytest

import kg
import kg.exploration

MODULES = ["kg", *(f"kg.exploration.{each.name}" for each in pkgutil.iter_modules(kg.exploration.__path__))]


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name, graph, examples_graph, tmp_path, monkeypatch):
    (tmp_path / "union-kg-graph").symlink_to(examples_graph)
    monkeypatch.chdir(tmp_path)
    for each in doctest.DocTestFinder().find(importlib.import_module(name), extraglobs={"graph": graph, "kg": kg}):
        report: list[str] = []
        failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(each, out=report.append)
        assert not failed, "".join(report)
