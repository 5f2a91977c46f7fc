"""A folder in which a reader of the README stands: the project's files, a virtual environment, documents and graphs of their own."""

import shutil
import sys
from pathlib import Path

import pytest
from readme_commands import PROJECT, README

from kg.examples import examples_folder

_OWN_DOCUMENTS = ("my-documents", "我的文件")
_OWN_GRAPHS = ("union-kg-graph", "my-graph", "我的图谱")


@pytest.fixture
def workspace(tmp_path: Path, examples_graph: Path) -> Path:
    """The folder, made anew for each command, so that no command needs another to have run."""
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    program = programs / "union-kg"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (programs / "python").symlink_to(sys.executable)
    (tmp_path / "tests").symlink_to(PROJECT / "tests")
    one, other = sorted(examples_folder().glob("*.txt"))[:2]
    for name in _OWN_DOCUMENTS:
        (tmp_path / name).mkdir()
        shutil.copy(one, tmp_path / name)
        shutil.copy(other, tmp_path / name)
    for name in _OWN_GRAPHS:
        shutil.copytree(examples_graph, tmp_path / name)
    (terms,) = (block.partition("```")[0] for block in README.split("```turtle\n")[1:])
    (tmp_path / "my-terms.ttl").write_text(terms, encoding="utf-8")
    return tmp_path
