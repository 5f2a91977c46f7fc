"""What a cell can hold: texts without the characters that XML and spreadsheets forbid, and none that a spreadsheet takes for a formula."""

from __future__ import annotations

import re

LONGEST = 32_767
"""How many UTF-16 units a cell of Excel holds (Excel specifications and limits, Microsoft)."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROL_PICTURES = 0x2400  # U+2400 shows U+0000, and so on up to U+001F
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile("\\s*[=+\\-@＝＋－＠]|[\t\r\n']")
_CUT = "…〔已截断，原文共{}字，全文见 CSV 导出 / cut, see the CSV export〕"


def allowed(text: str) -> tuple[str, bool]:
    """``text`` with a sign in the place of each character that XML 1.0 forbids, and whether there was any.

    Control characters become their pictures (␀), the others U+FFFD, so that nothing disappears unseen.
    """
    cleaned, count = _FORBIDDEN.subn(lambda found: _sign(found[0]), text)
    return cleaned, bool(count)


def fitting(text: str) -> tuple[str, bool]:
    """``text`` as a cell of Excel can hold it, and whether it had to be cut; where it was, its end says so."""
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text, False
    mark = _CUT.format(f"{len(text):,}")
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - len(mark))].decode("utf-16-le", errors="ignore")
    return kept + mark, True


def escaped(text: str) -> str:
    """``text`` as a workbook writes it: ``_x0041_`` stands for A there (ECMA-376 Part 1, 22.9.2.19), so a text that holds it is escaped."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def guarded(text: str) -> tuple[str, bool]:
    """``text`` as a CSV file holds it, and whether it has an apostrophe before it now.

    It gets one where a spreadsheet would take it for a formula (``=``, ``+``, ``-``, ``@``, also in full width or behind blanks), where
    it begins with a tab or a line end, and where it begins with an apostrophe itself: so whoever reads the file takes one apostrophe off
    the beginning of every text that has one, and has the data as they are. (OWASP, CSV Injection, proposes the apostrophe.)
    """
    return (f"'{text}", True) if _FORMULA.match(text) else (text, False)


def _sign(character: str) -> str:
    code = ord(character)
    return chr(_CONTROL_PICTURES + code) if code < 0x20 else "\ufffd"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
