"""Each notebook runs from its beginning to its end, and shows what is saved in it."""

import re

import pytest
from execute import GRAPH, executed, notebooks, read, shown

_LARGEST = 300 * 1024  # bytes
_MACHINE = re.compile(r"/tmp/|/home/|/root|/Users/|[A-Z]:\\\\")
_REMEDY = "read what changed; if it is right, save it with: python tests/notebooks/execute.py"


def test_there_are_notebooks_in_order():
    names = [path.name for path in notebooks()]
    assert names and [name[:2] for name in names] == [f"{number:02}" for number in range(1, len(names) + 1)]


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_notebook_shows_what_is_saved_in_it(path, examples_graph, tmp_path):
    (tmp_path / GRAPH).symlink_to(examples_graph)
    for (source, fresh), (_, saved) in zip(shown(executed(path, tmp_path)), shown(read(path)), strict=True):
        assert fresh == saved, f"{path.name} shows something else after:\n{source}\n{_REMEDY}"


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_notebook_can_be_read_without_running_it(path):
    notebook = read(path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = [output for cell in code for output in cell.outputs]
    assert path.stat().st_size < _LARGEST and sum(bool(cell.outputs) for cell in code) > len(code) / 2
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not any(output.get("name") == "stderr" or output.output_type == "error" for output in outputs)
    assert not _MACHINE.search(path.read_text(encoding="utf-8"))
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert all(re.search("[一-鿿]", text) and re.search("[A-Za-z]{3}", text) for text in prose)
