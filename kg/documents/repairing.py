"""The repairs of ``kg.documents.repairs`` in the order in which they are applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from kg.documents.operations import COPY, Conversions
from kg.documents.repairs import blanks, characters, line_wraps, pinyin, punctuation, script, shifted_gbk
from kg.documents.source_map import Edit, TrackedText, tracked

Repair = Callable[[str], Iterator[Edit]]


def repairs(conversions: Conversions) -> tuple[Repair, ...]:
    """All repairs, in order."""
    return (
        characters.without_controls,
        shifted_gbk.without_shifted_gbk,  # before the script changes: it compares bytes of the damaged text
        characters.with_marks_for_hebrew,
        pinyin.without_pinyin,
        partial(characters.with_characters_for_radicals, conversions=conversions),
        partial(script.to_simplified, conversions=conversions),
        blanks.without_lost_blanks,  # before ? becomes ？
        partial(punctuation.half_width, conversions=conversions),
        partial(punctuation.full_width_brackets, conversions=conversions),
        partial(punctuation.full_width_marks, conversions=conversions),
        partial(punctuation.full_width_marks_at_line_ends, conversions=conversions),
        punctuation.full_stops,
        punctuation.middle_dots_and_dashes,
        punctuation.curly_quotes,
        line_wraps.without_line_wraps,  # while indents still show where paragraphs begin
        blanks.without_indents,
        blanks.without_blanks_beside_marks,
        blanks.without_blanks_beside_figures,
        blanks.single_blanks,
        blanks.without_empty_lines,
    )


def repaired(text: TrackedText, in_order: Sequence[Repair]) -> TrackedText:
    """``text`` after each of the repairs ``in_order``."""
    for repair in in_order:
        text = text.edited(repair(text.text))
    return text


def repaired_words(words: str, in_order: Sequence[Repair]) -> str:
    """``words`` without a source map: what a file says of itself, repaired like its text."""
    return repaired(tracked([(0, len(words), words, COPY)]), in_order).text
