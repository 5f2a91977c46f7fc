"""What the repair steps share: making edits from the matches of a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.documents.source_map import Edit

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside a character class."""

CHINESE = HAN + "，。、：；？！（）“”‘’《》〈〉【】〔〕…·×○％"
"""Chinese characters and the marks that only stand in Chinese text, for use inside a character class."""


def deletions(pattern: re.Pattern[str], text: str, operation: str) -> Iterator[Edit]:
    """An edit that removes each match of ``pattern``."""
    return (Edit(match.start(), match.end(), "", operation) for match in pattern.finditer(text))


def replacements(pattern: re.Pattern[str], text: str, convert: Callable[[str], str], operation: str) -> Iterator[Edit]:
    """An edit for each match of ``pattern`` that ``convert`` changes."""
    for match in pattern.finditer(text):
        replacement = convert(match.group())
        if replacement != match.group():
            yield Edit(match.start(), match.end(), replacement, operation)
