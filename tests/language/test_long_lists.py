"""Lists and repetitions without end: the patterns take time by the length of the text."""

from __future__ import annotations

import time

import pytest

from kg.language.candidates import Candidate
from kg.language.classes import entity_classes
from kg.language.clauses import mask_enclosed
from kg.language.patterns.bodies import BodyFinder
from kg.language.patterns.declared import DeclaredNameFinder
from kg.language.patterns.instruments import InstrumentFinder
from kg.language.patterns.posts import PostFinder
from kg.language.patterns.view import TextView, index_by
from kg.language.sentences import LONGEST_SENTENCE, sentence_spans
from ontology.schema import load_schema

TIMES = 10_000


def view(text: str, known: list[Candidate]) -> TextView:
    """``text`` with a word edge at every character."""
    edges = frozenset(range(len(text) + 1))
    masked = mask_enclosed(text)
    return TextView(text, masked, edges, {}, known, index_by(known, "start"), index_by(known, "end"), entity_classes(load_schema()))


def declared_often() -> None:
    line = "某某技能竞赛（以下简称“竞赛”）。"
    text = line * TIMES
    known = [Candidate(n, n + 6, "Campaign", "phrase.campaign") for n in range(0, len(text), len(line))]
    uses = DeclaredNameFinder().find(view(text, known), known)
    assert len({(use.start, use.end) for use in uses}) == len(uses) > TIMES


def bodies_without_end() -> None:
    BodyFinder().find(view("某县总工会" + "总工会" * 5 * TIMES, [Candidate(0, 2, "Place", "vocabulary")]))


def titles_without_end() -> None:
    text = "印发" + "《关于职工之家的意见》" * TIMES
    assert len(InstrumentFinder().find(view(text, []))) == TIMES


def own_officers() -> None:
    line = "主席张立、"
    text = line * 2 * TIMES
    known = [Candidate(n + 2, n + 4, "Person", "statistical") for n in range(0, len(text), len(line))]
    PostFinder().find(view(text, known), [])


@pytest.mark.parametrize("work", [declared_often, bodies_without_end, titles_without_end, own_officers])
def test_time_grows_with_the_length(work):
    begun = time.process_time()
    work()
    assert time.process_time() - begun < 6  # by its square: half a minute and more


def test_titles_of_talks_at_the_end_of_a_long_list_are_no_instruments():
    assert InstrumentFinder().find(view("以《家》、《路》《某某的话》为题", [])) == []
    assert len(InstrumentFinder().find(view("以《某某的话》为题，学习《某某办法》《某某规定》", []))) == 2


def test_a_sentence_that_is_cut_has_no_blanks_at_its_ends():
    text = "工会 　\t" * LONGEST_SENTENCE
    pieces = [text[start:end] for start, end in sentence_spans(text)]
    assert len(pieces) > 2
    assert all(piece == piece.strip() and 0 < len(piece) <= LONGEST_SENTENCE for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
