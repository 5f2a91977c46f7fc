"""Pinyin in brackets after characters, as link farms put it into copied pages: 工會(huì), 強（qiáng）, also ``qiáng)`` alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.documents.operations import RESULT
from kg.documents.repairs.text_edits import HAN
from kg.documents.source_map import Edit

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_LETTERS = f"a-zA-Zɡüê{_TONED}\u0300-\u030c"
_WITH_TONE = f"[{_LETTERS}' ]{{0,24}}(?:[{_TONED}]|[a-zA-Zü][\u0300-\u030c])[{_LETTERS}' ]{{0,24}}"
_TONE = re.compile(f"[{_TONED}]|[a-zA-Zü][\u0300-\u030c]")
_SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    "(?:iang|iong|uang|ueng|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|üe|a|o|e|i|u|ü)"
)
_BRACKETED = re.compile(
    f"[(（]{_WITH_TONE}[)）]"
    f"|(?<=[{HAN}]){_WITH_TONE}[)）]"  # the opening bracket is lost
    f"|(?<=[{HAN})）])(?:\\?{_WITH_TONE}[)）])+"  # or became a question mark, with or without the character before it
    f"|(?<=[{HAN}])[(（]{_WITH_TONE}(?=[{HAN}])"
)
_ANNOTATED = re.compile(f"([{HAN}])[(（]({_WITH_TONE})[)）]")
_TONELESS = re.compile(f"(?<=[{HAN}])[(（]{_SYLLABLE}[)）]")
_ENOUGH = 3
"""A text with this many toned syllables is annotated throughout: then syllables of the neutral tone are pinyin, too."""


def without_pinyin(text: str) -> Iterator[Edit]:
    """Edits that remove pinyin in brackets.

    Where ``?`` took the place of the bracket and of the character in front of it (勇挑重?dān)), the character comes back from the
    rest of the text, which annotates it elsewhere (擔(dān)).
    """
    toned = list(_BRACKETED.finditer(text)) if _TONE.search(text) else []
    if not toned:
        return
    found = [*toned, *_TONELESS.finditer(text)] if len(toned) >= _ENOUGH else toned
    position = 0
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= position:
            lost = _lost_character(text, match) if match.group()[0] == "?" else ""
            yield Edit(match.start(), match.end(), lost, f"pinyin{RESULT}{lost}" if lost else "pinyin")
            position = match.end()


def _lost_character(text: str, match: re.Match[str]) -> str:
    """The character that the last syllable of ``match`` annotated, unless the one before it is that or stands by itself."""
    syllable = match.group().rstrip(")）").rpartition("?")[2]
    before = text[match.start() - 1]
    if before in ")）":
        return ""
    annotated: Counter[str] = Counter(character for character, pinyin in _ANNOTATED.findall(text) if pinyin == syllable)
    if not annotated or before in annotated:
        return ""
    return max(sorted(annotated), key=lambda character: annotated[character])
