"""Texts that no editor would pass: lists, sentences and names without end. They are read in time by their length, and nothing fails."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents.document import Section
from kg.fragment import Fragment
from kg.relations.firm_names import FirmNames
from kg.relations.view import DocumentView

BODY = "吉林省总工会"


def assert_in_place(text: str, fragment: Fragment) -> None:
    """Everything in ``fragment`` stands where it says, inside the passage that it cites."""
    for passage in fragment.passages:
        assert text[passage.start : passage.end] == passage.text == passage.text.strip() != ""
    places = [place for entity in fragment.entities for place in entity.mentions]
    for place in (*places, *(each.place for each in (*fragment.statements, *fragment.figures))):
        passage = fragment.passages[place.passage]
        assert passage.start <= place.start < place.end <= passage.end, place
    for figure in fragment.figures:
        assert text[figure.place.start : figure.place.end] == figure.raw


@pytest.mark.parametrize(
    "text",
    [
        "省总工会开展送清凉活动慰问一线职工" * 400,
        "省总工会党组书记、副主席、" * 400 + "张立。",
        "慰问" + "、".join(["农民工", "困难职工", "女职工"] * 800) + "12万人次。",
        "省总工会慰问" + "、".join(["农民工", "困难职工"] * 60) + "12万人次。",
        "建成职工之家、" * 800 + "共5家。",
        "".join(f"协商{n}机制（以下简称“协商{n + 1}机制”）" for n in range(1200)) + "。协商1200机制运行。",
        "“" * 900 + "”" * 900,
        "开展" + "“安康”" * 1500 + "活动",
        "张立　" * 700,
        "新建" + "亿" * 3000 + "家，" + "9" * 5000 + "人，百分之" + "九" * 600,
        "工 会 " * 900,
        "地区\t" + "会员（人）\t" * 400 + "\n长春市\t" + "5\t" * 400,
        "《关于加强工会工作的意见》、" * 400 + "为题。",
        "（" * 1500 + "工会" + "）" * 1500,
    ],
)
def test_lists_and_sentences_without_end(extract, text):
    assert_in_place(text, extract(text, part="review", body=BODY))


WORDS = """省总工会 长春市总工会 开展 “安康杯” 竞赛 慰问 农民工 12万人次 （以下简称“竞赛”） 《意见》 主席 张立 “ ” 《 》 （ ） ， 。 、 ×
    2023年 荣获 全国五一劳动奖状 更名为 会同 为 的 一、 第一条 机制 建立 代表 出席会议 % 百分之 公司 工会 主办"""
PIECES = [*WORDS.split(), "\n", "\t", " "]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_in_any_order(extract, text):
    assert_in_place(text, extract(text, part="review", body=BODY))


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def test_very_many_sections_take_time_by_their_number(document_of):
    line = "一、工会\n"
    count = 50_000
    sections = tuple(Section(1, "一、工会", n * len(line), (n + 1) * len(line), "review") for n in range(count))
    text = line * count
    read = document_of(text, sections=(Section(0, "", 0, len(text), "other"), *sections))
    doc = spacy.blank("zh").tokenizer("")
    doc.user_data["union_kg.text"] = text
    assert seconds(lambda: DocumentView(read, doc)) < 5  # by its square: minutes


def test_a_sentence_stands_in_the_innermost_section_that_holds_it(document_of):
    text = "总述。\n一、工会\n甲。\n（一）入会\n乙。\n二、职工\n丙。"
    starts = [text.index(heading) for heading in ("一、", "（一）", "二、")]
    sections = (
        Section(0, "", 0, len(text), "other"),
        Section(1, "一、工会", starts[0], starts[2], "review"),
        Section(2, "（一）入会", starts[1], starts[2], "review"),
        Section(1, "二、职工", starts[2], len(text), "plan"),
    )
    doc = spacy.blank("zh").tokenizer("")
    doc.user_data["union_kg.text"] = text
    view = DocumentView(document_of(text, sections=sections), doc)
    assert [(text[s.start : s.end], s.section, s.part, s.heading) for s in view.sentences] == [
        ("总述。", "", "other", False),
        ("一、工会", "一、工会", "review", True),
        ("甲。", "一、工会", "review", False),
        ("（一）入会", "（一）入会", "review", True),
        ("乙。", "（一）入会", "review", False),
        ("二、职工", "二、职工", "plan", True),
        ("丙。", "二、职工", "plan", False),
    ]


def test_very_many_firms_take_time_by_their_number():
    names = [f"第{n}机械有限公司工会" for n in range(8000)]
    firms = FirmNames(names, {"长春市"})
    assert seconds(lambda: [firms.full(name) for name in names]) < 5  # by its square: a minute


@pytest.mark.parametrize(
    ("written", "short", "full"),
    [
        (["长春市长河重工集团有限公司"], "长河重工集团", "长春市长河重工集团有限公司"),
        (["长春市长河重工集团有限公司工会"], "长河重工集团工会", "长春市长河重工集团有限公司工会"),
        (["长河重工集团股份有限公司", "长春市长河重工集团股份有限公司"], "长河重工集团", "长春市长河重工集团股份有限公司"),
        (["东海长河重工集团有限公司"], "长河重工集团", "长河重工集团"),  # 东海 is no place here
        (["长春市长河重工集团有限公司", "吉林市长河重工集团有限公司"], "长河重工集团", "长河重工集团"),
        ([], "长河重工集团", "长河重工集团"),
    ],
)
def test_a_short_name_of_a_firm_is_the_fullest_that_is_written(written, short, full):
    assert FirmNames(written, {"长春市", "吉林市"}).full(short) == full
