"""Blanks: those that became question marks, those inside figures, indents, double blanks and empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, groupby

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

_LINE_EDGE = re.compile(rf"(?m:^)[{_BLANK}]+|(?<![{_BLANK}])[{_BLANK}]+(?m:$)|(?<![{_BLANK}])[{_BLANK}]++(?=\t)|(?<=\t)[{_BLANK}]+")
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
    """Edits that remove the blanks at both ends of every line and cell, and the tabs that indent a line or are left at its end.

    In the rows of a table the tabs at the ends stand for empty cells and stay: lines that follow each other with equally many tabs,
    one of them between two words.
    """
    edits = deletions(_LINE_EDGE, text, "blank")
    return edits if "\t" not in text else _merged(text, edits)


def _merged(text: str, blanks: Iterator[Edit]) -> Iterator[Edit]:
    """``blanks`` and the stray tabs of ``text`` in one order."""
    last: tuple[int, int] | None = None
    stray = ((edit.start, edit.end) for edit in _stray_tabs(text))
    for start, end in sorted([*((edit.start, edit.end) for edit in blanks), *stray]):
        if last and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last:
            yield Edit(*last, "", "blank")
        last = (start, end)
    if last:
        yield Edit(*last, "", "blank")


def _stray_tabs(text: str) -> Iterator[Edit]:
    """Edits that remove the tabs at the ends of lines that are no rows."""
    starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    lines = [(start, line) for start, line in zip(starts, text.split("\n"), strict=False) if line]
    for tabs, group in groupby(lines, key=lambda placed: placed[1].count("\t")):
        if not tabs:
            continue
        block = list(group)
        rows = len(block) > 1 and any("\t" in line.strip() for _, line in block)
        for start, line in block:
            if not (rows and line.strip()):
                yield from _without_tabs_at_ends(start, line)


def _without_tabs_at_ends(start: int, line: str) -> Iterator[Edit]:
    """Edits for a line that is no row: an empty first cell stays where more tabs follow."""
    left = 0 if line.count("\t") > 1 and "\t" in line.strip() else len(line) - len(line.lstrip())
    right = len(line.rstrip())
    if left and right:
        yield Edit(start, start + left, "", "blank")
    if right < len(line):
        yield Edit(start + right, start + len(line), "", "blank")


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
