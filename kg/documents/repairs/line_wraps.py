"""Lines that were cut at a fixed width: yearbooks and old pages break in the middle of words (发\n展会员11123人)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from kg.documents.repairs.text_edits import HAN
from kg.documents.source_map import Edit

_NARROWEST = 56  # columns; shorter lines of one width are lists of names
_RAGGED = 9  # columns by which a line may stay under the full width, where a mark or a word did not fit
_FEWEST = 3  # full lines that show that a text was cut
_CHINESE = re.compile(f"[{HAN}]")
_MARK = re.compile("[，。；：、,;]")
_CLOSED = re.compile(r"[。！？!?；;：:…”」』】]\s*$")
_OPENS = re.compile(
    r"\s|[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|第[一二三四五六七八九十百零\d]{1,5}[条章节款编部]|[（(]?\d{1,2}[）)、．.](?!\d)|[【●○■□◆·•—*]"
)


def without_line_wraps(text: str) -> Iterator[Edit]:
    """Edits that join the lines of paragraphs that were cut at a fixed width; headings, items and indented lines begin anew."""
    lines = text.split("\n")
    widths = [_width(line.rstrip()) for line in lines]
    goes_on = [index for index in range(len(lines) - 1) if _may_go_on(lines, index)]
    full = _full_width([widths[index] for index in goes_on])
    if not full:
        return
    starts = _starts(lines)
    for index in goes_on:
        if full - _RAGGED <= widths[index] <= full:
            end = starts[index] + len(lines[index].rstrip())
            latin = _is_latin(lines[index].rstrip()[-1]) and _is_latin(lines[index + 1][0])
            yield Edit(end, starts[index + 1], " " if latin else "", "blank" if latin else "line-wrap")


def _width(line: str) -> int:
    """The columns that a line takes on a screen of fixed width."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)


def _may_go_on(lines: Sequence[str], index: int) -> bool:
    """Whether a line may be the first part of what the next one goes on with."""
    line, following = lines[index], lines[index + 1]
    if not line.strip() or not following.strip() or "\t" in line or "\t" in following:
        return False
    prose = _CHINESE.search(line) is not None and (_MARK.search(line) or _MARK.search(following)) is not None
    return prose and not _CLOSED.search(line) and not _OPENS.match(following)


def _full_width(widths: Sequence[int]) -> int:
    """The width at which lines were cut, or 0 where no width is shared by enough of those that may go on."""
    counts = Counter(width for width in widths if width >= _NARROWEST)
    shared = {width: sum(counts[near] for near in range(width - _RAGGED, width + 1)) for width in counts}
    best = max(shared, key=lambda width: (shared[width], width), default=0)
    return best if best and shared[best] >= _FEWEST and 2 * shared[best] >= len(widths) else 0


def _starts(lines: Sequence[str]) -> list[int]:
    starts, position = [], 0
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    return starts


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
