"""Tables of DOCX files: merged cells, tables inside one another, tables that only lay out a page."""

from io import BytesIO

import docx

from kg.documents.formats.docx import read_docx

PROSE = "云岭省总工会召开会议，部署全年的工作，要求各级工会建好职工书屋，办好服务热线，帮扶困难职工，落实各项任务，推动工作取得新的成效。"


def lines(document):
    buffer = BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue(), "a.docx").source.split("\n")


def filled(table, rows):
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    return table


def test_merged_cells_keep_the_columns_of_the_others():
    document = docx.Document()
    table = filled(
        document.add_table(4, 3), [["服务情况（单位：个）", "", ""], ["指标", "2016年", ""], ["", "计划", "完成"], ["书屋", "", "30"]]
    )
    table.cell(0, 0).merge(table.cell(0, 2))
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    assert lines(document) == ["服务情况（单位：个）", "指标\t2016年\t", "\t计划\t完成", "书屋\t\t30"]


def test_a_table_that_frames_a_text_is_prose():
    document = docx.Document()
    table = filled(document.add_table(2, 2), [["云岭省总工会", "文件"], ["正文", ""]])
    cell = table.cell(1, 1)
    cell.text = PROSE
    for _ in range(3):
        cell.add_paragraph(PROSE)
    assert lines(document) == ["云岭省总工会", "文件", "正文", *[PROSE] * 4]


def test_a_table_inside_a_table_is_read_once():
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "附表"
    filled(outer.cell(0, 1).add_table(2, 2), [["指标", "数量"], ["书屋", "30"]])
    assert lines(document) == ["附表", "指标\t数量", "书屋\t30"]


def test_the_lines_of_a_cell_are_one():
    document = docx.Document()
    table = filled(document.add_table(2, 2), [["指标", "数量"], ["书屋", "30"]])
    table.cell(1, 0).text = "职工\n书屋"
    assert lines(document) == ["指标\t数量", "职工书屋\t30"]
