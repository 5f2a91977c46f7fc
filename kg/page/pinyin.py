"""How the characters of names are read, so that the page finds 安康杯 for ``akb`` and for ``ankangbei``.

A name is matched character by character, so the page needs the readings of each character, not of each name: those that the words
around it give it in some name (重 in 重庆 and in 重点), and the two most usual ones, since no dictionary knows all names (长三角).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.page.errors import INSTALL, PageError

_USUAL = 2


def readings(names: Iterable[str]) -> dict[str, str]:
    """For each Chinese character of ``names`` its readings without tones, a blank between them, those that the names give it first.

    Raises ``PageError`` where pypinyin is not installed.
    """
    try:
        from pypinyin import Style, lazy_pinyin, pinyin
    except ImportError as error:
        raise PageError("pypinyin, which knows how characters are read, is not installed", remedy=INSTALL) from error
    counts: dict[str, Counter[str]] = {}
    for name in sorted(set(names)):
        read = lazy_pinyin(name, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]  # what is not Chinese, one by one
        for character, syllable in zip(name, read, strict=False):
            if syllable.isascii() and syllable.isalpha() and not character.isascii():
                counts.setdefault(character, Counter())[syllable] += 1
    found: dict[str, str] = {}
    for character, told in sorted(counts.items()):
        usual = pinyin(character, style=Style.NORMAL, heteronym=True)[0][:_USUAL]
        by_frequency = sorted(told, key=lambda each: (-told[each], each))
        found[character] = " ".join(dict.fromkeys((*by_frequency, *usual)))
    return found
