"""OFD files, made here by the standard's own words: text in any order, tables, templates, and what is no OFD."""

import zipfile
from io import BytesIO

import pytest

from kg.documents.discovery import find_documents
from kg.documents.formats.ofd import read_ofd
from kg.documents.operations import load_conversions
from kg.documents.reading import DocumentReader
from kg.documents.source_map import replay_differences
from kg.errors import DocumentError
from ontology.vocabulary import load_vocabulary

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
TITLE = "云岭省总工会2023年工作要点"
PROSE = (
    "云岭省总工会召开会议，部署全年的工作，要求各级工会建好职工书屋30家，办好服务热线，帮扶困难职工，落实各项任务，推动工作取得新的成效。"
)


def text(words, x, y, size=4.2, step=None):
    """A text object at ``x``, ``y`` millimetres from the upper left corner, with the distances of its characters."""
    steps = f"g {len(words) - 1} {size if step is None else step}" if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 150 {size}" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size * 0.86}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def rule(x0, y0, x1, y1):
    return (
        f'<ofd:PathObject ID="2" Boundary="{x0} {y0} {x1 - x0 + 1} {y1 - y0 + 1}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ofd(*pages, template="", document_type=""):
    parts = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"{document_type}<ofd:Document {NAMESPACE}><ofd:CommonData>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        '<ofd:TemplatePage ID="9" BaseLoc="Tpls/t.xml"/></ofd:CommonData><ofd:Pages>'
        + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/Tpls/t.xml": f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{template}</ofd:Layer></ofd:Content></ofd:Page>",
    }
    for number, objects in enumerate(pages):
        used = '<ofd:Template TemplateID="9"/>' if template else ""
        layer = f"<ofd:Content><ofd:Layer><ofd:PageBlock>{''.join(objects)}</ofd:PageBlock></ofd:Layer></ofd:Content>"
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = f"<ofd:Page {NAMESPACE}>{used}{layer}</ofd:Page>"
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return buffer.getvalue()


def paragraph(words, y, width=35):
    """The text objects of a paragraph with an indent of two characters, from ``y`` on."""
    lines = [words[: width - 2], *(words[start : start + width] for start in range(width - 2, len(words), width))]
    return [text(line, 30 + (8.4 if number == 0 else 0), y + 7 * number) for number, line in enumerate(lines)]


def lines(data):
    return [line for line in read_ofd(data, "a.ofd").text.text.split("\n") if line.strip()]


def test_lines_are_joined_to_paragraphs_and_the_largest_is_the_title():
    data = ofd([text(TITLE, 50, 30, 7), *paragraph(PROSE, 50), *paragraph(PROSE, 90)], [*paragraph(PROSE, 30)])
    extracted = read_ofd(data, "a.ofd")
    assert lines(data) == [TITLE, PROSE, PROSE, PROSE]
    assert [extracted.source[h.start : h.end] for h in extracted.headings] == [TITLE]
    assert [place.label for place in extracted.places] == ["page 1", "page 2"]


def test_text_in_any_order_and_character_by_character():
    objects = [text(character, 30 + 4.2 * number, 40) for number, character in enumerate("部署全年的工作。")]
    assert lines(ofd([text("第二行的文字", 30, 60), *objects[::-1]])) == ["部署全年的工作。", "第二行的文字"]


def test_a_table_with_rules_is_read_as_rows():
    across = [rule(30, y, 120, y) for y in (50, 60, 70, 80)]
    down = [rule(x, 50, x, 80) for x in (30, 60, 90, 120)]
    rows = [["指标", "2016年", "2020年"], ["职工书屋", "30", "50"], ["服务驿站", "4", ""]]
    cells = [
        text(word, 32 + 30 * c, 53 + 10 * r, step=4.2 if word[0] > "9" else 2.1)
        for r, row in enumerate(rows)
        for c, word in enumerate(row)
        if word
    ]
    assert lines(ofd([*paragraph(PROSE, 20), *cells, *across, *down])) == [
        PROSE,
        "指标\t2016年\t2020年",
        "职工书屋\t30\t50",
        "服务驿站\t4\t",
    ]


def test_a_table_without_rules_is_read_as_rows():
    rows = [["指标", "数量"], ["职工书屋", "30"], ["服务驿站", "4"]]
    cells = [
        text(word, 32 + 50 * c, 53 + 10 * r, step=4.2 if word[0] > "9" else 2.1) for r, row in enumerate(rows) for c, word in enumerate(row)
    ]
    assert lines(ofd(cells)) == ["指标\t数量", "职工书屋\t30", "服务驿站\t4"]


def test_the_text_of_a_template_stands_on_its_pages():
    assert lines(ofd([text("正文的第一页内容", 30, 60)], template=text("云岭省总工会文件", 30, 20))) == [
        "云岭省总工会文件",
        "正文的第一页内容",
    ]


def test_the_matrix_of_an_object_moves_its_text():
    moved = text("移动过的文字在下面", 30, 20).replace('Font="1"', 'Font="1" CTM="1 0 0 1 0 100"')
    assert lines(ofd([moved, text("没有移动过的文字", 30, 60)])) == ["没有移动过的文字", "移动过的文字在下面"]


def test_an_ofd_is_a_document(tmp_path):
    (tmp_path / "a.ofd").write_bytes(ofd([text(TITLE, 50, 30, 7), *paragraph(PROSE, 50)]))
    (file,), problems = find_documents([tmp_path])
    document = DocumentReader(load_vocabulary()).read(file)
    assert (problems, document.metadata.title, document.encoding) == ([], TITLE, "ofd")
    assert document.text == f"{TITLE}\n{PROSE}"
    assert replay_differences(document, load_conversions()) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04garbage", "damaged"),
        ("工会".encode(), "damaged"),
        (ofd([text(PROSE, 30, 30)])[:700], "damaged"),
        (ofd([text(PROSE, 30, 30)], document_type="<!DOCTYPE a>"), "damaged"),
        (ofd([]), "scanned"),
        (ofd([text(PROSE, 30, 30).replace('X="0"', 'X="a"')]), "damaged"),
    ],
)
def test_what_is_no_readable_ofd_is_refused_with_advice(data, words):
    with pytest.raises(DocumentError, match=words) as error:
        read_ofd(data, "a.ofd")
    assert "PDF" in error.value.remedy
