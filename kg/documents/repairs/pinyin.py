"""Pinyin in brackets after characters, as link farms put it into copied pages: 工會(huì), 強（qiáng）, also ``qiáng)`` alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.repairs.text_edits import HAN
from kg.documents.source_map import Edit

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_LETTERS = f"a-zA-Zɡüê{_TONED}\u0300-\u030c"
_WITH_TONE = f"[{_LETTERS}' ]{{0,24}}(?:[{_TONED}]|[a-zA-Zü][\u0300-\u030c])[{_LETTERS}' ]{{0,24}}"
_SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    "(?:iang|iong|uang|ueng|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|üe|a|o|e|i|u|ü)"
)
_BRACKETED = re.compile(
    f"[(（]{_WITH_TONE}[)）]"
    f"|(?<=[{HAN}])\\??{_WITH_TONE}[)）]"  # the opening bracket is lost, or became a question mark
    f"|(?<=[{HAN}])[(（]{_WITH_TONE}(?=[{HAN}])"
)
_TONELESS = re.compile(f"(?<=[{HAN}])[(（]{_SYLLABLE}[)）]")
_ENOUGH = 3
"""A text with this many toned syllables is annotated throughout: then syllables of the neutral tone are pinyin, too."""


def without_pinyin(text: str) -> Iterator[Edit]:
    """Edits that remove pinyin in brackets."""
    toned = list(_BRACKETED.finditer(text))
    if not toned:
        return
    found = [*toned, *_TONELESS.finditer(text)] if len(toned) >= _ENOUGH else toned
    position = 0
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= position:
            yield Edit(match.start(), match.end(), "", "pinyin")
            position = match.end()
