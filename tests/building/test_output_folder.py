"""All files of a build are replaced together, or none."""

import errno
import sqlite3

import pytest

from kg.errors import UsageError
from kg.output_folder import put_in_place, working_folder

NAMES = ("graph.json", "graph.graphml", "documents.jsonl")


def fill(folder, text, names=NAMES):
    for name in names:
        (folder / name).write_text(text, encoding="utf-8")


def texts(folder):
    return {name: (folder / name).read_text(encoding="utf-8") for name in NAMES if (folder / name).exists()}


def test_files_are_replaced(tmp_path):
    fill(tmp_path, "earlier")
    with working_folder(tmp_path, NAMES) as work:
        fill(work, "new")
        put_in_place(work, tmp_path, NAMES)
    assert texts(tmp_path) == dict.fromkeys(NAMES, "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("missing", NAMES)
def test_where_one_cannot_be_moved_all_earlier_files_stay(tmp_path, missing):
    fill(tmp_path, "earlier")
    with pytest.raises(UsageError, match="earlier graph is as it was"), working_folder(tmp_path, NAMES) as work:
        fill(work, "new", [name for name in NAMES if name != missing])
        put_in_place(work, tmp_path, NAMES)
    assert texts(tmp_path) == dict.fromkeys(NAMES, "earlier")


def test_a_graph_without_all_files_is_not_completed_by_a_failed_build(tmp_path):
    fill(tmp_path, "earlier", NAMES[1:])
    with pytest.raises(UsageError), working_folder(tmp_path, NAMES) as work:
        fill(work, "new", NAMES[1:])
        put_in_place(work, tmp_path, NAMES)
    assert texts(tmp_path) == dict.fromkeys(NAMES[1:], "earlier")


def full_database(work):
    connection = sqlite3.connect(work / "small.sqlite")
    connection.execute("PRAGMA max_page_count = 2")
    connection.execute("CREATE TABLE t (x)")
    connection.executemany("INSERT INTO t VALUES (?)", [("字" * 1000,)] * 100)


def full_disk(_):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("fill_up", [full_database, full_disk])
def test_a_full_disk_is_told_as_such(tmp_path, fill_up):
    with pytest.raises(UsageError, match=r"cannot be written here.*Free space"), working_folder(tmp_path, NAMES) as work:
        fill_up(work)


def test_a_fault_of_the_program_stays_one(tmp_path):
    with pytest.raises(sqlite3.OperationalError), working_folder(tmp_path, NAMES) as work:
        sqlite3.connect(work / "x.sqlite").execute("SELECT nothing")
