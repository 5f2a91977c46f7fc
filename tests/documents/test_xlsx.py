"""Spreadsheets: sheets as sections, cells as the sheet shows them, merged cells, several tables on one sheet."""

import datetime
import zipfile
from io import BytesIO

import openpyxl
import pytest

from kg.documents.formats.shown_values import shown
from kg.documents.formats.xlsx import read_xlsx
from kg.errors import DocumentError

PROSE = "云岭省总工会召开会议，部署全年的工作，要求各级工会建好职工书屋，办好服务热线，帮扶困难职工，落实各项任务，推动工作取得新的成效。"


def xlsx(*sheets, change=None):
    """An XLSX file of ``sheets``, each a name and its rows; ``change`` may alter the workbook before it is saved."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(workbook)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def lines(data):
    return read_xlsx(data, "a.xlsx").source.split("\n")


def test_every_sheet_is_a_section_with_its_name():
    data = xlsx(("职工服务", [["指标", "数量"], ["书屋", 30]]), ("Sheet2", [["项目", "人数"], ["培训", 40]]))
    extracted = read_xlsx(data, "a.xlsx")
    assert extracted.source.split("\n") == ["职工服务", "指标\t数量", "书屋\t30", "项目\t人数", "培训\t40"]
    assert [(h.level, extracted.source[h.start : h.end]) for h in extracted.headings] == [(1, "职工服务")]
    places = {place.label: place.start for place in extracted.places}
    assert extracted.source[places["sheet 职工服务, cell B2"] :].startswith("30")
    assert extracted.source[places["sheet Sheet2, row 1"] :].startswith("项目")


def test_merged_cells_keep_the_columns_of_the_others():
    def merge(workbook):
        sheet = workbook.active
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("A2:A3")

    rows = [["服务情况（单位：个）"], ["指标", "2016年", None], [None, "计划", "完成"], ["书屋", None, 30]]
    assert lines(xlsx(("Sheet1", rows), change=merge)) == ["服务情况（单位：个）", "指标\t2016年\t", "\t计划\t完成", "书屋\t\t30"]


def test_an_empty_row_parts_two_tables_where_the_next_has_a_title():
    rows = [["指标", "数量"], ["书屋", 30], [], ["驿站", 4], [], ["表2"], ["项目", "人数", "次数"], ["培训", 40, 2]]
    assert lines(xlsx(("Sheet1", rows))) == ["指标\t数量", "书屋\t30", "驿站\t4", "表2", "项目\t人数\t次数", "培训\t40\t2"]


def test_a_table_that_begins_in_another_column():
    assert lines(xlsx(("Sheet1", [[], [None, "指标", "数量"], [None, "书屋", 30]]))) == ["指标\t数量", "书屋\t30"]


def test_a_sheet_with_a_text_is_no_table():
    assert lines(xlsx(("Sheet1", [["标题"], [PROSE * 3], ["附件", "说明"]]))) == ["标题", PROSE * 3, "附件", "说明"]


def test_the_title_of_the_first_table_is_that_of_the_document():
    extracted = read_xlsx(xlsx(("表一", [["职工服务情况"], ["指标", "数量"], ["书屋", 30]])), "a.xlsx")
    assert [(h.level, extracted.source[h.start : h.end]) for h in extracted.headings] == [(1, "表一"), (0, "职工服务情况")]


def test_hidden_sheets_are_not_read_and_told():
    def hide(workbook):
        workbook["底稿"].sheet_state = "hidden"

    extracted = read_xlsx(xlsx(("Sheet1", [["指标", "数量"], ["书屋", 30]]), ("底稿", [["a", 1]]), change=hide), "a.xlsx")
    assert "底稿" not in extracted.source
    assert any("底稿" in warning for warning in extracted.warnings)


def test_formulas_without_a_result_are_told():
    extracted = read_xlsx(xlsx(("Sheet1", [["指标", "数量"], ["书屋", 30], ["合计", "=SUM(B2:B2)"]])), "a.xlsx")
    assert extracted.source.split("\n")[-1] == "合计\t"
    assert any("1 formula" in warning for warning in extracted.warnings)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.852, "0.0%", "85.2%"),
        (0.85249, "0%", "85%"),
        (1286, "#,##0", "1,286"),
        (1286.5, "#,##0.00", "1,286.50"),
        (12.5, "General", "12.5"),
        (310.0, "General", "310"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (30, '0"家"', "30家"),
        (3.25, '0.0"万元"', "3.3万元"),
        (-5, "0;-0", "-5"),
        (-5, '0_);"("0")"', "(5)"),
        (0, '0;-0;"—"', "—"),
        (2.5, "0.##", "2.5"),
        (2, "0.##", "2"),
        (12345678, '0.0,,"百万"', "12.3百万"),
        (5, "[Red]0", "5"),
        (1234.5, "[$¥-804]#,##0.0", "¥1,234.5"),
        (7, "@", "7"),
        (True, "General", "TRUE"),
        ("#N/A", "General", ""),
        ("书屋", "@", "书屋"),
        (None, "General", ""),
        (datetime.datetime(2023, 5, 6), 'yyyy"年"m"月"d"日"', "2023年5月6日"),
        (datetime.datetime(2023, 5, 6), "yyyy/mm/dd", "2023/05/06"),
        (datetime.datetime(2023, 5, 6), '[$-804]yyyy"年"m"月"', "2023年5月"),
        (datetime.datetime(2023, 5, 6), "General", "2023-05-06"),
        (datetime.datetime(2023, 5, 6, 8, 30), "yyyy-m-d h:mm", "2023-5-6 8:30"),
        (datetime.time(8, 5), "h:mm:ss", "8:05:00"),
    ],
)
def test_values_are_read_as_shown(value, number_format, text):
    assert shown(value, number_format) == text


def encrypted():
    return b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")


def zipped(name, content):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        container.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel"),
        (encrypted(), "password"),
        (xlsx(("Sheet1", [["a", 1]]))[:2000], "damaged"),
        ("工会".encode(), "damaged"),
        (zipped("a.txt", "工会"), "damaged"),
    ],
)
def test_a_file_that_is_no_xlsx_is_refused_with_advice(data, words):
    with pytest.raises(DocumentError, match=words):
        read_xlsx(data, "a.xlsx")
