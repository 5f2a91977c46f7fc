import json
import os
import shutil
from pathlib import Path

import networkx
import pytest

from kg import building
from kg.building import FILES, build
from kg.documents.discovery import InputFile
from kg.errors import UsageError
from kg.output_folder import RECORDS
from kg.resolution.record_store import RecordStore
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


def test_names_that_differ_in_normalisation_only_are_one_failure(folder, tmp_path):
    text = (folder / "省里的通知.txt").read_text(encoding="utf-8")
    names = ["\u00e9.txt", "e\u0301.txt"]
    (tmp_path / "in").mkdir()
    for name in names:
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    if len(list((tmp_path / "in").iterdir())) == 1:
        pytest.skip("this file system takes both names for one")
    report = build([tmp_path / "in", folder / "新闻"], tmp_path / "graph", **QUICK)
    assert report.written and report.documents + len(report.failures) == 3
    assert all("Rename" in str(failed.error) for failed in report.failures)


def test_files_with_one_id_are_read_once():
    one, other = (InputFile(Path(folder, "甲.txt"), "甲.txt", "document/甲.txt") for folder in ("a", "b"))
    kept, problems = building._one_for_each_id([one, other])
    assert kept == [one] and "same name" in str(problems[0]) and problems[0].exit_code == 1


def test_a_folder_in_the_place_of_a_file_leaves_the_earlier_graph(built, folder, tmp_path):
    out = tmp_path / "graph"
    shutil.copytree(built.out, out)
    (out / "documents.jsonl").unlink()
    (out / "documents.jsonl" / "mine").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"documents\.jsonl.*it is a folder"):
        build([folder / "新闻"], out, **QUICK)
    assert (out / "graph.json").read_bytes() == (built.out / "graph.json").read_bytes()
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)


def test_what_a_killed_build_has_left_is_removed_and_a_living_one_kept(folder, tmp_path):
    dead, living = tmp_path / ".building-dead", tmp_path / ".building-living"
    for work in (dead, living):
        work.mkdir()
    RecordStore(dead / RECORDS).__exit__()
    with RecordStore(living / RECORDS):
        build([folder / "新闻"], tmp_path, **QUICK)
        assert not dead.exists() and living.exists()


def test_there_are_no_more_processes_than_processors(folder, tmp_path, monkeypatch):
    counts = []
    real = building.process_in_order
    monkeypatch.setattr(building, "process_in_order", lambda files, make, jobs: counts.append(jobs) or real(files, make, 1))
    build([folder / "新闻"], tmp_path / "graph", jobs=1000, **QUICK)
    assert counts == [os.cpu_count()]


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


def test_bodies_named_by_their_role_alone_stay_two(tmp_path):
    text = "在总工会工作推进会上的讲话\n各位委员：要适应本市产业调整，会同市文旅局推进渔港夜校行动，市总工会要抓好落实。{}\n"
    for name in ("first.txt", "second.txt"):
        (tmp_path / name).write_text(text.format(name), encoding="utf-8")
    build([tmp_path / "first.txt", tmp_path / "second.txt"], tmp_path / "graph")
    ids = {node["id"] for node in json.loads((tmp_path / "graph" / "graph.json").read_text(encoding="utf-8"))["nodes"]}
    assert {"organization/first.txt/市总工会", "organization/second.txt/市总工会"} <= ids
    assert {"programme/first.txt/渔港夜校行动", "programme/second.txt/渔港夜校行动"} <= ids
    assert "organization/市总工会" not in ids
