import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents.document import Document, Metadata
from kg.documents.operations import COPY, RESULT, chained, load_conversions
from kg.documents.source_map import Edit, TrackedText, replay_differences, source_range, tracked

CONVERSIONS = load_conversions()
CHARACTERS = st.text("工會，,（(ab12 \n國乾", max_size=40)


def as_document(source, text):
    return Document("document/a", "a", "", "utf-8", "Hans", Metadata(), text.text, (), source, text.runs)


@st.composite
def edit_lists(draw, text):
    """Sorted edits of ``text`` that do not overlap: deletions, whole replacements, and character-wise ones."""
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=False):
        kind = draw(st.sampled_from(["delete", "literal", "width", "traditional"]))
        if start == end or (edits and start < edits[-1].end):
            continue
        if kind == "delete":
            edits.append(Edit(start, end, "", "gone"))
        elif kind == "literal":
            words = draw(st.text("中国X“", min_size=1, max_size=4))
            edits.append(Edit(start, end, words, f"mark{RESULT}{words}"))
        else:
            edits.append(Edit(start, end, CONVERSIONS.converted(kind, text[start:end]), kind))
    return edits


@settings(max_examples=300)
@given(CHARACTERS, st.data())
def test_any_chain_of_edits_can_be_replayed(source, data):
    text = tracked([(0, len(source), source, COPY)])
    plain = source
    for _ in range(data.draw(st.integers(1, 4))):
        edits = data.draw(edit_lists(plain))
        for edit in reversed(edits):
            plain = plain[: edit.start] + edit.replacement + plain[edit.end :]
        text = text.edited(edits)
        assert text.text == plain
    assert replay_differences(as_document(source, text.settled(source, CONVERSIONS)), CONVERSIONS) == []


@given(CHARACTERS.filter(bool), st.data())
def test_a_range_leads_back_to_its_own_characters(source, data):
    text = tracked([(0, len(source), source, COPY)]).edited(data.draw(edit_lists(source)))
    start = data.draw(st.integers(0, max(0, len(text.text) - 1)))
    end = data.draw(st.integers(start, len(text.text)))
    source_start, source_end = text.source_range(start, end)
    assert 0 <= source_start <= source_end <= len(source)
    if all(run.operation == COPY for run in text.runs) and source_end - source_start == end - start:
        assert source[source_start:source_end] == text.text[start:end]


def test_characters_inside_a_rewritten_stretch_keep_their_own_place():
    source = "職(zhí)工之家"
    text = tracked([(0, len(source), source, COPY)])
    text = text.edited([Edit(1, 6, "", "pinyin")])
    text = text.edited([Edit(0, 4, "职工之家", "traditional")])
    assert text.text == "职工之家"
    assert text.source_range(1, 2) == (6, 7)
    assert text.source_range(0, 2) == (0, 7)
    assert text.clean_range(6, 9) == (1, 4)


def test_a_stretch_rewritten_as_a_whole_is_mapped_as_a_whole():
    text = tracked([(0, 3, "A&B", COPY), (3, 8, "&", "character-reference"), (8, 9, "C", COPY)])
    assert text.source_range(3, 4) == (3, 8)
    assert source_range(text.runs, 4, 5) == (8, 9)


def test_an_edit_inside_a_whole_stretch_carries_its_result():
    source = "&#8220;工会"
    text = tracked([(0, 7, "“", "character-reference"), (7, 9, "工会", COPY)]).edited([Edit(0, 1, "‘", "width")])
    text = text.settled(source, CONVERSIONS)
    assert text.runs[0].operation == f"character-reference+width{RESULT}‘"
    assert replay_differences(as_document(source, text), CONVERSIONS) == []


@pytest.mark.parametrize(
    ("runs", "problem"),
    [
        ([(0, 2, "工会", COPY), (1, 3, "部门", COPY)], "goes back"),
        ([(0, 2, "干部", COPY)], "does not reproduce"),
    ],
)
def test_a_wrong_map_is_reported(runs, problem):
    text = tracked(runs)
    assert any(problem in difference for difference in replay_differences(as_document("工会部门", text), CONVERSIONS))


def test_a_map_with_a_gap_is_reported():
    text = tracked([(0, 2, "工会", COPY)])
    assert replay_differences(as_document("工会", TrackedText("工会网", text.runs)), CONVERSIONS)


def test_operations_chain_in_order():
    assert chained([COPY, "traditional", "width"], "") == "traditional+width"
    assert CONVERSIONS.replayed("traditional+width", "職１") == "职1"
    assert CONVERSIONS.replayed(f"shifted-gbk{RESULT}。《", "?!兑") == "。《"
