"""Congresses and plenary sessions: the short forms that everybody writes, and the official names behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView

_N = "[一二三四五六七八九十]{1,3}"
_PARTY_CONGRESS = re.compile(rf"(?:党的|中共|中国共产党第?)({_N})(?:大(?!会)|次全国代表大会)")
_PLENUM = re.compile(rf"(?:党的|中共)?({_N})届((?:{_N}(?:中)?[、和])*{_N})中全会")
_UNION_CONGRESS = re.compile(rf"中国工会(?:第({_N})次(?:全国)?代表大会|({_N})大(?!会))")
_LOCAL_CONGRESS = re.compile(rf"(?:总工会|工会)第(?:{_N}|\d{{1,3}})次(?:会员)?代表大会")
_LEVELS = ("自治区", "省", "市", "县", "区", "州")
_ORDINAL = re.compile(rf"第(?:{_N}|\d{{1,3}}|×)届([\u4e00-\u9fff“”·\w]{{2,24}}?)(论坛|大会|博览会|运动会|科技节|艺术节|文化节|选拔赛|大赛|峰会|年会|研讨会|交流会)")


def find_events(view: TextView, bodies: Sequence[Candidate]) -> list[Candidate]:
    """Candidates for congresses, plenary sessions and numbered events, each with its official name."""
    text = view.text
    found: list[Candidate] = []
    for match in _PARTY_CONGRESS.finditer(text):
        found.append(_event(match.start(), match.end(), f"中国共产党第{match.group(1)}次全国代表大会", "event.party-congress"))
    for match in _PLENUM.finditer(text):
        congress = match.group(1)
        position = match.start(2)
        for written in re.split(r"[、和]", match.group(2)):
            start = match.start() if position == match.start(2) else position
            end = position + len(written)
            last = end == match.end(2)
            name = f"中国共产党第{congress}届中央委员会第{written.removesuffix('中')}次全体会议"
            found.append(_event(start, match.end() if last else end, name, "event.plenary-session"))
            position = end + 1
    for match in _UNION_CONGRESS.finditer(text):
        number = match.group(1) or match.group(2)
        found.append(_event(match.start(), match.end(), f"中国工会第{number}次全国代表大会", "event.union-congress"))
    for match in _LOCAL_CONGRESS.finditer(text):
        begin = _holder(view, bodies, match.start())
        if begin < match.start() and not text.startswith("中国工会", begin):
            found.append(_event(begin, match.end(), "", "event.local-congress"))
    for match in _ORDINAL.finditer(text):
        if "×" in match.group(0)[:3]:
            continue
        label = "Campaign" if match.group(2) in {"运动会", "科技节", "艺术节", "文化节", "选拔赛", "大赛"} else "Event"
        found.append(Candidate(match.start(), match.end(), label, "event.ordinal"))
    return found


def _holder(view: TextView, bodies: Sequence[Candidate], union: int) -> int:
    """Where the name of the body that holds a congress begins, left of the word 工会 at ``union``."""
    places = [c.start for c in view.by_end.get(union, ()) if c.label == "Place"]
    names = [c.start for c in bodies if c.start < union < c.end]
    if places or names:
        return min([*places, *names])
    level = next((word for word in _LEVELS if view.text.endswith(word, 0, union)), "")
    return union - len(level)


def _event(start: int, end: int, name: str, rule: str) -> Candidate:
    return Candidate(start, end, "Event", rule, name)
