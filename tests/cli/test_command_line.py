"""Exit codes and messages, in this process; one call as a user makes it."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.main import get_command

from kg.cli.application import application, run
from loaders.networkx_graph import from_records, save
from ontology.records import Edge, Node

TEXT = "吉林省总工会五年工作报告\n五年来，吉林省总工会开展安康杯竞赛，建成职工书屋120家。\n"
PASSAGE = "passage/%E6%8A%A5%E5%91%8A/a.txt/0-21"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A graph built by the command itself."""
    root = tmp_path_factory.mktemp("built")
    (root / "报告.txt").write_text(TEXT, encoding="utf-8")
    assert run(["build", str(root / "报告.txt"), "--out", str(root / "graph"), "--names", "none", "--quiet"]) == 0
    return root / "graph"


@pytest.fixture
def namesakes(tmp_path):
    """Two campaigns of one name in two provinces, one of them mentioned and said of."""
    union, one, other = "organization/吉林省总工会", "programme/吉林省/固本行动", "programme/山西省/固本行动"
    text = "吉林省总工会今后要开展“固本行动”\n<b>。"
    statement = {"passages": [PASSAGE], "starts": [0], "ends": [16], "rules": ["act"], "implicits": [True], "statuses": ["planned"]}
    nodes = [
        Node("document/报告/a.txt", "Document", "报告", {"path": "报告/a.txt"}),
        Node("passage/报告/a.txt/0-21", "Passage", "吉林省总工会", {"text": text, "start": 0, "stop": 21}),
        Node(union, "TradeUnion", "吉林省总工会", {"aliases": ["省总工会"]}),
        Node(one, "Campaign", "固本行动", {"aliases": ["“固本”行动"], "scope": "吉林省"}),
        Node(other, "Campaign", "固本行动", {"scope": "山西省"}),
    ]
    statement["passages"] = [nodes[1].id]
    edges = [
        Edge(nodes[1].id, nodes[0].id, "IN_DOCUMENT"),
        Edge(union, one, "ORGANIZES", {**statement, "periods": ["2024/2028"], "roles": ["lead"], "count": 1, "status": "planned"}),
        Edge(one, nodes[1].id, "MENTIONED_IN", {"starts": [10], "ends": [14], "texts": ["固本行动"]}),
    ]
    save(from_records({}, nodes, edges), tmp_path / "graph.json")
    return tmp_path


def test_build_ends_with_a_summary(built, capsys, tmp_path):
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "graph"), "--names", "none"]) == 0
    out = capsys.readouterr().out
    assert "1 read, 0 skipped, 0 failed" in out and "ORGANIZES" in out and "graph.json" in out
    assert f"union-kg explain NAME --graph {tmp_path / 'graph'}" in out


def test_quiet_says_nothing_and_json_is_one_object(capsys, tmp_path):
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    call = ["build", str(tmp_path / "报告.txt"), "--out", str(tmp_path / "graph"), "--names", "none"]
    assert run([*call, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == {"read": 1, "skipped": 0, "failed": 0}


def test_failed_input_is_one_line_and_exit_code_1(capsys, tmp_path):
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    call = ["build", str(tmp_path / "报告.txt"), str(tmp_path / "none.txt"), "--out", str(tmp_path / "graph"), "--names", "none", "--quiet"]
    assert run(call) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "none.txt" in line
    assert (tmp_path / "graph" / "graph.json").exists()


def test_an_unreadable_file_is_one_failure(tmp_path, capsys):
    for name in ("报告.txt", "locked.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "locked.txt").chmod(0)
    if os.access(tmp_path / "locked.txt", os.R_OK):
        pytest.skip("this user may read everything")
    call = ["build", str(tmp_path / "报告.txt"), str(tmp_path / "locked.txt"), "--out", str(tmp_path / "graph"), "--names", "none", "-q"]
    assert run(call) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "locked.txt" in line and (tmp_path / "graph" / "graph.json").exists()


@pytest.mark.parametrize("path", [["build", ""], ["build", ".", "--vocabulary", ""], ["evaluate", ""]])
def test_an_empty_path_is_not_the_current_folder(path, capsys):
    assert run(path) == 2
    assert "the path is empty" in capsys.readouterr().err


def test_names_cannot_control_the_terminal(tmp_path, capsys):
    (tmp_path / "\x1b[31mred\u202e.txt").write_bytes(b"")
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "graph"), "--names", "none"]) == 0
    err = capsys.readouterr().err
    assert "\\x1b[31mred\\u202e.txt" in err and "\x1b" not in err and "\u202e" not in err


def test_an_empty_name_is_wrong_usage(built, capsys):
    assert run(["explain", " ", "--graph", str(built)]) == 2
    assert "Give a name" in capsys.readouterr().err


def call_of(*arguments, **streams):
    return subprocess.Popen([sys.executable, "-m", "kg", *map(str, arguments)], stderr=subprocess.PIPE, **streams)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_that_has_seen_enough_is_no_error(built, options):
    reading, writing = os.pipe()
    os.close(reading)
    with call_of("explain", "吉林省总工会", "--graph", built, *options, stdout=writing) as process:
        os.close(writing)
        assert (process.stderr.read(), process.wait()) == (b"", 0)


