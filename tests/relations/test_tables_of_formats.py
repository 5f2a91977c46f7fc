"""One table in every format that is read gives the same figures, and each leads back to its cell in the file."""

from io import BytesIO

import docx
import openpyxl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kg.documents.discovery import find_documents
from kg.documents.operations import load_conversions
from kg.documents.reading import DocumentReader
from kg.documents.source_map import replay_differences, source_range

TITLE = "吉林省总工会2018年工作总结"
PROSE = "2018年，吉林省总工会团结带领全省各级工会，认真落实各项部署，扎实推进工作，取得了新的成绩，现将有关情况报告如下。"
ROWS = [
    ["指标", "2018年", ""],
    ["", "计划", "完成"],
    ["职工书屋（家）", "300", "1310"],
    ["困难职工（万户）", "", "3.2"],
    ["长春市总工会（家）", "20", "25"],
]
EXPECTED = {
    ("职工书屋", 300.0, "家", "2018", "planned", "吉林省总工会", "300"),
    ("职工书屋", 1310.0, "家", "2018", "achieved", "吉林省总工会", "1310"),
    ("困难职工", 32000.0, "户", "2018", "achieved", "吉林省总工会", "3.2"),
    ("长春市总工会", 20.0, "家", "2018", "planned", "长春市总工会", "20"),
    ("长春市总工会", 25.0, "家", "2018", "achieved", "长春市总工会", "25"),
}


def text():
    lines = [" | ".join(row) for row in ROWS]
    return "\n".join([TITLE, PROSE, *(f"| {line} |" for line in lines)]).encode()


def markdown():
    lines = [f"| {' | '.join(row)} |" for row in ROWS]
    return "\n".join([f"# {TITLE}", "", PROSE, "", lines[0], "|---|---|---|", *lines[1:]]).encode()


def html():
    head = "<tr><td rowspan=2>指标</td><td colspan=2>2018年</td></tr><tr><td>计划</td><td>完成</td></tr>"
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS[2:])
    return f"<html><body><table width=960><tr><td><h1>{TITLE}</h1><p>{PROSE}</p><table>{head}{rows}</table></td></tr></table>".encode()


def word():
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(PROSE)
    table = document.add_table(len(ROWS), 3)
    for row, words in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    return saved(document)


def spreadsheet():
    workbook = openpyxl.Workbook()
    for row in ([TITLE], [PROSE], *ROWS):
        workbook.active.append([float(cell) if cell.replace(".", "").isdecimal() else cell or None for cell in row])
    workbook.active.merge_cells("B3:C3")
    return saved(workbook)


def pdf():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    title = ParagraphStyle("title", parent=body, fontSize=20, leading=30, firstLineIndent=0)
    rules = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1))]
    table = Table(ROWS, style=[("FONTNAME", (0, 0), (-1, -1), "STSong-Light"), *rules], colWidths=(150, 70, 70))
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4).build([Paragraph(TITLE, title), Paragraph(PROSE, body), table])
    return buffer.getvalue()


def saved(file):
    buffer = BytesIO()
    file.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def reader(vocabulary):
    return DocumentReader(vocabulary)


@pytest.mark.parametrize(
    ("suffix", "made"),
    [("txt", text), ("md", markdown), ("html", html), ("docx", word), ("xlsx", spreadsheet), ("pdf", pdf)],
    ids=["txt", "md", "html", "docx", "xlsx", "pdf"],
)
def test_every_format_gives_the_same_figures(reader, extractor, tmp_path, suffix, made):
    (tmp_path / f"总结.{suffix}").write_bytes(made())
    (file,), _ = find_documents([tmp_path])
    document = reader.read(file)
    assert (document.metadata.title, replay_differences(document, load_conversions())) == (TITLE, [])
    fragment = extractor.extract(document)
    names = [entity.name for entity in fragment.entities]
    assert {(names[f.subject], f.value, f.unit, f.period, f.status, names[f.body], f.raw) for f in fragment.figures} == EXPECTED
    for figure in fragment.figures:
        start, end = source_range(document.source_map, figure.place.start, figure.place.end)
        assert document.source[start:end] == figure.raw
