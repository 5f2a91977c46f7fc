"""Bytes to text: Chinese files come in UTF-8, UTF-16, GB18030 (with GBK and GB2312) and Big5, mostly without saying which.

A byte order mark decides, then strict UTF-8; what is left is decided by how common the characters are that come out. Statistical
detectors were measured to call short GB18030 texts Korean, so none is used.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from kg.documents.operations import Conversions
from kg.errors import DocumentError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 40_000  # bytes that are enough to tell encodings apart
_MARKS = frozenset("，。、：；？！（）“”‘’《》〈〉【】「」『』—…·　％")
_LEAST_COMMON = 0.4  # share of common characters below which no encoding is believed
_LEAST_CLAIMED = 0.8  # the same for an encoding that a page claims
_SIGNATURES = {
    b"%PDF": ("a PDF", "rename it to end in .pdf"),
    b"PK\x03\x04": ("a ZIP container such as DOCX", "rename it to end in .docx if it is one"),
    b"\xd0\xcf\x11\xe0": ("an old Office file (.doc, .wps, .xls)", "convert it to DOCX or PDF with LibreOffice"),
    b"{\\rtf": ("an RTF file", "convert it to DOCX or PDF with LibreOffice"),
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, the name of its encoding, and what could not be decoded."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, place: str, conversions: Conversions, *, hint: str = "") -> Decoded:
    """The text that ``data`` holds.

    Arguments: ``place`` names the file in errors; ``conversions`` tell how common Traditional characters are; ``hint`` is an encoding
    that the file itself claims (HTML), believed only if what comes out is Chinese. Invalid bytes are left out with a warning that
    gives the offset of the first. Raises ``DocumentError`` where ``data`` is no text.
    """
    _refuse_other_formats(data, place)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding, len(mark))
    if hint and (claimed := _claimed(data, hint, conversions)):
        return claimed
    if b"\0" not in data and (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    candidates = ["utf-8", "gb18030", "big5hkscs", *(("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ())]
    scores = {encoding: _likelihood(data, encoding, conversions) for encoding in candidates}
    best = max(candidates, key=lambda encoding: scores[encoding])
    if scores[best] < _LEAST_COMMON:
        if b"\0" in data or _control_share(data) > 0.05:
            raise DocumentError("is a binary file and no text", place=place, remedy="Give TXT, HTML, Markdown, DOCX or PDF")
        best = "gb18030" if scores["gb18030"] == scores[best] else best
    return _lenient(data, best, 0)


def _refuse_other_formats(data: bytes, place: str) -> None:
    for signature, (what, remedy) in _SIGNATURES.items():
        if data.startswith(signature):
            raise DocumentError(f"is {what} and no text", place=place, remedy=f"{remedy[0].upper()}{remedy[1:]}")


def _claimed(data: bytes, hint: str, conversions: Conversions) -> Decoded | None:
    try:
        encoding = codecs.lookup(hint).name
    except LookupError:
        return None
    encoding = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "big5": "big5hkscs"}.get(encoding, encoding)
    text = _strict(data, encoding)
    if text is None or _common_share(text[:_SAMPLE], conversions) < _LEAST_CLAIMED:
        return None
    return Decoded(text, encoding)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, encoding: str, start: int) -> Decoded:
    """Decode all that can be decoded; what cannot becomes U+FFFD, which repair removes."""
    data = data[start:]
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        lost = len(re.findall("\ufffd+", text)) or 1
        warning = f"{lost} stretch(es) of bytes are not {encoding}; the first at byte {start + error.start} was left out"
        return Decoded(text, encoding, (warning,))


def _likelihood(data: bytes, encoding: str, conversions: Conversions) -> float:
    """How much the beginning of ``data``, read as ``encoding``, looks like Chinese: 1 all common characters, 0 or less none."""
    text = data[: _SAMPLE // 2 * 2].decode(encoding, "replace")
    return _common_share(text.removesuffix("\ufffd"), conversions)


def _common_share(text: str, conversions: Conversions) -> float:
    """The share of common characters among those that are not ASCII; what does not decode counts against it threefold.

    Common are Chinese marks and the 3,755 characters of GB 2312 level 1, which make up over 99 % of running text, after
    Traditional ones are turned into Simplified.
    """
    counts = Counter(conversions.simplified(text))
    total = common = 0
    for character, count in counts.items():
        if character in "\t\n\r" or " " <= character <= "~":
            continue
        penalty = 3 if character in "\ufffd\0" or character < " " or "\ue000" <= character <= "\uf8ff" else 1
        total += penalty * count
        common += count if penalty == 1 and _is_common(character) else 0
    return common / total if total else 0.0


def _is_common(character: str) -> bool:
    if character in _MARKS:
        return True
    encoded = character.encode("gb2312", "ignore")
    return len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xD7


def _control_share(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return sum(byte < 0x20 and byte not in b"\t\n\r\x0c" for byte in sample) / max(1, len(sample))
