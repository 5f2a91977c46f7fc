"""How the characters of names are read, so that the page finds 安康杯 for ``akb`` and for ``ankangbei``.

A name is matched character by character, so the page needs the readings of each character, not of each name. A character is read by
the words around it (长 in 长三角 and in 部长): the readings kept are those that some name of the graph gives it.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.page.errors import INSTALL, PageError


def readings(names: Iterable[str]) -> dict[str, str]:
    """For each Chinese character of ``names`` its readings without tones, a blank between them, the most frequent first.

    Raises ``PageError`` where pypinyin is not installed.
    """
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError as error:
        raise PageError("pypinyin, which knows how characters are read, is not installed", remedy=INSTALL) from error
    counts: dict[str, dict[str, int]] = {}
    for name in sorted(set(names)):
        read = lazy_pinyin(name, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]  # what is not Chinese, one by one
        for character, syllable in zip(name, read, strict=False):
            if syllable.isascii() and syllable.isalpha() and not character.isascii():
                of_character = counts.setdefault(character, {})
                of_character[syllable] = of_character.get(syllable, 0) + 1
    return {character: " ".join(sorted(found, key=lambda each: (-found[each], each))) for character, found in sorted(counts.items())}
