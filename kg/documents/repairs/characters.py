"""Characters that no text should hold: controls, wrong line ends, radicals in place of characters, marks read in a wrong code page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.operations import Conversions, in_code_page_1252
from kg.documents.repairs.text_edits import HAN, replacements
from kg.documents.source_map import Edit

# C0 and C1 controls, soft hyphen, invisible format characters, byte order marks, surrogates, noncharacters, the replacement
# character of a failed decoding, and private use: bullets of symbol fonts, remains of damaged GBK. XML 1.0 forbids part of them,
# none says anything.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\uffff\ud800-\udfff\ufdd0-\ufdef\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
)
_CONTROL = re.compile(f"(?P<line>\r\n?|[\u2028\u2029\x85\x0b\x0c])|[{_INVISIBLE}]+")
_RADICAL = re.compile("[\u2e80-\u2fdf]+")
# ×“ written as the bytes D7 93 of code page 1252 and read as UTF-8 gives the Hebrew letter ד
_HEBREW = re.compile(f"(?<=[×{HAN}，。、])[\u05d0-\u05ea](?=[×{HAN}])|(?<=[×])[\u05d0-\u05ea]")


def without_controls(text: str) -> Iterator[Edit]:
    """Edits that remove control and invisible characters and make every line end ``\\n``."""
    for match in _CONTROL.finditer(text):
        is_line_end = match["line"] is not None
        yield Edit(match.start(), match.end(), "\n" if is_line_end else "", "line-break" if is_line_end else "control")


def with_characters_for_radicals(text: str, conversions: Conversions) -> Iterator[Edit]:
    """Edits that replace the radicals of PDF fonts by the characters they stand for."""
    return replacements(_RADICAL, text, conversions.without_radicals, "radical")


def with_marks_for_hebrew(text: str) -> Iterator[Edit]:
    """Edits that restore ``×“`` and its like where they were read as one Hebrew letter."""
    for match in _HEBREW.finditer(text):
        if match.group().encode()[1] in range(0x91, 0x98):  # the quotation marks and dashes of code page 1252
            yield Edit(match.start(), match.end(), in_code_page_1252(match.group()), "cp1252")
