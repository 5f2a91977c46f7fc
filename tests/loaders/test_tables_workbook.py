"""The workbook, read with openpyxl and with LibreOffice: the readers that people have, not code of our own."""

import json
import time
import zipfile

import pytest
from openpyxl import load_workbook
from tables_example import FORMULAS, HOSTILE, LIBREOFFICE, converted, write_graph

from loaders.errors import GraphFileError
from loaders.graph_files import GraphJsonWriter
from loaders.tables.columns import load_tables
from loaders.tables.workbook import write_workbook

SHEETS = ["说明", "全部事实", "实体", "关系", "数据", "目标与完成", "文献", "未采用"]
LONGEST = 32_767


@pytest.fixture(scope="module")
def built(query_graph, tmp_path_factory):
    out = tmp_path_factory.mktemp("workbook") / "graph.xlsx"
    report = write_workbook(query_graph, out)
    return load_workbook(out), report


@pytest.fixture
def hostile(tmp_path):
    out = tmp_path / "out.xlsx"
    return out, write_workbook(write_graph(tmp_path / "g"), out)


def rows(sheet):
    """The rows below the header as dictionaries by Chinese title."""
    titles, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, line, strict=True)) for line in lines]


def test_a_reader_who_filters_a_name_finds_everything_about_it(built, query_graph):
    found = [row for row in rows(built[0]["全部事实"]) if row["实体"] == "安康杯竞赛"]
    graph = json.loads((query_graph / "graph.json").read_text(encoding="utf-8"))
    (subject,) = (node["id"] for node in graph["nodes"] if node["name"] == "安康杯竞赛")
    expected = {"关系": 0, "数据": 0, "提及": 0, "词表": 0}
    places, figures = set(), {edge["target"] for edge in graph["edges"] if edge["source"] == subject and edge["key"] == "HAS_OBSERVATION"}
    for edge in graph["edges"]:
        ends = edge["source"], edge["target"]
        if "rules" in edge and subject in ends:
            expected["关系"] += edge["count"]
            places.update(zip(edge["starts"], edge["ends"], strict=True))
        elif edge["key"] == "MENTIONED_IN" and edge["source"] in {subject, *figures}:
            expected["提及" if edge["source"] == subject else "数据"] += len(edge["starts"])
            places.update(zip(edge["starts"], edge["ends"], strict=True))
        elif edge["source"] == subject and edge["key"] in ("BROADER", "ADDRESSES"):
            expected["词表"] += 1
    assert {kind: sum(row["事实种类"] == kind for row in found) for kind in expected} == expected
    assert sum(expected.values()) == len(found) and all(expected.values())
    assert {(row["起"], row["止"]) for row in found if row["起"] is not None} == places


