"""``union-kg export --format xlsx|csv``: what a user sees, and how it ends."""

import json
import os
import pty
import subprocess
import sys

import pytest
from openpyxl import load_workbook
from tables_example import write_graph

from kg.cli.application import run


@pytest.fixture
def graph(tmp_path):
    return write_graph(tmp_path / "graph")


def call(graph, kind, out, *options):
    return run(["export", "--format", kind, "--graph", str(graph), "--out", str(out), *options])


def error(capsys):
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("union-kg: ")
    return line


def test_a_workbook_is_written_and_told(graph, tmp_path, capsys):
    assert call(graph, "xlsx", tmp_path / "out.xlsx") == 0
    assert "22 entities, 21 relations" in capsys.readouterr().out
    assert load_workbook(tmp_path / "out.xlsx")["关系"].max_row == 22


def test_what_was_guarded_is_told(graph, tmp_path, capsys):
    assert call(graph, "csv", tmp_path / "out") == 0
    assert "have an apostrophe before them" in capsys.readouterr().out


def test_what_was_cut_and_replaced_is_told(tmp_path, capsys):
    graph = write_graph(tmp_path / "graph", ["长" * 40_000, "响\x07铃"])
    assert call(graph, "xlsx", tmp_path / "out.xlsx") == 0
    told = capsys.readouterr().out
    assert "cells were cut" in told and "a sign stands for each" in told


@pytest.mark.parametrize(("kind", "files"), [("xlsx", 1), ("csv", 8)])
def test_json_is_one_object_and_quiet_says_nothing(graph, tmp_path, capsys, kind, files):
    assert call(graph, kind, tmp_path / "out", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["format"] == kind and len(report["files"]) == files
    assert report["rows"]["relations"] == 21 and report["rows"]["rejected"] == 1
    assert call(graph, kind, tmp_path / "out", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("kind", "problem"), [("xlsx", "a workbook is a file"), ("csv", "the tables are many files")])
def test_standard_output_is_refused(graph, capsys, kind, problem):
    assert run(["export", "--format", kind, "--graph", str(graph)]) == 2
    assert problem in error(capsys)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("graph.json", None, "there is no graph here"),
        ("graph.json", '{"nodes": [', "the graph is damaged"),
        ("rejected.jsonl", None, "no rejected.jsonl"),
        ("rejected.jsonl", '{"document": ', "rejected.jsonl:1: the graph is damaged"),
        ("documents.jsonl", b"\xff\n", "it is not UTF-8"),
    ],
)
def test_a_damaged_folder(graph, tmp_path, capsys, kind, name, content, problem):
    (graph / name).unlink()
    if content is not None:
        (graph / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert call(graph, kind, tmp_path / "out") == 2
    assert problem in error(capsys)


def test_a_folder_in_the_place_of_the_workbook(graph, tmp_path, capsys):
    assert call(graph, "xlsx", tmp_path) == 2
    assert "this is a folder" in error(capsys)


@pytest.mark.parametrize("name", ["graph.json", "documents.jsonl", "rejected.jsonl"])
def test_a_workbook_never_takes_the_place_of_the_graph(graph, capsys, name):
    before = (graph / name).read_bytes()
    assert call(graph, "xlsx", graph / name) == 2
    assert "would be overwritten" in error(capsys) and (graph / name).read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_cannot_be_written_to(graph, tmp_path, capsys):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert call(graph, "xlsx", locked / "out.xlsx") == 2
    assert "cannot be written" in error(capsys)


def test_progress_is_for_terminals(graph, tmp_path):
    command = [sys.executable, "-m", "kg", "export", "--format", "xlsx", "--graph", str(graph), "--out", str(tmp_path / "out.xlsx")]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""
    reader, writer = pty.openpty()
    subprocess.run(command, stderr=writer, stdout=subprocess.PIPE, check=True, env={**os.environ, "TERM": "xterm"})
    os.close(writer)
    assert b"Writing rows" in os.read(reader, 65_536)
    os.close(reader)
