"""Files that are no plain files, not what their name says, or made so that reading them takes too long."""

import os
import socket
import time
from pathlib import Path

import pytest

from kg.documents.discovery import InputFile, find_documents
from kg.documents.reading import DocumentReader
from kg.errors import DocumentError
from ontology.vocabulary import load_vocabulary

PROSE = "云岭省总工会召开会议，部署全年的工作。"


@pytest.fixture(scope="module")
def reader():
    return DocumentReader(load_vocabulary())


def read(reader, path):
    (file,), _ = find_documents([path])
    return reader.read(file)


def test_a_pipe_is_told_and_never_opened(reader, tmp_path):
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    # a writer that waits for a reader would be let go if the pipe were opened
    with pytest.raises(OSError, match="No such device"):
        os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    keeps_opening_from_blocking = os.open(path, os.O_RDWR | os.O_NONBLOCK)
    os.write(keeps_opening_from_blocking, PROSE.encode())
    try:
        with pytest.raises(DocumentError, match="is a pipe") as error:
            read(reader, path)
        assert os.read(keeps_opening_from_blocking, 1000) == PROSE.encode()
    finally:
        os.close(keeps_opening_from_blocking)
    assert (error.value.exit_code, error.value.place) == (1, str(path))


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no devices here")
def test_a_link_to_a_device_is_told(reader, tmp_path):
    (tmp_path / "a.txt").symlink_to("/dev/null")
    with pytest.raises(DocumentError, match="is a device"):
        read(reader, tmp_path / "a.txt")


def test_a_socket_is_told(reader, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the address of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.txt")
        with pytest.raises(DocumentError, match="is a socket"):
            read(reader, tmp_path / "a.txt")


def test_a_folder_that_is_named_like_a_file_is_told(reader, tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(DocumentError, match="is a folder"):
        reader.read(InputFile(tmp_path / "a.txt", "a.txt", "document/a.txt"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("beginning", ["<!DOCTYPE html>\n<html><body>", "<html>", '\n<div class="text">', "<?xml version='1.0'?><html>"])
def test_a_page_with_another_suffix_is_read_as_a_page(reader, tmp_path, beginning, encoding):
    page = f"{beginning}<p>{PROSE}</p><p>{PROSE}</p>"
    (tmp_path / "a.txt").write_bytes(page.encode(encoding))
    (tmp_path / "b.html").write_bytes(page.encode(encoding))
    document = read(reader, tmp_path / "a.txt")
    assert document.text == f"{PROSE}\n{PROSE}"
    assert any("suffix .txt" in warning for warning in document.warnings)
    assert read(reader, tmp_path / "b.html").warnings == ()


@pytest.mark.parametrize("beginning", ["<安康杯>竞赛", "<", "< p >", "p>", "《职工》<p>"])
def test_text_that_only_holds_an_angle_stays_text(reader, tmp_path, beginning):
    (tmp_path / "a.txt").write_text(f"{beginning}\n{PROSE}", encoding="utf-8")
    document = read(reader, tmp_path / "a.txt")
    assert document.warnings == ()
    assert PROSE in document.text


@pytest.mark.parametrize(
    "long",
    ["'" + "工会" * 30_000, "1" * 60_000, "首页 > " * 15_000 + "。", ">" * 60_000],
    ids=["an apostrophe", "digits", "a path of a page", "angles"],
)
def test_a_long_line_is_read_in_linear_time(reader, tmp_path, long):
    (tmp_path / "a.txt").write_text(f"{PROSE * 2000}\n{long}", encoding="utf-8")
    start = time.process_time()
    read(reader, tmp_path / "a.txt")
    assert time.process_time() - start < 5  # by its square it takes minutes


@pytest.mark.parametrize("opened", ["[工会", "![工会", "<!--工会"])
def test_marks_of_markdown_that_are_never_closed_take_linear_time(reader, tmp_path, opened):
    (tmp_path / "a.md").write_text(f"{PROSE}\n<!-- 注 -->\n{opened * 40_000}", encoding="utf-8")
    start = time.process_time()
    document = read(reader, tmp_path / "a.md")
    assert time.process_time() - start < 5  # by its square: a minute and more
    assert "注" not in document.text


@pytest.mark.parametrize("run", [" ", "\t", "　", " -", "#"])
@pytest.mark.parametrize(
    ("name", "before", "behind"),
    [
        ("行.txt", "工会", "工会。"),
        ("题.md", "# 工会", "工会\n\n工会开展活动。"),
        ("栏.md", "---\nauthor", "工会\n---\n工会开展活动。"),
        ("值.md", "---\nauthor: 工会", "工会\n---\n工会开展活动。"),
        ("表.md", "| 工会 |", "工会 |\n|---|---|\n| 工会 | 5 |"),
        ("线.md", "工会 | 职工\n--|--", "工会\n工会开展活动。"),
        ("页.html", "<html><title>工会", "工会</title><body><p>工会开展活动。</p></body></html>"),
        ("段.html", "<html><body><p>工会", "工会开展活动。</p></body></html>"),
    ],
)
def test_very_many_blanks_or_marks_in_one_line_take_linear_time(reader, tmp_path, name, before, behind, run):
    (tmp_path / name).write_text(f"{before}{run * 40_000}{behind}", encoding="utf-8")
    start = time.process_time()
    assert "工会" in read(reader, tmp_path / name).text
    assert time.process_time() - start < 5  # by its square: a minute and more


def test_what_closes_a_heading_of_markdown_is_no_part_of_it(reader, tmp_path):
    text = "# 工会工作 ##\n\n工会开展活动。\n\n## 工会之家\n\n##   \n\n职工参加活动。"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    document = read(reader, tmp_path / "a.md")
    assert [section.title for section in document.sections if section.title] == ["工会工作", "工会之家"]
