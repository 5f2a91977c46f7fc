from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from kg.documents.formats.docx import read_docx
from kg.documents.formats.html import load_page_rules, read_html
from kg.documents.formats.markdown import load_field_names, read_markdown
from kg.documents.formats.pdf import read_pdf
from kg.documents.operations import load_conversions
from kg.errors import DocumentError

CONVERSIONS = load_conversions()
LONG = (
    "五年来，云岭省各级工会围绕中心、服务大局，组织职工参加技能竞赛达到120.5万人次，"
    "建成职工书屋1,286家，帮扶困难职工3.2万户，职工满意度明显提高。"
)
LINES = ["各位代表：", "一、过去五年的工作回顾", LONG, "（一）深化改革。" + LONG, "二、今后五年的任务", LONG]


def text_of(extracted):
    return [" ".join(line.split()) for line in extracted.text.text.split("\n") if line.strip()]


def headings_of(extracted):
    return [(heading.level, extracted.source[heading.start : heading.end]) for heading in extracted.headings]


# HTML


def page(body, head="", encoding="utf-8"):
    source = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_html(source.encode(encoding), "a.html", CONVERSIONS, load_page_rules())


def test_blocks_are_lines_and_inline_elements_are_not():
    extracted = page("<div><h1>长河市总工会</h1><p>慰问<b>3</b>万<a href='x'>职工</a>。<p>建成<br>书屋</div>")
    assert text_of(extracted) == ["长河市总工会", "慰问3万职工。", "建成", "书屋"]


def test_line_ends_in_the_file_are_no_blanks_in_chinese():
    assert text_of(page("<p>长河市\n   总工会\r\n召开 A\nB 会议</p>")) == ["长河市总工会召开 A B 会议"]


def test_character_references_are_decoded_and_mapped():
    extracted = page("<p>&ldquo;送温暖&#8221;&amp;&nbsp;&#x4E00;&copy</p>")
    assert text_of(extracted) == ["“送温暖”& 一©"]
    at = extracted.text.text.index("“")
    start, end = extracted.text.source_range(at, at + 1)
    assert extracted.source[start:end] == "&ldquo;"


def test_furniture_is_set_aside_by_element_and_class():
    extracted = page(
        "<nav>首页</nav><div class='top-nav'><p>机构</p></div><script>var a='<p>不</p>'</script>"
        f"<div id=content><p>{LONG}</p></div><div class='related'>相关<b>新闻</b></div>"
        "<footer>版权</footer><p style='display:none'>隐藏</p>"
    )
    assert text_of(extracted) == [LONG]
    assert len(extracted.set_aside) == 6
    assert {extracted.source[stretch.start : stretch.end][:5] for stretch in extracted.set_aside} >= {"<nav>", "<foot"}


def test_prose_in_an_element_that_looks_like_furniture_stays():
    assert LONG in text_of(page(f"<div class='share'><p>{LONG}</p><p>{LONG}</p></div>"))


def test_an_unclosed_head_does_not_swallow_the_page():
    extracted = read_html(f"<html><head><title>报告</title><p>{LONG}".encode(), "a.html", CONVERSIONS, load_page_rules())
    assert text_of(extracted) == [LONG]
    assert extracted.described["page"] == "报告"


def test_headings_and_meta_elements_are_read():
    extracted = page("<h1>标题</h1><h2>一</h2><h3>二</h3>", "<meta name='PubDate' content='2023-05-06'><meta name=author content=李明>")
    assert headings_of(extracted) == [(0, "标题"), (1, "一"), (2, "二")]
    assert extracted.described == {"issued": "2023-05-06", "author": "李明"}


def test_a_page_may_name_its_encoding():
    extracted = page(f"<p>{LONG}</p>", "<meta charset=gb2312>", "gb18030")
    assert (extracted.encoding, text_of(extracted)) == ("gb18030", [LONG])


def test_cells_are_parted_by_tabs():
    assert page("<table><tr><th>县<th>数</tr><tr><td>甲</td><td>3</td></tr></table>").text.text.strip().split("\n")[-1] == "甲\t3"


# Markdown


def test_markdown_marks_are_removed():
    extracted = read_markdown(
        (
            "---\nkey: x\n---\n# 要点\n\n> **重点**工作[链接](http://a.cn)\n\n"
            "## 一、*思想*\n- 建成 `30` 家\n1. 培训\n\n![图](a.png)\n***\n<!-- 注 -->"
        ).encode(),
        "a.md",
        CONVERSIONS,
        load_field_names(),
    )
    assert text_of(extracted) == ["要点", "重点工作链接", "一、思想", "建成 30 家", "1. 培训"]
    assert headings_of(extracted) == [(0, "要点"), (1, "一、*思想*")]


def markdown(text):
    return read_markdown(text.encode(), "a.md", CONVERSIONS, load_field_names())


def test_the_front_matter_of_markdown_describes_the_document():
    front = '---\ntitle: "要点：2023"\nDate: 2023-02-03 08:00\n来源：长河工人报\ntags:\n  - 工会\nsource: 转载\n---\n'
    extracted = markdown(f"{front}# 要点\n")
    assert extracted.described == {"title": "要点：2023", "issued": "2023-02-03 08:00", "publisher": "长河工人报"}
    ((start, end, reason),) = [(stretch.start, stretch.end, stretch.reason) for stretch in extracted.set_aside]
    assert (extracted.source[start:end], reason) == (front, "front matter")