def test_what_is_found_leads_back_to_the_text(built, query_graph):
    lines = (query_graph / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {line["path"]: line["text"] for line in map(json.loads, lines)}
    found = [row for row in rows(built[0]["全部事实"]) if "安康杯" in row["实体"] and row["事实种类"] != "词表"]
    assert found
    for row in found:
        text = texts[row["文件"]]
        assert text[row["起"] : row["止"]] == row["依据文字"] and text[row["句起"] : row["句止"]] == row["原句"]


def test_who_runs_it_with_status_and_numbers_as_numbers(built):
    found = [row for row in rows(built[0]["全部事实"]) if row["实体"] == "安康杯竞赛"]
    runners = {row["对方"] for row in found if row["关系"] == "组织开展" and row["实体的位置"] == "客体"}
    assert {"吉林省总工会", "山西省总工会"} <= runners
    figures = {(row["对方"], row["数值"], row["单位"], row["状态"]) for row in found if row["事实种类"] == "数据"}
    assert ("山西省总工会", 200_000, "人", "已实现") in figures


def test_promises_and_deeds_are_told_apart(built, query_graph):
    graph = json.loads((query_graph / "graph.json").read_text(encoding="utf-8"))
    for status, shown in (("planned", "计划中"), ("achieved", "已实现")):
        count = sum(edge.get("statuses", []).count(status) for edge in graph["edges"])
        assert count and sum(row["状态"] == shown for row in rows(built[0]["关系"])) == count
    for row in rows(built[0]["目标与完成"]):
        kinds = [
            next(each["status"] for each in graph["nodes"] if each["id"] == row[name]) for name in ("目标标识", "完成标识") if row[name]
        ]
        assert kinds == [status for status, name in (("planned", "目标标识"), ("achieved", "完成标识")) if row[name]]


def test_header_notes_filter_and_frozen_panes(built):
    workbook, report = built
    assert workbook.sheetnames == SHEETS == report.sheets
    for table in load_tables().values():
        sheet = workbook[table.zh]
        assert [cell.value for cell in sheet[1]] == [column.zh for column in table.columns]
        assert all(column.en in cell.comment.text for cell, column in zip(sheet[1], table.columns, strict=True))
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == sheet.dimensions
        assert sheet.max_row - 1 == report.rows[table.name]
        assert sheet.column_dimensions["A"].width == table.columns[0].width
    facts = workbook["全部事实"]
    (sentence,) = (cell for cell in facts[2] if facts.cell(1, cell.column).value == "原句")
    assert sentence.alignment.wrap_text


def test_rows_are_as_high_as_their_text_up_to_a_limit(tmp_path):
    write_workbook(write_graph(tmp_path / "g", ["短", "长" * 60, "很长" * 600]), tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["关系"]
    heights = {len(row["客体"]): sheet.row_dimensions[number].height for number, row in enumerate(rows(sheet), 2)}
    assert heights[1] is None and 30 <= heights[60] < heights[1200] == 8 * 17


def test_the_first_sheet_tells_what_there_is(built):
    told = list(built[0]["说明"].iter_rows(values_only=True))
    counts = {row[1]: row[2] for row in told if row[0] == "行数"}
    assert counts == {table.zh: built[1].rows[table.name] for table in load_tables().values()}
    assert any("不是事实" in str(row[2]) and row[1] == "状态" for row in told)
    assert any(row[1] == "本体版本" for row in told)
    assert any(row[2] == "关系：ORGANIZES" and row[1] == "组织开展" for row in told)


def test_names_stay_text(hostile):
    workbook = load_workbook(hostile[0])
    cells = {row[0].value: row[0] for row in workbook["实体"].iter_rows(min_row=2)}
    written = {name.replace("_x0041_", "_x005F_x0041_") for name in HOSTILE}  # as the format escapes it
    assert cells.keys() == {"青海省总工会", *written}
    for sheet in workbook:
        assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row), "no formula, no error, no date"
    assert all(cells[name].quotePrefix for name in FORMULAS) and not cells["2023-10"].quotePrefix
    assert [row["文献"] for row in rows(workbook["关系"])] == ["=青海报告"] * len(HOSTILE)


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_shows_the_same_cells(hostile, tmp_path):
    path = hostile[0]
    flat = converted(path, "fods", tmp_path / "flat").read_text(encoding="utf-8")
    assert "table:formula" not in flat and 'calcext:value-type="error"' not in flat
    again = converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "again")
    ours, theirs = load_workbook(path), load_workbook(again)
    assert theirs.sheetnames == SHEETS
    for name in SHEETS:
        assert same(theirs[name]) == same(ours[name]), name
    assert theirs["关系"].auto_filter.ref == ours["关系"].auto_filter.ref


def same(sheet):
    """The cells of a sheet, as two programs agree on them: with the escapes of the format read, and any line end as one."""
    shown = [[str(value).replace("_x005F_", "_").replace("\r", "\n") if value is not None else "" for value in row] for row in sheet.values]
    return [row for row in shown if any(row)]


