"""The command view."""

import json

import pytest

from kg.cli.application import run
from kg.page.data import DEFAULT_LIMIT


def test_view_writes_one_page_and_tells_where(examples_graph, tmp_path, capsys):
    out = tmp_path / "deep" / "页面.html"
    assert run(["view", "--graph", str(examples_graph), "--out", str(out), "--entity", "安康杯", "--language", "en"]) == 0
    told = capsys.readouterr()
    assert str(out) in told.out and told.err == ""
    text = out.read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">') and '"entity":"programme/安康杯竞赛"' in text


def test_json_tells_what_is_in_the_page_and_what_is_left_out(examples_graph, tmp_path, capsys):
    out = tmp_path / "graph.html"
    assert run(["view", "--graph", str(examples_graph), "--out", str(out), "--limit", "50", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["entities"] == 50 and told["omitted"]["entities"] > 100 and told["omitted"]["relations"] > 100
    assert told["bytes"] == out.stat().st_size and told["font"] is True


def test_what_is_left_out_is_said(examples_graph, tmp_path, capsys):
    assert run(["view", "--graph", str(examples_graph), "--out", str(tmp_path / "a.html"), "--limit", "50"]) == 0
    assert "--limit" in capsys.readouterr().err
    assert run(["view", "--graph", str(examples_graph), "--out", str(tmp_path / "b.html"), "--limit", "50", "--quiet"]) == 0
    told = capsys.readouterr()
    assert told.out == told.err == ""
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--entity", "安康杯竞"], "Near it are 安康杯竞赛"),
        (["--entity", "zzz"], "nothing is called zzz"),
        (["--out", ""], "the path is empty"),
        (["--limit", "0"], "limit"),
        (["--language", "fr"], "fr"),
    ],
)
def test_wrong_use_is_one_line(examples_graph, tmp_path, monkeypatch, capsys, options, words):
    monkeypatch.chdir(tmp_path)
    assert run(["view", "--graph", str(examples_graph), *options]) == 2
    told = capsys.readouterr()
    assert words in told.err and told.err.count("\n") == 1 and list(tmp_path.iterdir()) == []


def test_the_help_tells_the_limit_that_the_page_has_by_itself(capsys):
    assert run(["view", "--help"]) == 0
    assert f"[default: {DEFAULT_LIMIT};" in " ".join(capsys.readouterr().out.split())


def test_without_a_graph(tmp_path, capsys):
    assert run(["view", "--graph", str(tmp_path)]) == 2
    assert "there is no graph here" in capsys.readouterr().err


def test_the_page_overwrites_neither_a_folder_nor_the_graph(examples_graph, tmp_path, capsys):
    copied = tmp_path / "graph.json"
    copied.write_bytes((examples_graph / "graph.json").read_bytes())
    for out, words in ((tmp_path, "this is a folder"), (copied, "would be overwritten"), (copied / "a.html", "cannot be written")):
        assert run(["view", "--graph", str(tmp_path), "--out", str(out)]) == 2
        told = capsys.readouterr()
        assert words in told.err and told.err.count("\n") == 1
    assert copied.read_bytes() == (examples_graph / "graph.json").read_bytes() and list(tmp_path.iterdir()) == [copied]


def test_the_page_does_not_start_at_a_document(examples_graph, tmp_path, capsys):
    out = tmp_path / "graph.html"
    assert run(["view", "--graph", str(examples_graph), "--out", str(out), "--entity", "document/county-plan.txt"]) == 2
    assert "nothing is called document/county-plan.txt" in capsys.readouterr().err and not out.exists()
