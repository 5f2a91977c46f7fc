"""Graphs built from a notebook or a script."""

import subprocess
import sys

import pytest

import kg
from kg.errors import DocumentError, UsageError

TEXT = "吉林省总工会五年工作报告\n五年来，吉林省总工会开展安康杯竞赛，建成职工书屋120家。\n今后五年，开展海棠书香行动。\n"
CONCEPT = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix union: <https://w3id.org/union-kg/ontology#> .
<https://example.org/海棠书香行动> a skos:Concept , union:Campaign ; skos:prefLabel "海棠书香行动"@zh , "Crabapple reading drive"@en ;
    skos:altLabel "书香海棠"@zh .
"""


@pytest.fixture
def report(tmp_path):
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "报告.txt"


def test_documents_and_own_vocabulary(report, tmp_path, capsys):
    (tmp_path / "own.ttl").write_text(CONCEPT, encoding="utf-8")
    graph = kg.build(report, out=tmp_path / "graph", vocabulary=tmp_path / "own.ttl", names="none")
    own = graph.find("书香海棠")
    assert (own.name, own.labels["en"], own.relations()[0].status) == ("海棠书香行动", "Crabapple reading drive", "planned")
    assert graph.report is not None and graph.report.documents == 1
    assert capsys.readouterr() == ("", "")


def test_what_is_wrong_with_a_document_is_warned_of(report, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no")
    with pytest.warns(kg.DocumentWarning, match=r"broken\.pdf"):
        graph = kg.build(report, tmp_path / "broken.pdf", out=tmp_path / "graph", names="none")
    assert graph.find("安康杯竞赛") and graph.report is not None and len(graph.report.failures) == 1


def test_nothing_to_build(tmp_path):
    with pytest.raises(UsageError, match="build_examples"):
        kg.build(out=tmp_path)
    with pytest.raises(DocumentError):
        kg.build(tmp_path / "none.txt", out=tmp_path / "graph", names="none")


def test_a_plain_script_can_use_two_processes(report, tmp_path):
    (tmp_path / "二.txt").write_text(TEXT.replace("吉林", "辽宁"), encoding="utf-8")
    script = tmp_path / "script.py"
    paths = f"{str(report)!r}, {str(tmp_path / '二.txt')!r}, out={str(tmp_path / 'graph')!r}"
    script.write_text(f'import kg\nprint("begun")\nprint(kg.build({paths}, jobs=2, names="none"))\n', encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[0] == "begun" and done.stdout.count("begun") == 1 and "2 documents" in done.stdout, done.stderr
