"""How overlapping candidates are decided: what stands, what is kept inside, what is only a known name with modifiers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.language.candidates import Candidate
from kg.language.classes import entity_classes
from kg.language.mention_resolver import GROUP, mentions_of, resolve, without_cut_words
from kg.language.resolution_rules import load_resolution_rules
from ontology.schema import load_schema

TEXT = "全国安康杯竞赛活动在吉林省总工会启动"
WORDS = ("安康杯竞赛", "全国安康杯竞赛活动", "吉林省", "吉林省总工会", "总工会")
AT = {word: (TEXT.index(word), TEXT.index(word) + len(word)) for word in WORDS}


def candidate(word, label, rule, concept="", name=""):
    return Candidate(*AT[word], label, rule, name, concept)


def rules(*transparent):
    return load_resolution_rules(entity_classes(load_schema()), transparent)


def resolved(*found, transparent=("全国",)):
    mentions = resolve(TEXT, found, rules(*transparent))
    return [(TEXT[m.start : m.end], m.label, m.rule, [TEXT[i.start : i.end] for i in m.inner]) for m in mentions]


UNION = candidate("吉林省总工会", "TradeUnion", "body.ending")
PLACE = candidate("吉林省", "Place", "vocabulary", "p1")
CUP = candidate("安康杯竞赛", "Campaign", "vocabulary", "c1", "安康杯竞赛")


def test_the_longer_stands_and_keeps_the_shorter_inside():
    assert resolved(PLACE, UNION) == [("吉林省总工会", "TradeUnion", "body.ending", ["吉林省"])]


def test_order_of_finding_does_not_matter():
    assert resolved(UNION, PLACE, CUP) == resolved(CUP, PLACE, UNION)


def test_at_equal_length_the_vocabulary_stands():
    known = candidate("吉林省总工会", "TradeUnion", "vocabulary", "o1")
    assert [rule for _, _, rule, _ in resolved(UNION, known)] == ["vocabulary"]


def test_the_tagger_yields_to_everything_it_touches_even_if_longer():
    guess = Candidate(AT["全国安康杯竞赛活动"][0], AT["吉林省"][1], "Organization", "statistical")
    assert [text for text, *_ in resolved(guess, PLACE)] == ["吉林省"]


def test_a_guess_is_never_kept_inside():
    guess = candidate("总工会", "Organization", "statistical")
    assert resolved(guess, UNION) == [("吉林省总工会", "TradeUnion", "body.ending", [])]


def test_a_phrase_that_adds_nothing_to_a_known_name_is_that_name():
    phrase = candidate("全国安康杯竞赛活动", "Campaign", "phrase.campaign")
    (mention,) = resolve(TEXT, [phrase, CUP], rules("全国"))
    assert (TEXT[mention.start : mention.end], mention.name, mention.concept) == ("全国安康杯竞赛活动", "安康杯竞赛", "c1")


def test_a_phrase_that_tells_something_apart_is_a_name_of_its_own():
    phrase = candidate("全国安康杯竞赛活动", "Campaign", "phrase.campaign")
    (mention,) = resolve(TEXT, [phrase, CUP], rules("全省"))
    assert mention.concept == "" and [inner.concept for inner in mention.inner] == ["c1"]


def test_one_stretch_with_several_concepts_keeps_them_as_choices():
    (mention,) = resolve(TEXT, [PLACE, candidate("吉林省", "Place", "vocabulary", "p2")], rules())
    assert mention.choices == ("p1", "p2") and mention.concept == "p1"


def test_a_person_inside_a_doctrine_is_none():
    text = "习近平思想"
    person, topic = Candidate(0, 3, "Person", "vocabulary", "", "x"), Candidate(0, 5, "Topic", "vocabulary", "", "y")
    assert resolve(text, [person, topic], rules()) == []
    assert [m.label for m in resolve(text, [person], rules())] == ["Person"]


@pytest.mark.parametrize(
    ("text", "word", "tagged", "kept"),
    [
        ("维护工作", (1, 3), [(0, 2, "v"), (2, 4, "n")], False),  # 护工
        ("一名护工作证", (2, 4), [(0, 2, "m"), (2, 4, "n"), (4, 6, "v")], True),
        ("护工队伍", (0, 2), [(0, 4, "n")], True),  # inside one word
        ("维护工作", (1, 3), [], True),  # no tagger
    ],
)
def test_short_labels_that_cut_words_are_dropped(text, word, tagged, kept):
    found = [Candidate(*word, "TargetGroup", "vocabulary", "", "g")]
    assert bool(without_cut_words(found, tagged)) is kept


TEXTS = [
    "长治市总工会联合市应急管理局开展“安康杯”竞赛，建成职工书屋120家。",
    "省总工会党组书记李明远说，要深化工资集体协商，\n完善厂务公开制度。",
    "印发《关于加强渔港驿站建设的实施意见》（浙总工发〔2022〕16号）。",
    "党的十九届四、五中全会，粤港澳工会，鼓楼区的会同县法院，ABC公司。",
]


@pytest.mark.parametrize("text", TEXTS)
def test_spans_and_mentions_are_the_same_stretches(pipeline, text):
    doc = pipeline(text)
    mentions = mentions_of(doc)
    assert doc.text == text and mentions
    assert [(s.start_char, s.end_char, s.label_, s.kb_id_, s.id_) for s in doc.spans[GROUP]] == [
        (m.start, m.end, m.label, m.concept, m.rule) for m in mentions
    ]
    assert [span.text for span in doc.spans[GROUP]] == [text[m.start : m.end] for m in mentions]


@pytest.mark.parametrize("text", TEXTS)
def test_mentions_are_in_order_and_do_not_overlap_and_hold_what_is_inside(pipeline, text):
    mentions = mentions_of(pipeline(text))
    for left, right in pairwise(mentions):
        assert left.end <= right.start
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert all(mention.start <= inner.start < inner.end <= mention.end for inner in mention.inner)