def test_long_texts_are_cut_with_a_mark_and_told(tmp_path):
    names = ["字" * (LONGEST + 1), "😀" * 20_000, "刚" * LONGEST]
    report = write_workbook(write_graph(tmp_path / "g", names), tmp_path / "out.xlsx")
    workbook = load_workbook(tmp_path / "out.xlsx")
    _, long, wide, fits = (row["名称"] for row in sorted(rows(workbook["实体"]), key=lambda row: row["标识"]))
    assert [len(name.encode("utf-16-le")) // 2 for name in (long, fits)] == [LONGEST, LONGEST] and fits == names[2]
    assert len(wide.encode("utf-16-le")) // 2 <= LONGEST and "32,768" in long and "截断" in long and "20,000" in wide
    cut = sum("截断" in str(cell.value) for sheet in workbook.worksheets[1:] for row in sheet.iter_rows() for cell in row)
    assert report.cut == cut > 2
    assert ("截断的单元格", cut) in {row[1:3] for row in workbook["说明"].iter_rows(values_only=True)}


def test_characters_that_no_spreadsheet_holds_are_shown_by_a_sign_and_told(tmp_path):
    folder = write_graph(tmp_path / "g", ["响\x07铃", "半☹个", "非\uffff字"])
    text = (folder / "graph.json").read_text(encoding="utf-8")
    (folder / "graph.json").write_text(text.replace("☹", "\\ud800"), encoding="utf-8")  # half a pair, which JSON can write
    report = write_workbook(folder, tmp_path / "out.xlsx")
    names = {row["名称"] for row in rows(load_workbook(tmp_path / "out.xlsx")["实体"])}
    assert names == {"青海省总工会", "响␇铃", "半�个", "非�字"}
    assert report.replaced > 3


def test_a_table_with_more_rows_than_a_sheet_goes_on_in_the_next(tmp_path):
    names = [f"竞赛{number}" for number in range(10)]
    report = write_workbook(write_graph(tmp_path / "g", names), tmp_path / "out.xlsx", most_rows=5)
    workbook = load_workbook(tmp_path / "out.xlsx")
    assert [name for name in workbook.sheetnames if name.startswith("关系")] == ["关系", "关系 2", "关系 3"] and report.rows[
        "relations"
    ] == 10
    sheets = [workbook[name] for name in workbook.sheetnames if name.startswith("关系")]
    assert [sheet.auto_filter.ref.rpartition("W")[2] for sheet in sheets] == ["5", "5", "3"]
    assert [row["客体"] for sheet in sheets for row in rows(sheet)] == names
    assert workbook.sheetnames == report.sheets


def test_the_same_graph_gives_the_same_bytes(query_graph, tmp_path):
    write_workbook(query_graph, tmp_path / "a.xlsx")
    time.sleep(2.1)  # a zip archive counts in steps of two seconds
    write_workbook(query_graph, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
        assert b"1980-01-01" in archive.read("docProps/core.xml") and time.strftime("%Y").encode() not in archive.read("docProps/core.xml")


def test_an_empty_graph_has_all_sheets(tmp_path):
    folder = tmp_path / "g"
    folder.mkdir()
    with GraphJsonWriter(folder / "graph.json", {}):
        pass
    for name in ("documents.jsonl", "rejected.jsonl"):
        (folder / name).touch()
    assert not any(write_workbook(folder, tmp_path / "out.xlsx").rows.values())
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == SHEETS


def test_what_stood_there_stays_when_the_graph_is_damaged(tmp_path):
    folder, out = write_graph(tmp_path / "g"), tmp_path / "out.xlsx"
    write_workbook(folder, out)
    before = out.read_bytes()
    (folder / "rejected.jsonl").unlink()
    with pytest.raises(GraphFileError, match=r"no rejected\.jsonl"):
        write_workbook(folder, out)
    assert out.read_bytes() == before and {path.name for path in tmp_path.iterdir()} == {"g", "out.xlsx"}


@pytest.mark.parametrize(
    ("name", "problem"), [("g", "this is a folder"), ("nowhere/out.xlsx", "cannot be written"), ("g/graph.json/x", "written")]
)
def test_where_nothing_can_be_written(tmp_path, name, problem):
    with pytest.raises(GraphFileError, match=problem) as error:
        write_workbook(write_graph(tmp_path / "g"), tmp_path / name)
    assert "--out" in error.value.remedy
