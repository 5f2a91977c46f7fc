import os

import pytest

from kg.documents.discovery import SkippedError, find_documents


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("工会", encoding="utf-8")


def ids(paths):
    return [file.id for file in find_documents(paths)[0]]


def test_folders_are_searched_to_their_depth_in_one_order(tmp_path):
    put(tmp_path, "b.txt", "省/a.PDF", "省/市/c.md", "d.htm", "e.html", "f.docx")
    assert ids([tmp_path]) == [f"document/{name}" for name in ("b.txt", "d.htm", "e.html", "f.docx", "省/a.PDF", "省/市/c.md")]


def test_a_single_file_has_its_name(tmp_path):
    put(tmp_path, "报告 1.txt")
    files, problems = find_documents([tmp_path / "报告 1.txt"])
    assert (files[0].relative, files[0].id, problems) == ("报告 1.txt", "document/报告%201.txt", [])


def test_the_same_file_counts_once(tmp_path):
    put(tmp_path, "省/a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "省" / "a.txt")
    assert len(ids([tmp_path / "省" / "a.txt", tmp_path / "省", tmp_path / "省" / ".." / "省"])) == 1
    assert len(ids([tmp_path])) == 1


def test_equal_names_get_as_many_folders_as_tell_them_apart(tmp_path):
    put(tmp_path, "x/2022/a.txt", "y/2022/a.txt", "y/2023/a.txt", "z/b.txt")
    files = [tmp_path / "x/2022/a.txt", tmp_path / "y/2022/a.txt", tmp_path / "z/b.txt"]
    assert ids(files) == ["document/b.txt", "document/x/2022/a.txt", "document/y/2022/a.txt"]
    assert ids([tmp_path / "y/2022", tmp_path / "y/2023"]) == ["document/2022/a.txt", "document/2023/a.txt"]


def test_a_name_made_longer_does_not_meet_another(tmp_path):
    put(tmp_path, "p/x/a.txt", "q/a.txt", "r/x/a.txt")
    found = ids([tmp_path / "p/x/a.txt", tmp_path / "q/a.txt", tmp_path / "r"])
    assert len(set(found)) == 3
    assert found == ids([tmp_path / "r", tmp_path / "q/a.txt", tmp_path / "p/x/a.txt"])


@pytest.fixture
def without_libreoffice(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))


def test_other_files_in_a_folder_are_named_in_one_warning(tmp_path, without_libreoffice):
    put(tmp_path, "a.txt", "b.wps", "c.jpg", ".hidden.txt", "~$a.docx")
    files, problems = find_documents([tmp_path])
    assert len(files) == 1
    assert isinstance(problems[0], SkippedError)
    assert problems[0].exit_code == 0
    assert "b.wps, c.jpg" in str(problems[0])
    assert "soffice --headless --convert-to docx b.wps" in str(problems[0])


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.doc", "--convert-to docx a.doc"),
        ("a.wps", "soffice"),
        ("a.et", "--convert-to xlsx"),
        ("a.pptx", "PDF"),
        ("a.jpg", ".docx"),
        ("a", ".docx"),
    ],
)
def test_a_file_that_is_named_and_cannot_be_read_is_an_error(tmp_path, without_libreoffice, name, remedy):
    put(tmp_path, name)
    files, problems = find_documents([tmp_path / name])
    assert (files, problems[0].exit_code) == ([], 1)
    assert remedy in problems[0].remedy


def test_with_libreoffice_its_formats_are_documents(tmp_path, monkeypatch):
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    put(tmp_path / "in", "a.DOC", "b.wps", "c.rtf", "d.et", "e.jpg")
    files, problems = find_documents([tmp_path / "in"])
    assert [file.relative for file in files] == ["a.DOC", "b.wps", "c.rtf", "d.et"]
    assert "e.jpg" in str(problems[0])


def test_what_is_missing_is_an_error_and_the_rest_goes_on(tmp_path):
    put(tmp_path, "a.txt")
    files, problems = find_documents([tmp_path / "none", tmp_path / "a.txt"])
    assert len(files) == 1
    assert problems[0].place == str(tmp_path / "none")


def test_an_empty_folder_is_a_warning(tmp_path):
    assert find_documents([tmp_path])[1][0].exit_code == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_closed_folder_is_an_error(tmp_path):
    put(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    files, problems = find_documents([tmp_path])
    (tmp_path / "closed").chmod(0o700)
    assert (len(files), problems[0].exit_code) == (1, 1)


def test_names_that_differ_only_in_normalisation_stay_two_documents(tmp_path):
    put(tmp_path, "\u00e9.txt", "e\u0301.txt", "a.txt")
    found = ids([tmp_path])
    assert len(set(found)) == 3
    assert "document/é.txt" in found
    assert all(str(tmp_path.name) not in name for name in found)
    assert found == ids([tmp_path / "e\u0301.txt", tmp_path / "a.txt", tmp_path / "\u00e9.txt"])
