"""GBK text read one byte off: ``。《意見》`` became ``?!兑庖姟`` and what follows up to the next ASCII character is damaged, too.

The first byte of ``。`` (A1 A3) is lost; the bytes behind it pair up wrongly until a byte that can pair with nothing. Putting A1 in
front of the run's GBK bytes decodes them again. Characters whose bytes fell among those that GBK leaves undefined are gone: they
are looked for in the document itself, among its words that would have left just these remains, and otherwise left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from kg.documents.operations import RESULT
from kg.documents.source_map import Edit

_RUN = re.compile(r"[?？][!！](?P<body>[^\x00-\x7f\n]{2,40})(?P<end>[@-~?])?")
_CLOSING = {"《": "》", "“": "”", "‘": "’", "（": "）", "【": "】", "〈": "〉", "「": "」", "『": "』"}
_LONGEST_GAP = 8
_SEARCHED = 20_000  # characters before and behind the damage among which lost ones are looked for
_LAST_OF_PAIR = 0x40  # the lowest second byte of a GBK pair


def without_shifted_gbk(text: str) -> Iterator[Edit]:
    """Edits that decode such runs again, one for each."""
    position = 0
    for match in _RUN.finditer(text):
        edit = _run_edit(text, match)
        if edit and edit.start >= position:
            yield edit
            position = edit.end


def _run_edit(text: str, match: re.Match[str]) -> Edit | None:
    body, end = match["body"], match["end"] or ""
    try:
        shifted = ("！" + body).encode("gbk")
    except UnicodeEncodeError:
        return None
    decoded = (b"\xa1" + shifted).decode("gbk", "replace")
    closing = _CLOSING.get(decoded[1:2], "")
    if not closing or closing not in decoded:
        return None
    whole = decoded[: decoded.index(closing) + 1]  # all of it certain: 。《意见》
    last = len(whole.encode("gbk")) // 2 - 1  # position in body of the character that holds the last byte of the closing mark
    if not end:  # no ASCII character ends the damage: only the character that shares a byte with the closing mark is lost
        return Edit(match.start(), match.start("body") + last, whole, f"shifted-gbk{RESULT}{whole}")
    around = text[max(0, match.start() - _SEARCHED) : match.end() + _SEARCHED]
    whole += _restored(around, body[last - 1 :] + end, ("(" if end == "?" else "") + text[match.end() : match.end() + 4])
    return Edit(match.start(), match.end(), whole, f"shifted-gbk{RESULT}{whole}")


def _restored(text: str, damaged: str, following: str) -> str:
    """The words of ``text`` that leave ``damaged`` when read one byte off; of several those that most often stand before ``following``."""
    known = _known_characters(damaged)
    found: dict[str, int] = {}
    tried: set[str] = set()
    for certain in (known[:length] for length in range(len(known) + 1)):
        for candidate in _candidates(text, certain, damaged[0].encode("gbk")[1:]):
            words = certain + candidate
            if not words or words in tried or len(words) < len(damaged) - 1:  # each character leaves one at most, their end one more
                continue
            tried.add(words)
            if damaged_form(words) == damaged:
                found[words] = text.count(candidate) + 1000 * text.count(candidate + following)
    return max(sorted(found), key=lambda words: found[words], default="")


def _known_characters(damaged: str) -> str:
    """The characters at the beginning of ``damaged`` whose two bytes are both there, if nothing fell out before them."""
    remains = b"".join(character.encode("gbk", "ignore") for character in damaged)[1:]
    return remains.decode("gbk", "ignore")[:4]


def _candidates(text: str, certain: str, first: bytes) -> Iterator[str]:
    """Stretches of ``text`` that may fill the gap: after ``certain`` if that occurs, else beginning with the byte ``first``."""
    anchor = re.escape(certain[-1]) if certain else f"(?=[{_with_first_byte(text, first)}])"
    for match in re.finditer(anchor, text):
        for length in range(1, _LONGEST_GAP + 1):
            yield text[match.end() : match.end() + length]


def _with_first_byte(text: str, first: bytes) -> str:
    """The characters of ``text`` whose GBK form begins with the byte ``first``, for use inside a character class."""
    return "".join(sorted(character for character in set(text) if character.encode("gbk", "ignore")[:1] == first)) or "\n"


def damaged_form(words: str) -> str:
    """What a reader one byte off makes of ``words`` after a closing mark, as far as the ASCII character that ends the damage."""
    data = b"\xb7" + words.encode("gbk", "replace") + b"("  # B7 is the second byte of 》; a bracket of pinyin may follow
    pieces: list[str] = []
    position = 0
    while position < len(data):
        if data[position] < 0x80:
            return "".join([*pieces, chr(data[position])])
        pair = data[position : position + 2]
        if len(pair) < 2 or pair[1] < _LAST_OF_PAIR:
            return "".join([*pieces, "?"])
        with suppress(UnicodeDecodeError):  # a pair that GBK leaves undefined falls out
            pieces.append(pair.decode("gbk"))
        position += 2
    return "".join(pieces)
