import json
import shutil

import networkx
import pytest

from kg.building import FILES, build
from kg.errors import UsageError
from ontology.errors import VocabularyError

QUICK = {"names": "none"}


@pytest.fixture(scope="module")
def built(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "graph"
    return build([folder], out, **QUICK)


def content(out):
    return {name: (out / name).read_bytes() for name in FILES}


def test_all_files_are_there_and_nothing_else(built):
    assert sorted(path.name for path in built.out.iterdir()) == sorted(FILES)
    assert (built.documents, built.failures, built.skipped) == (3, [], [])


def test_the_report_counts_what_the_graph_holds(built):
    graph = json.loads((built.out / "graph.json").read_text(encoding="utf-8"))
    entities = [node for node in graph["nodes"] if node["type"] not in ("Document", "Passage", "Observation", "Concept")]
    assert built.entities.total() == len(entities) > 0
    assert built.relations.total() == sum("passages" in edge for edge in graph["edges"]) > 0
    assert built.observations.total() == sum(node["type"] == "Observation" for node in graph["nodes"]) > 0
    assert set(graph["graph"]) == {"schema", "version", "segmenter", "vocabulary"}


def test_graphml_opens_in_networkx_with_the_same_nodes(built):
    graph = json.loads((built.out / "graph.json").read_text(encoding="utf-8"))
    read = networkx.read_graphml(built.out / "graph.graphml")
    assert {node["id"]: node["name"] for node in graph["nodes"]} == {node: read.nodes[node]["label"] for node in read}


def test_source_maps_cover_the_documents(built):
    lines = (built.out / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    assert [document["path"] for document in documents] == sorted(document["path"] for document in documents)
    for document in documents:
        runs = document["source_map"]
        assert [run[0] for run in runs] == [0, *(run[1] for run in runs[:-1])] and runs[-1][1] == len(document["text"])


def test_order_of_arguments_and_number_of_jobs_do_not_show(built, folder, tmp_path):
    other = tmp_path / "copy"
    shutil.copytree(folder, other)
    report = build([other, other / "省里的通知.txt", other], tmp_path / "graph", jobs=2, **QUICK)
    assert content(report.out) == content(built.out)
    names = sorted(path for path in other.rglob("*.txt"))
    forwards = build(names, tmp_path / "forwards", jobs=1, **QUICK)
    backwards = build(names[::-1], tmp_path / "backwards", jobs=2, **QUICK)
    assert content(forwards.out) == content(backwards.out)


def test_bad_documents_are_reported_and_the_others_graph_is_whole(built, folder, tmp_path):
    mixed = tmp_path / "mixed"
    shutil.copytree(folder, mixed)
    (mixed / "empty.txt").write_bytes(b"")
    (mixed / "english.txt").write_text("The union held its congress in the capital and adopted a plan.", encoding="utf-8")
    (mixed / "binary.txt").write_bytes(bytes(range(256)) * 50)
    (mixed / "broken.pdf").write_bytes(b"%PDF-1.7 broken off")
    report = build([mixed, tmp_path / "nowhere.txt"], tmp_path / "graph", **QUICK)
    assert report.documents == 3 and report.written
    failed = " ".join(str(failed.error) for failed in report.failures)
    skipped = " ".join(map(str, report.skipped))
    assert "nowhere.txt" in failed and "broken.pdf" in failed
    assert "empty.txt" in skipped and "english.txt" in skipped and "binary.txt" in skipped + failed
    assert (report.out / "graph.json").read_bytes() == (built.out / "graph.json").read_bytes()


def test_where_nothing_can_be_read_an_earlier_graph_stays(built, tmp_path):
    out = tmp_path / "graph"
    shutil.copytree(built.out, out)
    report = build([tmp_path / "nowhere.txt"], out, **QUICK)
    assert not report.written and len(report.failures) == 1
    assert content(out) == content(built.out)
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)


def test_where_nothing_can_be_read_no_folder_is_left(tmp_path):
    build([tmp_path / "nowhere.txt"], tmp_path / "graph", **QUICK)
    assert not (tmp_path / "graph").exists()


def test_other_files_of_the_folder_stay(folder, tmp_path):
    (tmp_path / "notes.md").write_text("我的笔记", encoding="utf-8")
    build([folder / "新闻"], tmp_path, **QUICK)
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "我的笔记"


def test_a_file_in_the_way_is_told(folder, tmp_path):
    (tmp_path / "graph").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        build([folder], tmp_path / "graph", **QUICK)


def test_a_broken_vocabulary_is_told_before_anything_is_read(folder, tmp_path):
    broken = tmp_path / "own.ttl"
    broken.write_text("@prefix : <https://example.org/> .\n:a :b", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"own\.ttl:2"):
        build([folder], tmp_path / "graph", vocabulary_files=[broken], **QUICK)
    assert not (tmp_path / "graph").exists()


def test_a_users_vocabulary_is_used_and_named(folder, tmp_path):
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix : <https://w3id.org/union-kg/ontology#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "<https://example.org/c> a skos:Concept, :Facility ;\n"
        '  skos:prefLabel "防暑用品发放点"@zh-Hans, "Cooling point"@en ; skos:altLabel "防暑用品"@zh-Hans .\n',
        encoding="utf-8",
    )
    report = build([folder / "省里的通知.txt"], tmp_path / "graph", vocabulary_files=[own], **QUICK)
    graph = json.loads((report.out / "graph.json").read_text(encoding="utf-8"))
    assert "own.ttl" in graph["graph"]["vocabulary"]
    (node,) = [node for node in graph["nodes"] if node["id"] == "facility/防暑用品发放点"]
    assert (node["type"], node["concept"], node["aliases"]) == ("Facility", "https://example.org/c", ["防暑用品"])
