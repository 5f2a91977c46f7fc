"""Tables that a plain text or a Markdown file draws."""

import time

import pytest

from kg.documents.discovery import find_documents
from kg.documents.operations import load_conversions
from kg.documents.reading import DocumentReader
from kg.documents.source_map import replay_differences
from ontology.vocabulary import load_vocabulary

PROSE = "云岭省总工会召开会议，部署全年的工作。"


@pytest.fixture(scope="module")
def reader():
    return DocumentReader(load_vocabulary())


@pytest.fixture
def clean(reader, tmp_path):
    """A function from the text of a file to the clean lines behind its first; the source map is checked on the way."""

    def lines(text, suffix=".txt"):
        path = tmp_path / f"a{suffix}"
        path.write_text(f"{PROSE}\n\n{text}", encoding="utf-8", newline="")
        (file,), _ = find_documents([path])
        document = reader.read(file)
        assert replay_differences(document, load_conversions()) == []
        return document.text.split("\n")[1:]

    return lines


ROWS = ["指标\t数量\t目标", "职工书屋\t30\t40", "服务驿站\t12\t15"]


@pytest.mark.parametrize(
    "text",
    [
        "指标      数量    目标\n职工书屋    30      40\n服务驿站    12      15\n",
        "　指标　　数量　　目标\n职工书屋　３０　４０　\n服务驿站　　１２　１５",
        "| 指标 | 数量 | 目标 |\n|职工书屋|30|40|\n| 服务驿站 | 12 | 15 |",
        "指标｜数量｜目标\r\n职工书屋｜30｜40\r\n\r\n服务驿站｜12｜15\r\n",
        "┌────┬──┬──┐\n│指标│数量│目标│\n├────┼──┼──┤\n│职工书屋│30│40│\n├────┼──┼──┤\n│服务驿站│12│15│\n└────┴──┴──┘",
        "指标\t数量\t目标\n职工书屋\t30\t40\n服务驿站\t12\t15\n",
    ],
    ids=["blanks", "full-width", "strokes", "full-width strokes", "drawn", "tabs"],
)
def test_lines_in_columns_become_rows(clean, text):
    assert clean(text) == ROWS


@pytest.mark.parametrize(
    "text",
    [
        "王小明  李大山  赵一\n钱二二  孙三三  周四\n吴五五  郑六六  冯七",
        "　　各位代表：\n　　现在报告工作。\n　　请审议。",
        "一、职工书屋    1\n二、服务热线    3\n三、帮扶救助    3\n四、劳动竞赛    12",
        "职工书屋  30家\n" + PROSE,
        "热线  12351\n" + PROSE + "\n热线  12351\n" + PROSE,
    ],
    ids=["names", "indents", "contents", "one line", "apart"],
)
def test_what_is_no_table_stays(clean, text):
    assert not any("\t" in line for line in clean(text))


def test_empty_cells_between_strokes_keep_their_place(clean):
    assert clean("|指标|数量|目标|\n|书屋||40|\n|驿站|12||\n|热线|1|2|") == ["指标\t数量\t目标", "书屋\t\t40", "驿站\t12\t", "热线\t1\t2"]


def test_markdown_rows_may_leave_out_the_outer_strokes(clean):
    assert clean("指标 | 说明\n--- | :---:\n**书屋** | 已建成\n驿站 | a\\|b\n\n后文", ".md") == [
        "指标\t说明",
        "书屋\t已建成",
        "驿站\ta|b",
        "后文",
    ]


def test_markdown_cells_may_be_empty(clean):
    text = "| 指标 | 2016年 | 2017年 |\n|---|---|---|\n| 书屋 |  | 30 |\n|  | 40 |  |"
    assert clean(text, ".md") == ["指标\t2016年\t2017年", "书屋\t\t30", "\t40\t"]


@pytest.mark.parametrize("line", ["工会  " * 20_000, "|" * 60_000, "┼─" * 30_000, "工会  30\n" * 20_000])
def test_odd_lines_are_read_in_linear_time(clean, line):
    start = time.process_time()
    clean(line + "\n" + line)
    assert time.process_time() - start < 8
