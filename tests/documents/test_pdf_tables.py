"""Tables on printed pages: with rules, with horizontal rules only, without any; and what only looks like one."""

import time
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from kg.documents.formats.pdf import read_pdf

FONT = "STSong-Light"
PROSE = (
    "云岭省总工会召开会议，部署全年的工作，要求各级工会建好职工书屋30家，办好服务热线，帮扶困难职工，落实各项任务，推动工作取得新的成效。"
)
ROWS = [
    ["指标", "2016年", "", "2020年"],
    ["", "计划", "完成", "目标"],
    ["职工书屋（家）", "300", "310", "350"],
    ["困难职工（万户）", "3.2", "", "2"],
]
READ = ["指标\t2016年\t\t2020年", "\t计划\t完成\t目标", "职工书屋（家）\t300\t310\t350", "困难职工（万户）\t3.2\t\t2"]
GRID = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))]
THREE_LINES = [("LINEABOVE", (0, 0), (-1, 0), 1, (0, 0, 0)), ("LINEBELOW", (0, 1), (-1, 1), 0.5, (0, 0, 0))]


def style(**options):
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK", **options)


def table(rows, rules, widths=(140, 70, 70, 70)):
    return Table(rows, style=[("FONTNAME", (0, 0), (-1, -1), FONT), *rules], colWidths=widths)


def pdf(*story):
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build([Paragraph(part, style()) if isinstance(part, str) else part for part in story])
    return buffer.getvalue()


def lines(data):
    return read_pdf(data, "a.pdf").text.text.strip("\n").split("\n")


@pytest.mark.parametrize("rules", [GRID, THREE_LINES, []], ids=["grid", "three lines", "no rules"])
def test_a_table_is_read_as_rows(rules):
    style()
    assert lines(pdf(PROSE, table(ROWS, rules), PROSE)) == [PROSE, *READ, PROSE]


def test_the_words_of_a_cell_on_several_lines_are_one():
    rows = [["项目", "内容", "数量"], ["职工\n书屋", "建设和\n管理", "30"], ["驿站", "服务", "4"]]
    style()
    assert lines(pdf(PROSE, table(rows, GRID[:1], (80, 80, 80)))) == [
        PROSE,
        "项目\t内容\t数量",
        "职工书屋\t建设和管理\t30",
        "驿站\t服务\t4",
    ]


def test_cells_merged_downwards():
    rows = [["类别", "项目", "数量"], ["阵地", "书屋", "30"], ["", "驿站", "4"]]
    style()
    merged = [*GRID[:1], ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    assert lines(pdf(PROSE, table(rows, merged, (80, 80, 80)))) == [PROSE, "类别\t项目\t数量", "阵地\t书屋\t30", "\t驿站\t4"]


def test_a_table_goes_on_over_a_page_and_rows_stay_apart():
    style()
    rows = [["指标", "数量", "单位", "备注"], *([f"项目{number}", str(number), "人次", ""] for number in range(1, 61))]
    found = lines(pdf(PROSE, table(rows, GRID[:1]), PROSE))
    assert found == [PROSE, "指标\t数量\t单位\t备注", *(f"项目{number}\t{number}\t人次\t" for number in range(1, 61)), PROSE]


def test_rows_lead_to_their_page():
    style()
    data = pdf(PROSE, PageBreak(), PROSE, table(ROWS, GRID))
    extracted = read_pdf(data, "a.pdf")
    places = {place.label: place.start for place in extracted.places}
    at = extracted.text.text.index("职工书屋（家）\t300")
    start, end = extracted.text.source_range(at, at + 11)
    assert extracted.source[start:end] == "职工书屋（家）\t300"
    assert places["page 2"] < start


def test_a_frame_around_a_text_is_no_table():
    style()
    framed = table([["云岭省总工会文件", ""], [Paragraph(PROSE * 3, style()), ""]], GRID[:1], (300, 60))
    assert not any("\t" in line for line in lines(pdf(PROSE, framed)))


def test_names_in_columns_are_no_table():
    style()
    rows = [["王小明", "李大山", "赵一一"], ["钱二二", "孙三三", "周四四"], ["吴五五", "郑六六", "冯七七"]]
    assert not any("\t" in line for line in lines(pdf(PROSE, table(rows, [], (80, 80, 80)))))


def test_prose_with_figures_is_no_table():
    assert not any("\t" in line for line in lines(pdf(*[PROSE] * 8)))


def test_a_drawing_of_very_many_rules_takes_no_time_by_its_square():
    buffer = BytesIO()
    style()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.drawString(72, 780, PROSE[:30])
    for number in range(30_000):
        canvas.line(50, number % 700, 500, number % 700) if number % 2 else canvas.line(number % 500, 50, number % 500, 700)
    canvas.save()
    start = time.process_time()
    assert lines(buffer.getvalue()) == [PROSE[:30]]
    assert time.process_time() - start < 5
