"""The CSV files, read with Python's own reader and with LibreOffice."""

import csv

import pytest
from tables_example import FORMULAS, HOSTILE, LIBREOFFICE, converted, write_graph

from loaders.errors import GraphFileError
from loaders.tables.cells import guarded
from loaders.tables.columns import load_tables
from loaders.tables.csv_files import write_csv


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def written(tmp_path):
    return tmp_path / "out", write_csv(write_graph(tmp_path / "g"), tmp_path / "out")


def test_a_file_for_each_table_with_a_byte_order_mark(written):
    out, report = written
    names = {f"{name}.csv" for name in (*load_tables(), "columns")}
    assert {path.name for path in out.iterdir()} == names == set(report.files)
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in out.iterdir())
    for name, table in load_tables().items():
        found = rows(out / f"{name}.csv")
        assert len(found) == report.rows[name] and all(list(row) == [each.zh for each in table.columns] for row in found)
    assert {(row["文件"], row["字段"]) for row in rows(out / "columns.csv")} == {
        (table.name, column.field) for table in load_tables().values() for column in table.columns
    }


def test_one_apostrophe_less_gives_the_data_back(written):
    cells = [row["名称"] for row in sorted(rows(written[0] / "entities.csv"), key=lambda row: row["标识"])][1:]
    assert [cell.removeprefix("'") for cell in cells] == list(HOSTILE)
    assert [cell for cell in cells if cell.startswith("'")] == [f"'{name}" for name in FORMULAS]
    assert written[1].guarded >= len(FORMULAS)


def test_no_text_begins_as_a_formula_does(written):
    for path in written[0].iterdir():
        for row in rows(path):
            assert not any(value.lstrip().startswith(("=", "+", "-", "@")) for value in row.values())


def test_negative_numbers_stay_numbers():
    assert guarded("-1") == ("'-1", True)  # a name; numbers are not texts and never come here


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_makes_no_formula(written, tmp_path):
    evaluating = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"  # the one that takes formulas for formulas
    text = converted(written[0] / "entities.csv", "fods", tmp_path / "made", evaluating).read_text(encoding="utf-8")
    assert "青海省总工会" in text and "table:formula" not in text


def test_nothing_is_cut(tmp_path):
    name = "长" * 40_000
    report = write_csv(write_graph(tmp_path / "g", [name]), tmp_path / "out")
    csv.field_size_limit(1_000_000)
    assert name in {row["名称"] for row in rows(tmp_path / "out" / "entities.csv")} and report.cut == 0


def test_the_same_graph_gives_the_same_bytes_and_replaces_what_stood_there(tmp_path):
    folder, out = write_graph(tmp_path / "g"), tmp_path / "out"
    write_csv(folder, out)
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    (out / "facts.csv").write_text("old", encoding="utf-8")
    (out / "mine.csv").write_text("keep", encoding="utf-8")
    write_csv(folder, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {**first, "mine.csv": b"keep"}


def test_what_stood_there_stays_when_the_graph_is_damaged(tmp_path):
    folder, out = write_graph(tmp_path / "g"), tmp_path / "out"
    write_csv(folder, out)
    (out / "facts.csv").write_text("old", encoding="utf-8")
    (folder / "rejected.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(GraphFileError, match=r"rejected\.jsonl:1"):
        write_csv(folder, out)
    assert (out / "facts.csv").read_text(encoding="utf-8") == "old" and not list(out.glob(".*"))


def test_a_file_where_the_folder_should_be(tmp_path):
    folder = write_graph(tmp_path / "g")
    with pytest.raises(GraphFileError, match="this is a file") as error:
        write_csv(folder, folder / "graph.json")
    assert "--out" in error.value.remedy
