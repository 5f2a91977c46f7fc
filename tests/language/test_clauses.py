"""Clauses: where the leading verbs end and their objects begin."""

from __future__ import annotations

import pytest

from kg.language.clauses import MASK, clauses_of, mask_enclosed, mask_spans


@pytest.fixture
def parsed(pipeline):
    """A function from a text to its clauses as (leading verbs, what they govern)."""

    def clauses(text):
        doc = pipeline(text)
        return [([verb.text for verb in clause.verbs], text[clause.zone : clause.end]) for clause in clauses_of(doc)]

    return clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展安康杯竞赛。", [(["开展"], "安康杯竞赛")]),
        ("推动建立健全欠薪预警处置机制", [(["推动", "建立", "健全"], "欠薪预警处置机制")]),
        ("积极稳步推进并不断完善厂务公开", [(["推进", "完善"], "厂务公开")]),
        ("五年来，共建成了职工书屋120家；举办论坛", [([], ""), (["建成"], "职工书屋120家"), (["举办"], "论坛")]),
        ("开展关爱户外劳动者行动", [(["开展"], "关爱户外劳动者行动")]),
        ("健全参与立法协商工作机制", [(["健全"], "参与立法协商工作机制")]),
        ("成绩很大。", [([], "")]),
    ],
)
def test_leading_verbs_and_what_they_govern(parsed, text, expected):
    assert parsed(text) == expected


@pytest.mark.parametrize("mark", "，；。！？：\n")
def test_a_clause_ends_at_each_of_these_marks(parsed, mark):
    assert parsed(f"建设驿站{mark}开展走访") == [(["建设"], "驿站"), (["开展"], "走访")]


@pytest.mark.parametrize(
    "text",
    ["印发《关于开展驿站建设，推进试点的通知》", "打响“建功立业，开展竞赛”品牌", "慰问职工（开展走访，推进帮扶）"],
)
def test_marks_and_verbs_inside_quotation_marks_titles_and_brackets_are_not_seen(pipeline, text):
    (clause,) = clauses_of(pipeline(text))
    seen = [verb.text for verb in (*clause.verbs, *clause.inner)]
    assert "推进" not in seen and "开展" not in seen


def test_a_verb_inside_a_word_is_none(pipeline):
    (clause,) = clauses_of(pipeline("提高建设者收入"))
    assert [verb.text for verb in (*clause.verbs, *clause.inner)] == ["提高"]


def test_verbs_inside_the_objects_are_kept_apart(pipeline):
    (clause,) = clauses_of(pipeline("推动企业建立职工代表大会制度"))
    assert [verb.text for verb in clause.verbs] == ["推动"]
    assert [verb.text for verb in clause.inner] == ["建立"]
    groups = {group for verb in clause.verbs for group in verb.groups}
    assert "cause" in groups and "establish" not in groups


def test_verbs_lie_where_they_say(pipeline):
    text = "深入开展送清凉活动，推动企业建立厂务公开制度，\n着力健全服务体系。"
    for clause in clauses_of(pipeline(text)):
        assert clause.start <= clause.zone <= clause.end
        for verb in (*clause.verbs, *clause.inner):
            assert text[verb.start : verb.end] == verb.text
            assert clause.start <= verb.start < verb.end <= clause.end
        assert all(verb.end <= clause.zone for verb in clause.verbs)
        assert all(verb.start >= clause.zone for verb in clause.inner)


def test_masking_keeps_lengths_and_the_marks():
    text = "用“安康杯”和《工会法》（2021）"
    masked = mask_enclosed(text)
    assert masked == f"用“{MASK * 3}”和《{MASK * 3}》（{MASK * 4}）"
    assert len(masked) == len(text)


def test_an_unclosed_quotation_masks_nothing():
    assert mask_enclosed("开展“安康杯竞赛") == "开展“安康杯竞赛"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "一二三四五"),
        ([(1, 3)], f"一{MASK * 2}四五"),
        ([(3, 5), (0, 1)], f"{MASK}二三{MASK * 2}"),
        ([(0, 4), (2, 3), (3, 5)], MASK * 5),
    ],
)
def test_masking_of_stretches_that_may_overlap(spans, expected):
    assert mask_spans("一二三四五", spans) == expected