@pytest.mark.parametrize(("number", "code", "message"), [(signal.SIGINT, 130, b"union-kg: interrupted\n"), (signal.SIGTERM, 143, b"")])
def test_a_build_that_is_stopped_leaves_nothing(tmp_path, number, code, message):
    for position in range(40):
        (tmp_path / f"{position}.txt").write_text(TEXT.replace("120", str(position + 1)) * 40, encoding="utf-8")
    with call_of("build", tmp_path, "--out", tmp_path / "graph", "--names", "none", stdout=subprocess.DEVNULL) as process:
        while not list(tmp_path.glob("graph/.building-*/records.sqlite")):
            assert process.poll() is None
            time.sleep(0.02)
        time.sleep(0.5)
        process.send_signal(number)
        assert (process.stderr.read(), process.wait()) == (message, code)
    assert not (tmp_path / "graph").exists()


def test_a_warning_leaves_0(capsys, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run(["build", str(tmp_path / "empty.txt"), "--out", str(tmp_path / "graph"), "--names", "none"]) == 0
    assert "empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    "call",
    [
        [],
        ["nothing"],
        ["build", "--jobs", "0"],
        ["build", "--segmenter", "x"],
        ["build", "--unknown"],
        ["explain"],
        ["evaluate"],
        ["models"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(call, capsys):
    assert run(call) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("call", [["explain", "安康杯竞赛"], ["evaluate", "gold.json"]], ids=" ".join)
def test_a_missing_graph_is_one_line_and_exit_code_2(call, capsys, tmp_path):
    assert run([*call, "--graph", str(tmp_path)]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "there is no graph here" in line and "union-kg build" in line


def test_debug_shows_the_traceback(capsys, tmp_path):
    for call in (["explain", "x", "--debug"], ["--debug", "explain", "x"]):
        assert run([*call, "--graph", str(tmp_path)]) == 2
        assert "Traceback" in capsys.readouterr().err


def commands(group, *path):
    """The words of every command, those of groups as well."""
    for name, each in group.commands.items():
        if hasattr(each, "commands"):
            yield from commands(each, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("command", list(commands(get_command(application()))), ids=" ".join)
def test_every_commands_help_has_an_example(command, capsys):
    assert run([*command, "--help"]) == 0
    assert f"union-kg {' '.join(command)} " in " ".join(capsys.readouterr().out.partition("Example")[2].split())


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("union-kg ")


def test_explain_quotes_sentence_file_range_and_status(built, capsys):
    assert run(["explain", "“安康杯”竞赛", "--graph", str(built)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("安康杯竞赛  Campaign")
    assert "← ORGANIZES 吉林省总工会  [achieved]" in out
    assert "五年来，吉林省总工会开展安康杯竞赛" in out and "报告.txt " in out


def test_explain_lists_candidates_and_takes_an_id(namesakes, capsys):
    assert run(["explain", "固本行动", "--graph", str(namesakes)]) == 0
    out = capsys.readouterr().out
    assert "programme/吉林省/固本行动" in out and "programme/山西省/固本行动" in out
    assert run(["explain", "programme/吉林省/固本行动", "--graph", str(namesakes)]) == 0
    out = capsys.readouterr().out
    assert "← ORGANIZES 吉林省总工会  [planned]" in out
    assert "吉林省总工会今后要开展“固本行动” <b>。" in out
    assert "报告/a.txt 0–16 (planned, 2024/2028, lead, subject implied, act)" in out


def test_explain_as_json(namesakes, capsys):
    assert run(["explain", "省总工会", "--graph", str(namesakes), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert (content["id"], content["relations"][0]["evidence"][0]["file"]) == ("organization/吉林省总工会", "报告/a.txt")


def test_explain_what_is_not_there_names_what_is_near(namesakes, capsys):
    assert run(["explain", "固本", "--graph", str(namesakes)]) == 1
    captured = capsys.readouterr()
    assert "called 固本" in captured.err and "固本行动" in captured.out
    assert run(["explain", "'}) RETURN <script>", "--graph", str(namesakes)]) == 1


def test_evaluate_prints_measures_and_differences(built, capsys, tmp_path):
    entities = [
        {"id": "e1", "type": "TradeUnion", "name": "吉林省总工会"},
        {"id": "e2", "type": "Campaign", "name": "安康杯竞赛"},
        {"id": "e3", "type": "Campaign", "name": "没有的活动"},
    ]
    relations = [{"s": "e1", "p": "ORGANIZES", "o": "e2", "implicit": False, "status": "achieved"}]
    gold = tmp_path / "报告.json"
    gold.write_text(json.dumps({"entities": entities, "relations": relations, "quantities": []}), encoding="utf-8")
    assert run(["evaluate", str(gold), "--graph", str(built), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["documents"]["报告"]["missed"]["entities"] == ["Campaign 没有的活动"]
    assert content["total"]["relations_with_status"]["tp"] == 1
    assert run(["evaluate", str(gold), str(tmp_path / "none.json"), "--graph", str(built)]) == 1
    captured = capsys.readouterr()
    assert "没有的活动" in captured.out and "none.json" in captured.err


def test_as_a_module_nothing_heavy_is_imported_for_the_version():
    code = "import sys, kg.cli.application; print([name for name in ('spacy', 'networkx', 'onnxruntime', 'rdflib') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    shown = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=False)
    assert (shown.returncode, shown.stdout[:8]) == (0, "union-kg")
