"""Sentences: where they end, and where a mark ends none."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.language.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全省新建书屋三十家。各市跟进！效果如何？", ["全省新建书屋三十家。", "各市跟进！", "效果如何？"]),
        ("一手抓维权；一手抓服务。", ["一手抓维权；一手抓服务。"]),
        ("一、加强领导\n  各级工会要重视\n\n\n二、抓好落实", ["一、加强领导", "各级工会要重视", "二、抓好落实"]),
        ("主席说：“先把站点建起来。”随后大家讨论。", ["主席说：“先把站点建起来。”", "随后大家讨论。"]),
        ("主席说：“干得好！”随后大家讨论。", ["主席说：“干得好！”", "随后大家讨论。"]),
        ("开展“劳动最光荣！”主题活动三场。", ["开展“劳动最光荣！”主题活动三场。"]),
        ("印发《工会是什么？》读本两万册。", ["印发《工会是什么？》读本两万册。"]),
        ("“安全第一。预防为主。”的标语随处可见。", ["“安全第一。预防为主。”的标语随处可见。"]),
        ("新建站点（含改造。不含撤并）九个。再建两个。", ["新建站点（含改造。不含撤并）九个。", "再建两个。"]),
        ("完成投资1.41亿元,访问http://a.cn/?id=3即可", ["完成投资1.41亿元,访问http://a.cn/?id=3即可"]),
        ("真的吗？！当然。", ["真的吗？！", "当然。"]),
        (" \u3000 \n", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


def test_sentences_of_a_long_quotation_stand_for_themselves():
    heard = "我们走访了很多企业，听取了一线职工的意见，也看到了困难所在。"
    promised = "接下来要把帮扶措施落到实处，让每一位职工都能感受到工会的关心与温暖，不漏一户一人。"
    assert sentences(f"他说：“{heard}{promised}”") == [f"他说：“{heard}", f"{promised}”"]


@given(st.text(alphabet="工会“”《》（）。！？；\n 甲", max_size=60))
def test_sentences_cover_everything_but_blanks(text):
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_the_component_marks_the_same_sentences():
    nlp = spacy.blank("zh")
    nlp.add_pipe("sentence_boundaries")
    text = "工会建站。职工点赞！\n各地学习"
    assert [sentence.text.strip() for sentence in nlp(text).sents] == sentences(text)
    assert list(nlp("").sents) == []
