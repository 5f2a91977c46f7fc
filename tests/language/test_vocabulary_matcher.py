"""Labels of the vocabulary in running text, with the marks and blanks that writers put into them."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.language.candidates import candidates
from kg.language.vocabulary_matcher import LabelMatcher, list_label_candidates
from ontology.schema import load_schema
from ontology.vocabulary import Concept, Vocabulary


def concept(name, kind="Campaign", **labels):
    return Concept(iri=f"v:{name}", type=kind, name=name, labels={"zh-Hans": name}, **labels)


CONCEPTS = (
    concept("安康杯竞赛", alternatives=("安康杯",)),
    concept("“中国梦·劳动美”主题教育"),
    concept("中华人民共和国工会法", "Instrument", alternatives=("工会法",)),
    concept("五一劳动奖", "Award"),
    concept("职工之家APP", "Platform"),
    concept("手机应用", "Platform", hidden=("APP",)),
    concept("人力资源和社会保障部门", "GovernmentBody", list_labels=("人社",)),
    concept("鼓楼区（南京）", "Place", alternatives=("鼓楼区",)),
    concept("鼓楼区（福州）", "Place", alternatives=("鼓楼区",)),
    concept("女", "TargetGroup"),
)
VOCABULARY = Vocabulary({each.iri: each for each in sorted(CONCEPTS, key=lambda each: each.iri)}, {}, (), {})
MATCHER = LabelMatcher(VOCABULARY)


def found(text):
    return [(text[match.start : match.end], match.name) for match in MATCHER.find(text)]


@pytest.mark.parametrize(
    "written",
    [
        "安康杯竞赛",
        "“安康杯”竞赛",
        "「安康杯」竞赛",
        "‘安康杯’ 竞赛",
        "“安康杯竞赛”",
        "“安康杯”\u3000竞赛",
        '"安康杯"竞赛',
        '"安康杯竞赛"',
    ],
)
def test_marks_and_blanks_do_not_hide_a_label(written):
    text = f"各级工会开展{written}等活动"
    assert (written, "安康杯竞赛") in found(text)


def test_dots_of_every_kind_are_the_same():
    assert found("“中国梦•劳动美”主题教育走进车间") == [("“中国梦•劳动美”主题教育", "“中国梦·劳动美”主题教育")]


def test_book_title_marks_belong_to_the_title_they_enclose():
    law = "中华人民共和国工会法"
    assert found("修改《中华人民共和国工会法》") == [("《中华人民共和国工会法》", law), ("工会法", law)]
    assert found("《工会法实施办法》") == [("工会法", law)]


def test_candidates_carry_class_rule_and_concept():
    (match,) = MATCHER.find("荣获五一劳动奖。")
    assert (match.start, match.end, match.label, match.rule, match.concept) == (2, 7, "Award", "vocabulary", "v:五一劳动奖")


def test_nested_matches_are_all_found_longest_first():
    assert found("“安康杯”竞赛") == [("“安康杯”竞赛", "安康杯竞赛"), ("“安康杯”", "安康杯竞赛")]


def test_one_candidate_for_each_concept_of_a_label():
    assert found("鼓楼区总工会") == [("鼓楼区", "鼓楼区（南京）"), ("鼓楼区", "鼓楼区（福州）")]


@pytest.mark.parametrize("text", ["“五一”“劳动奖”", "“五一”、“劳动奖”", "五一\n劳动奖", "五一\t劳动奖", "获“全国五一”劳动奖", "女"])
def test_what_is_no_single_name_is_not_matched(text):
    assert found(text) == []


@pytest.mark.parametrize(("text", "hits"), [("APPLE公司", 0), ("WAPP", 0), ("APP2", 0), ("手机APP上线", 1), ("下载 app 登录", 1)])
def test_a_label_is_not_cut_out_of_a_longer_latin_word(text, hits):
    assert len(found(text)) == hits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加大工会法律援助", []),
        ("学习工会法，办好事", ["工会法"]),
        ("《工会法》律师解读", ["《工会法》"]),
        ("获五一劳动奖章", []),
        ("安康杯者", []),
        ("安康杯员工赛", ["安康杯"]),
    ],
)
def test_a_label_is_not_a_piece_of_other_words(text, expected):
    assert [surface for surface, _ in found(text)] == expected


def test_list_labels_are_kept_apart():
    text = "会同人社、司法等部门"
    assert found(text) == []
    (match,) = MATCHER.find_list_labels(text)
    assert (text[match.start : match.end], match.name, match.rule) == ("人社", "人力资源和社会保障部门", "vocabulary.list")


@given(st.text(alphabet="安康杯竞赛工会法“”《》 ·、五一", max_size=40))
def test_every_match_reads_as_a_label_once_the_marks_are_gone(text):
    labels = {label for each in CONCEPTS for label in (each.name, *each.alternatives)}
    for match in MATCHER.find(text):
        surface = text[match.start : match.end]
        assert "".join(character for character in surface if character not in "“”《》 ·") in labels


@given(st.sampled_from(["安康杯竞赛", "五一劳动奖"]), st.text(alphabet="“”《》 ·甲", max_size=5), st.text(alphabet="甲、。 ", max_size=5))
def test_a_plain_label_is_found_wherever_it_stands(label, before, after):
    assert any(match.name == label for match in MATCHER.find(before + label + after))


def test_the_component_hands_on_what_the_matcher_finds():
    nlp = spacy.blank("zh")
    nlp.add_pipe("vocabulary_matcher").bind(VOCABULARY, load_schema())
    doc = nlp("人社部门参与“安康杯”竞赛")
    assert candidates(doc) == MATCHER.find(doc.text)
    assert list_label_candidates(doc) == MATCHER.find_list_labels(doc.text)
