"""The tokenizer. The tests with pkuseg fetch its model where it is not in the cache yet."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kg.errors import ModelError, UsageError
from kg.language.segmentation import LabelTokenizer, create_nlp
from ontology.vocabulary import Concept, Vocabulary

NAMES = ("工会户外劳动者服务站点", "求学圆梦行动", "求学圆梦行动计划管理平台", "APP平台")
VOCABULARY = Vocabulary({f"v:{name}": Concept(f"v:{name}", "Facility", name, {"zh-Hans": name}) for name in NAMES}, {}, (), {})


@pytest.fixture(scope="module")
def pkuseg():
    return create_nlp(VOCABULARY, "pkuseg")


@pytest.fixture(scope="module")
def characters():
    return create_nlp(VOCABULARY, "char")


def words(nlp, text):
    return [token.text for token in nlp(text)]


def test_pkuseg_cuts_words(pkuseg):
    assert words(pkuseg, "各级工会维护职工权益。") == ["各级", "工会", "维护", "职工", "权益", "。"]


def test_labels_stay_whole(pkuseg):
    assert "工会户外劳动者服务站点" in words(pkuseg, "新建工会户外劳动者服务站点三十家")


def test_the_beginning_of_a_longer_label_does_not_lengthen_a_shorter_one(pkuseg):
    assert words(pkuseg, "求学圆梦行动计划")[0] == "求学圆梦行动"


def test_a_label_is_not_cut_out_of_other_words(pkuseg):
    assert "求学圆梦行动" not in words(pkuseg, "求学圆梦行动者")


def test_a_label_is_not_cut_out_of_a_longer_latin_word(characters):
    assert "APP平台" not in words(characters, "MYAPP平台")
    assert "APP平台" in words(characters, "用APP平台")


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="工会服务职工2 \n\u3000\t。，“”A求学圆梦行动𠀀é", max_size=80))
def test_tokens_join_to_the_text(pkuseg, text):
    assert pkuseg(text).text == text


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_at_all_survives(pkuseg, text):
    assert pkuseg(text).text == text


def test_the_segmenter_sees_a_line_without_marks_in_short_pieces():
    pieces = []
    tokenizer = LabelTokenizer(Vocab(), NAMES, lambda piece: pieces.append(piece) or [piece])
    text = "工会服务职工" * 1_000
    assert tokenizer(text).text == text
    assert max(map(len, pieces)) < 500


def test_a_line_longer_than_spacys_limit_is_read(characters):
    assert len(characters("工会" * 600_000)) == 1_200_000


def test_jieba_cuts_words_and_keeps_labels():
    pytest.importorskip("jieba", reason="the extra union-kg[jieba] is not installed")
    nlp = create_nlp(VOCABULARY, "jieba")
    assert words(nlp, "参加求学圆梦行动，维护职工权益") == ["参加", "求学圆梦行动", "，", "维护", "职工", "权益"]


def test_without_jieba_the_error_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "jieba", None)
    with pytest.raises(ModelError, match=r'pip install "union-kg\[jieba\]"'):
        create_nlp(VOCABULARY, "jieba")


def test_another_segmenter_is_a_wrong_call():
    with pytest.raises(UsageError, match="pkuseg, jieba or char"):
        create_nlp(VOCABULARY, "thulac")
