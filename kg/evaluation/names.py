"""When two names count as the same for scoring."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉()·•・,、\-—]")
_LOOSE_ENDING = re.compile(r"(?<=..)(活动|制度|工作|竞赛活动|机制)$")


def comparable(name: str) -> str:
    """``name`` without marks, width and the endings that official names carry or drop freely."""
    return _LOOSE_ENDING.sub("", _MARKS.sub("", unicodedata.normalize("NFKC", name).lower()))