def test_markdown_without_front_matter_describes_nothing():
    extracted = markdown("# 要点\n\ndate: 2023-02-03\n")
    assert (extracted.described, extracted.set_aside) == ({}, ())
    assert text_of(extracted) == ["要点", "date: 2023-02-03"]


def test_markdown_tables_become_rows():
    extracted = read_markdown("| 项目 | 数量 |\n| --- | ---: |\n| 书屋 | 30家 |\n".encode(), "a.md", CONVERSIONS, load_field_names())
    assert extracted.text.text.split("\n")[0::2] == ["项目\t数量", "书屋\t30家"]


# DOCX


def docx_bytes(document):
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_docx_paragraphs_tables_and_headings_are_read_in_order():
    document = docx.Document()
    document.add_heading("长河市总工会报告", 0)
    document.add_heading("一、回顾", 1)
    document.add_paragraph(LONG)
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["指标", "数量", "会员", "310"], strict=True):
        cell.text = words
    document.add_paragraph("结束")
    extracted = read_docx(docx_bytes(document), "a.docx")
    assert extracted.source.split("\n") == ["长河市总工会报告", "一、回顾", LONG, "指标\t数量", "会员\t310", "结束"]
    assert headings_of(extracted) == [(0, "长河市总工会报告"), (1, "一、回顾")]
    places = {place.label: place.start for place in extracted.places}
    assert extracted.source[places["table 1, row 2, cell 2"] :].startswith("310")


def test_docx_insertions_links_and_text_boxes_are_read_and_deletions_are_not():
    document = docx.Document()
    paragraph = document.add_paragraph("职工")
    for xml in (
        "<w:ins {}><w:r><w:t>新增</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>删去</w:delText></w:r></w:del>",
        "<w:sdt {}><w:sdtContent><w:r><w:t>控件</w:t><w:br/><w:t>换行</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert read_docx(docx_bytes(document), "a.docx").source.split("\n") == ["职工新增控件", "换行"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "LibreOffice"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (docx_bytes(docx.Document())[:3000], "damaged"),
        ("工会".encode(), "damaged"),
        (b"%PDF-1.4", ".pdf"),
    ],
)
def test_a_file_that_is_no_docx_is_refused_with_advice(data, words):
    with pytest.raises(DocumentError, match=words):
        read_docx(data, "a.docx")


# PDF


def pdf_bytes(pages, **options):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    title = ParagraphStyle("title", parent=body, fontSize=20, leading=30, firstLineIndent=0, alignment=1)

    def furniture(canvas, template):
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(297, 30, f"— {template.page} —")
        canvas.drawString(72, 800, "云岭工会文件")

    story = [Paragraph("团结动员职工建功新时代在云岭省工会第九次代表大会上的报告", title)]
    for lines in pages:
        story += [*(Paragraph(line, body) for line in lines), PageBreak()]
    buffer = BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, **options).build(story, onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def test_pdf_lines_are_joined_to_paragraphs_across_pages():
    extracted = read_pdf(pdf_bytes([LINES * 15]), "a.pdf")
    assert text_of(extracted)[1:] == LINES * 15
    assert {stretch.reason for stretch in extracted.set_aside} == {"page number", "running header"}
    assert [place.label for place in extracted.places] == [f"page {number}" for number in range(1, len(extracted.places) + 1)]
    assert len(extracted.places) >= 3


@pytest.mark.parametrize("filler", range(22, 40))
def test_a_figure_at_a_line_end_of_a_pdf_does_not_end_the_paragraph(filler):
    line = "职" * filler + "达到19.8万家，其中2,038家为新建，覆盖职工1286.25万人，1.5万名职工参加培训。" + "工" * filler + "12.6%。"
    lines = ["一、情况", line, "1.建好书屋。", line]
    assert text_of(read_pdf(pdf_bytes([lines]), "a.pdf"))[-4:] == lines


def test_the_largest_lines_of_a_pdf_are_its_title():
    extracted = read_pdf(pdf_bytes([LINES]), "a.pdf")
    (heading,) = extracted.headings
    assert "".join(extracted.source[heading.start : heading.end].split()) == "团结动员职工建功新时代在云岭省工会第九次代表大会上的报告"
    assert "团结动员职工建功新时代在云岭省工会第九次代表大会上的报告" in text_of(extracted)


def test_lines_of_one_size_are_one_title_however_tall_their_characters_are():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))  # embedded in no file: a font of this machine lends the shapes
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for size, top, line in (
        (20, 780, "长河市总工会工作情况通报囍囍"),
        (20, 750, "一一"),
        *((12, 720 - 20 * n, LONG[:30]) for n in range(9)),
    ):
        canvas.setFont("STSong-Light", size)
        canvas.drawString(72, top, line)
    canvas.save()
    extracted = read_pdf(buffer.getvalue(), "a.pdf")
    (heading,) = extracted.headings
    assert "".join(extracted.source[heading.start : heading.end].split()) == "长河市总工会工作情况通报囍囍一一"


def test_a_protected_pdf_is_refused():
    with pytest.raises(DocumentError, match="password"):
        read_pdf(pdf_bytes([LINES], encrypt=StandardEncryption("secret")), "a.pdf")


def test_a_truncated_pdf_is_refused():
    with pytest.raises(DocumentError, match="damaged"):
        read_pdf(pdf_bytes([LINES])[:700], "a.pdf")


def test_a_scanned_pdf_is_refused_with_advice():
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for _ in range(2):
        canvas.rect(100, 100, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    with pytest.raises(DocumentError, match="OCR"):
        read_pdf(buffer.getvalue(), "a.pdf")
