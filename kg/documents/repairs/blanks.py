"""Blanks: those that became question marks, those inside figures, indents, double blanks and empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.repairs.text_edits import HAN, deletions
from kg.documents.source_map import Edit

_BLANK = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # all but the tab, which parts the cells of a table row
_FULL_WIDTH_MARKS = "，。、：；？！（）“”‘’《》【】…—"
_CLASSIFIERS = "余多几万亿千百个名家人次件项所户元年月日条种座处支场期套项批位本部册台辆级届类间只张份篇周天时分秒倍成度吨亩岁"

# 90?人, 90 ?人, 90? 人: a blank that some code page could not hold, between a figure and what it counts
_QUESTION_IN_FIGURE = re.compile(
    rf"(?<=\d)[{_BLANK}]*[?？][{_BLANK}]*(?=[{_CLASSIFIERS}])(?![年月日]?[{_BLANK}]*\n)|(?<=\d)[?？](?=\d{{3}}(?!\d))"
)
_QUESTION_INDENT = re.compile(rf"(?m:^)[{_BLANK}\t]*\?+(?=[{HAN}“《（—])")
# a question inside the title of a document, between two characters, is a lost blank: 《…全会精神?在…的意见》
_QUESTION_IN_TITLE = re.compile(rf"(?<=[{HAN}])\?(?=[{HAN}][^《》\n]*》)")
_OPENED_TITLE = re.compile(r"《[^《》\n]*\Z")

# a tab at the beginning is an indent, or an empty cell where more tabs follow
_LINE_EDGE = re.compile(rf"(?m:^)(?:[{_BLANK}\t]+(?=[^\t\n]*(?m:$))|[{_BLANK}]+)|(?<![{_BLANK}\t])[{_BLANK}\t]+(?m:$)")
_BESIDE_MARK = re.compile(rf"(?<=[{_FULL_WIDTH_MARKS}])[{_BLANK}]+(?=\S)|(?<=\S)[{_BLANK}]+(?=[{_FULL_WIDTH_MARKS}])")
_BESIDE_FIGURE = re.compile(
    rf"(?<=[{HAN}])[{_BLANK}]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[{_BLANK}]+(?=[{HAN}])"
    rf"|(?:(?<=\d[百千万亿])|(?<=\d [百千万亿]))[{_BLANK}]+(?=[{_CLASSIFIERS}])"
)
_OTHER_BLANKS = re.compile(rf"[{_BLANK}]{{2,}}|[^\S \n\t]")
_EMPTY_LINE = re.compile(r"\A\n+|(?<=\n)\n+|\n+\Z")


def without_lost_blanks(text: str) -> Iterator[Edit]:
    """Edits that remove question marks and blanks inside a figure, and question marks that stand for an indent or a blank."""
    if "?" not in text and "？" not in text:
        return
    edits = [Edit(match.start(), match.end(), "", "lost-blank") for match in _QUESTION_IN_FIGURE.finditer(text)]
    edits += [Edit(match.start(), match.end(), "", "lost-blank") for match in _QUESTION_INDENT.finditer(text)]
    for match in _QUESTION_IN_TITLE.finditer(text):
        if _OPENED_TITLE.search(text, max(0, match.start() - 120), match.start()):
            edits.append(Edit(match.start(), match.end(), " ", "blank"))
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start >= position:
            yield edit
            position = edit.end


def without_indents(text: str) -> Iterator[Edit]:
    """Edits that remove the blanks at both ends of every line."""
    return deletions(_LINE_EDGE, text, "blank")


def without_blanks_beside_marks(text: str) -> Iterator[Edit]:
    """Edits that remove the blanks beside full-width marks, which bring their own."""
    return deletions(_BESIDE_MARK, text, "blank")


def without_blanks_beside_figures(text: str) -> Iterator[Edit]:
    """Edits that remove the blanks between Chinese and figures or Latin letters (到 2018 年)."""
    return deletions(_BESIDE_FIGURE, text, "blank")


def single_blanks(text: str) -> Iterator[Edit]:
    """Edits that make every other stretch of blanks one blank."""
    return (Edit(match.start(), match.end(), " ", "blank") for match in _OTHER_BLANKS.finditer(text))


def without_empty_lines(text: str) -> Iterator[Edit]:
    """Edits that remove empty lines."""
    return deletions(_EMPTY_LINE, text, "blank")
