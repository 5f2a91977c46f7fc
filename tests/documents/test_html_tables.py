"""Tables of web pages: which are data and become rows, and which only lay out a page."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents.document import Document, Metadata
from kg.documents.formats.html import load_page_rules, read_html
from kg.documents.operations import load_conversions
from kg.documents.repairing import repaired, repairs
from kg.documents.source_map import replay_differences

CONVERSIONS = load_conversions()
RULES = load_page_rules()
PROSE = "云岭省总工会召开会议，部署全年的工作，要求各级工会建好职工书屋，办好服务热线，帮扶困难职工，落实各项任务，推动工作取得新的成效。"


def clean(body):
    """The lines of the repaired page; its source map is checked on the way."""
    page = f"<html><body>{body}</body></html>"
    extracted = read_html(page.encode(), "a.html", CONVERSIONS, RULES)
    text = repaired(extracted.text, repairs(CONVERSIONS)).settled(extracted.source, CONVERSIONS)
    document = Document("document/a", "a", "", "utf-8", "Hans", Metadata(), text.text, (), extracted.source, text.runs)
    assert replay_differences(document, CONVERSIONS) == []
    return text.text.split("\n")


def test_merged_cells_keep_the_columns_of_the_others():
    assert clean(
        "<p>前言。</p><table border=1><caption>表1 职工服务（单位：万人）</caption>"
        "<tr><th rowspan=2>指标<th colspan=2>2016年<th colspan='2'>2020年</tr><tr><th>计划<th>完成<th>计划<th>完成</tr>"
        "<tr><td> 工会 会员 </td><td>300<td>310</td><td>&nbsp;</td><td>350</tr>"
        "<tr><td colspan=5>一、帮扶</td></tr><tr><td>困难<br>职工<td>3<td>2<td><td></table><p>后文。</p>"
    ) == [
        "前言。",
        "表1职工服务（单位：万人）",
        "指标\t2016年\t\t2020年\t",
        "\t计划\t完成\t计划\t完成",
        "工会 会员\t300\t310\t\t350",
        "一、帮扶\t\t\t\t",
        "困难职工\t3\t2\t\t",
        "后文。",
    ]


def test_a_row_that_says_only_what_the_table_is_stands_before_it():
    assert clean(
        "<table><tr><td colspan=2>职工服务情况</td></tr><tr><td>指标</td><td>数量</td></tr><tr><td>书屋</td><td>30</td></tr></table>"
    ) == [
        "职工服务情况",
        "指标\t数量",
        "书屋\t30",
    ]


def test_a_page_laid_out_in_tables_stays_prose():
    article = "".join(f"<p>{PROSE}</p>" for _ in range(3))
    assert clean(
        "<table width=960><tr><td><a>首页</a></td><td><a>新闻</a></td></tr></table>"
        f"<table><tr><td>栏目<br>要闻</td><td><table><tr><td><h1>会议召开</h1></td></tr><tr><td>{article}</td></tr></table></td></tr></table>"
    ) == ["首页", "新闻", "栏目", "要闻", "会议召开", PROSE, PROSE, PROSE]


def test_an_article_beside_short_cells_is_prose():
    rows = "".join(f"<tr><td>栏{number}</td><td>目{number}</td></tr>" for number in range(3))
    article = "".join(f"<p>{PROSE}</p>" for _ in range(4))
    assert clean(f"<table>{rows}<tr><td>正文</td><td>{article}</td></tr></table>")[-4:] == [PROSE] * 4


def test_a_table_of_data_inside_a_layout_is_read_as_rows():
    data = "<table><tr><td>指标</td><td>数量</td></tr><tr><td>书屋</td><td>30</td></tr></table>"
    assert clean(f"<table><tr><td>左栏</td><td><p>{PROSE}</p>{data}</td></tr></table>") == ["左栏", PROSE, "指标\t数量", "书屋\t30"]


def test_navigation_in_a_table_is_no_data():
    links = "".join(f"<tr><td><a href=a>要闻{n}</a></td><td><a href=b>通知{n}</a></td></tr>" for n in range(4))
    assert all("\t" not in line for line in clean(f"<p>{PROSE}</p><table>{links}</table>"))


def test_what_a_page_declares_to_be_layout_is_layout():
    rows = "<tr><td>指标</td><td>数量</td></tr><tr><td>书屋</td><td>30</td></tr>"
    assert clean(f"<table role=presentation>{rows}</table>") == ["指标", "数量", "书屋", "30"]


def test_a_table_without_end_tags_of_its_cells():
    assert clean("<table><tr><td>指标<td>数量<tr><td>书屋<td>30<tr><td>驿站<td>4") == ["指标\t数量", "书屋\t30", "驿站\t4"]


def test_a_tab_in_the_text_of_a_page_is_a_blank():
    assert clean(f"<p>{PROSE}</p><p>云岭\t\t长河</p><p>\t\t缩进</p>") == [PROSE, "云岭 长河", "缩进"]


@pytest.mark.parametrize(
    "page", ["<table><tr><td>" * 20_000, "<table>" + "<tr>" + "<td>1" * 60_000, "<table>" + "<tr><td>1<td rowspan=999>2" * 20_000]
)
def test_odd_tables_are_read_in_linear_time(page):
    start = time.process_time()
    clean(f"<p>{PROSE}</p>{page}")
    assert time.process_time() - start < 10


TABLE = "<table> </table> <tr> </tr> <td> </td> <th_colspan=2> <td_rowspan=2> <td_colspan=0> <caption> </caption>"
OTHERS = "<p> </p> <br> <h2> </h2> <a_href=x> </a> 工会 30 职工_书屋 a_b _ \\n \\t &nbsp; |"
PARTS = st.sampled_from([part.replace("_", " ").replace("\\n", " \n ").replace("\\t", "\t") for part in f"{TABLE} {OTHERS}".split()])


@settings(max_examples=400, deadline=None)
@given(st.lists(PARTS, max_size=50))
def test_no_word_of_a_broken_table_is_lost_or_moved(parts):
    page = "<p>工会。</p>" + "".join(parts)
    words = re.sub(r"<[^>]*>|&nbsp;|\s", "", page)
    assert "".join("".join(clean(page)).split()).replace("｜", "|") == words


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PARTS, st.sampled_from(["<div class=nav>", "</div>"])), max_size=50))
def test_furniture_that_reaches_into_cells_breaks_no_source_map(parts):
    clean("<p>工会。</p>" + "".join(parts))
