"""The pipeline as a whole: its components, its determinism, and names of each class in running sentences."""

from __future__ import annotations

import pytest

from kg.errors import ModelError
from kg.language.mention_resolver import mentions_of
from kg.language.pipeline import COMPONENTS, build_pipeline
from ontology.schema import load_schema

REPORT = (
    "浙江省总工会开展“安康杯”竞赛，推行工资集体协商，建成职工书屋1200家，开通12351维权服务热线，"
    "服务新就业形态劳动者，推动出台《浙江省渔业条例》，李明远荣获全国五一劳动奖章。"
)


def test_the_components_run_in_order(pipeline):
    assert tuple(pipeline.pipe_names) == COMPONENTS


def test_a_sentence_of_every_class(mentions):
    found = {(label, name) for _, label, name in mentions(REPORT)}
    assert found >= {
        ("TradeUnion", "浙江省总工会"),
        ("Campaign", "安康杯竞赛"),
        ("Mechanism", "工资集体协商"),
        ("Facility", "职工书屋"),
        ("Platform", "12351职工服务热线"),
        ("TargetGroup", "新就业形态劳动者"),
        ("Instrument", "浙江省渔业条例"),
        ("Person", "李明远"),
        ("Award", "全国五一劳动奖章"),
    }


def test_the_same_text_gives_the_same_mentions(pipeline):
    assert mentions_of(pipeline(REPORT)) == mentions_of(pipeline(REPORT))


def test_a_text_has_the_same_mentions_in_any_company(pipeline):
    other = "台州市总工会走访船员。\n"
    alone = [(m.start + len(other), m.end + len(other), m.label, m.concept) for m in mentions_of(pipeline(REPORT))]
    together = [(m.start, m.end, m.label, m.concept) for m in mentions_of(pipeline(other + REPORT)) if m.start >= len(other)]
    assert together == alone


@pytest.mark.parametrize("text", ["", "\n", "。", "工", "   ", "No Chinese here.", "１２３４", "“", "《》", "（（（"])
def test_texts_with_nothing_to_find(mentions, text):
    assert mentions(text) == []


@pytest.mark.parametrize(
    "text",
    ["学习习近平新时代中国特色社会主义思想。", "增强“四个意识”、坚定“四个自信”。", "贯彻新发展理念。", "坚持以人民为中心的发展思想。"],
)
def test_doctrines_are_no_entities(mentions, text):
    assert [m for m in mentions(text) if m[1] not in ("Topic", "Place")] == []


@pytest.mark.parametrize("name", ["anything", "zh_no_such_model"])
def test_a_model_that_is_not_there_is_named(vocabulary, name):
    with pytest.raises(ModelError, match=name):
        build_pipeline(vocabulary, load_schema(), names=name)


def test_without_a_tagger_the_vocabulary_and_the_patterns_still_find_names(vocabulary):
    doc = build_pipeline(vocabulary, load_schema(), segmenter="char", names="none")("浙江省总工会开展“安康杯”竞赛。")
    assert {doc.text[m.start : m.end] for m in mentions_of(doc)} == {"浙江省总工会", "“安康杯”竞赛"}


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u2003"])
@pytest.mark.parametrize("text", ["推进{}服改革", "建立健全{}协商机制{}", "开展{}“渔火”竞赛{}，{}印发{}《渔港条例》{}"])
def test_no_mention_begins_or_ends_with_a_blank(pipeline, text, blank):
    doc = pipeline(text.replace("{}", blank))
    found = mentions_of(doc)
    assert found
    assert all(doc.text[m.start : m.end] == doc.text[m.start : m.end].strip() for m in found)
