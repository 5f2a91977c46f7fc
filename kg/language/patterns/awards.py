"""Honours of a place: 云南省五一劳动奖章, 市劳动模范, 省工人先锋号 are granted there and are not the honour of any level."""

from __future__ import annotations

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView

_NATIONAL = ("全国", "国家", "中华", "中国")
_LEVELS = ("自治区", "省", "市", "县", "区", "州")


def find_local_awards(view: TextView) -> list[Candidate]:
    """Candidates for a known honour of any level with the place, or the level alone, directly before it."""
    found: list[Candidate] = []
    for award in view.known:
        if award.label != "Award" or award.name.startswith(_NATIONAL) or view.text[award.start] in "“《":
            continue
        places = [c for c in view.by_end.get(award.start, ()) if c.label == "Place"]
        level = next((word for word in _LEVELS if view.text.endswith(word, 0, award.start)), "")
        begin = min((c.start for c in places), default=award.start - len(level) if level and award.start - len(level) in view.word_edges else -1)
        if begin >= 0:
            found.append(Candidate(begin, award.end, "Award", "award.local"))
    return found
