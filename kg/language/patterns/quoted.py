"""Names that quotation marks set off: “…”主题教育, “…”专项行动, “…”制度, with the head noun that follows the quotation."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import Lexicon
from kg.language.patterns.noun_phrases import distinguishes
from kg.language.patterns.view import TextView

_QUOTED = re.compile(r"“([^“”\n]{2,40})”")
_TITLE_OF_HONOUR = re.compile(r"(?:等)?(?:光荣|荣誉)?称号")
_HONOURED = re.compile(r"(?:命名|评选|授予|评出|表彰|获评|荣获|评为|选树|评选出|评选表彰|获得)(?:了)?(?:全国|全省|全市|省级|市级|首届|首批|一批|年度|第[一二三四五六七八九十]+[批届])*$")
_RENAMED = re.compile(r"“([^“”\n]{2,20})”(?:正式)?(?:更名|改名|改称|升级)为“([^“”\n]{2,20})”")
_REACH = 18
_STOP = re.compile(r"[，。；：！？、“”《》（）\n]")
_LABELS = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award", "Event"))


class QuotedNameFinder:
    """Finds quoted names by the head noun that follows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates from the opening quotation mark to the end of the head."""
        text = view.text
        found = _renamed(text)
        for match in _QUOTED.finditer(text):
            stop = _STOP.search(text, match.end(), match.end() + _REACH)
            limit = stop.start() if stop else min(len(text), match.end() + _REACH)
            honour = _TITLE_OF_HONOUR.match(text, match.end())
            if honour or _HONOURED.search(text[max(0, match.start() - 10) : match.start()]) and limit - match.end() <= 2:
                end = honour.end() if honour else match.end()
                found.append(Candidate(match.start(), end, "Award", "quoted.award", match.group(1)))
                continue
            inside = self._own_head(match)
            if inside is not None:
                found.append(inside)
            if limit == match.end():
                continue
            heads = self._lexicon.heads.find(text[match.end() : limit])  # the head may follow the quotation
            best = None
            for start, end in heads:
                between = text[match.end() : match.end() + start]
                if any(word in between for word in ("的", "为", "等", "了", "和")):
                    break
                best = (start, end)
                if not any(later[0] - end <= 2 for later in heads if later[0] >= end):
                    break
            if best is None:
                continue
            end = match.end() + best[1]
            label = self._lexicon.head_labels[text[match.end() + best[0] : end]]
            if label in _LABELS and end in view.word_edges:
                found.append(Candidate(match.start(), end, label, f"quoted.{label.lower()}"))
        return found

    def _own_head(self, match: re.Match[str]) -> Candidate | None:
        """“…培训计划”, “…攻坚行动”: the head stands inside the quotation, at its end."""
        content = match.group(1)
        head = next(((start, end) for start, end in self._lexicon.heads.find(content) if end == len(content)), None)
        if head is None or head[0] < 2:
            return None
        label = self._lexicon.head_labels[content[head[0] :]]
        if label not in _LABELS or not distinguishes(content[: head[0]], self._lexicon.classes[label].generic):
            return None
        return Candidate(match.start(), match.end(), label, f"quoted.{label.lower()}")


def _renamed(text: str) -> list[Candidate]:
    """Both names of “A”更名为“B”: of a kind of place where the sentence speaks of stations or rooms, else of a campaign."""
    found: list[Candidate] = []
    for match in _RENAMED.finditer(text):
        around = text[max(0, match.start() - 30) : match.end() + 30]
        label = "Facility" if re.search(r"站点|驿站|阵地|中心|书屋|工作室|之家", around) else "Campaign"
        found.extend(Candidate(match.start(n) - 1, match.end(n) + 1, label, "quoted.renamed", match.group(n)) for n in (1, 2))
    return found
