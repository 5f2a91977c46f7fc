"""Cuts text into sentences: at 。！？ and at line ends; not at semicolons, not inside short quotations, titles and brackets."""

from __future__ import annotations

import re
from bisect import bisect_right

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.document_text import text_of

_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"), ("（", "）"), ("(", ")"), ("【", "】"))
_CLOSING = "”’」』》〉）)】"
# Half-width marks count only after a Chinese character: elsewhere they belong to addresses and code.
_END = re.compile(rf"(?P<mark>[。！？]+|(?<=[\u4e00-\u9fff])[!?]+)(?P<closing>[{_CLOSING}]*)|\n")
_QUOTED_LENGTH = 60  # characters; the sentences of a longer quotation stand for themselves
_ENCLOSED = re.compile(
    "|".join(f"{re.escape(opening)}[^{opening}{closing}\\n]{{0,{_QUOTED_LENGTH - 1}}}{re.escape(closing)}" for opening, closing in _PAIRS)
)
LONGEST_SENTENCE = 1000  # characters; what runs on longer (a list without end) is cut, so that no step takes time by its square
_CUTS = "；，、 \t"
_START, _NO_START = 1, -1
_GOES_ON = "，、；：,;:的"


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The ``(start, end)`` of every sentence of ``text``, in code points, without the blanks around it; none is empty.

    The closing quotation marks and brackets after the last mark belong to the sentence. What is longer than ``LONGEST_SENTENCE``
    is cut at the last comma or list mark before that length.
    """
    enclosed = [stretch.span() for stretch in _ENCLOSED.finditer(text)]
    ends_of_enclosed = [end for _, end in enclosed]
    spans: list[tuple[int, int]] = []
    start = 0
    for boundary in _END.finditer(text):
        around = bisect_right(ends_of_enclosed, boundary.start())
        if around < len(enclosed) and enclosed[around][0] < boundary.start() and not _ends_with_enclosed(text, boundary, *enclosed[around]):
            continue
        _append_trimmed(spans, text, start, boundary.end())
        start = boundary.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def _ends_with_enclosed(text: str, boundary: re.Match[str], opened: int, closed: int) -> bool:
    """Whether a mark inside the enclosed stretch ``[opened, closed)`` ends the sentence around it.

    It does as the last mark of quoted speech (他说：“干得好！”), not in a name (“劳动最光荣！”主题活动) or a title (《工会是什么？》).
    """
    if boundary.end() < closed or text[closed - 1] in "》〉】":
        return False
    if text[boundary.end() : boundary.end() + 1] in tuple(_GOES_ON):
        return False
    return "。" in boundary["mark"] or text[opened - 1 : opened] in ("：", ":")


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    start, end = _trimmed(text, start, end)
    while end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(mark, start + 1, start + LONGEST_SENTENCE) for mark in _CUTS) + 1 or start + LONGEST_SENTENCE
        spans.append(_trimmed(text, start, cut))
        start = cut
        while text[start].isspace():
            start += 1
    if start < end:
        spans.append((start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without the blanks at either end."""
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


@Language.component("sentence_boundaries", assigns=["token.is_sent_start", "doc.sents"])
def sentence_boundaries(doc: Doc) -> Doc:
    """Pipeline component: mark the sentences of ``sentence_spans`` in ``doc``."""
    offsets = doc.to_array(["IDX"]).tolist()
    starts = np.full((len(doc), 1), _NO_START, dtype=np.int64)
    for start, _ in sentence_spans(text_of(doc)):
        starts[max(bisect_right(offsets, start) - 1, 0)] = _START
    # Setting them token by token takes time that grows with the square of the length.
    return doc.from_array(["SENT_START"], starts.astype(np.uint64))  # type: ignore[arg-type]
