"""Names that quotation marks set off: “…”主题教育, “…”专项行动, “…”制度, with the head noun that follows the quotation."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import Lexicon
from kg.language.patterns.phrase_words import distinguishes
from kg.language.patterns.view import TextView
from kg.language.triggers import read_triggers

_QUOTED = re.compile(r"“([^“”\n]{2,40})”")
_REACH = 18
_STOP = re.compile(r"[，。；：！？、“”《》（）\n]")
_PLANS_TO = re.compile("计划(?=[^、，。；的等和与及实])")  # 活动计划资助…: a verb behind the head, not a longer head
_LABELS = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award", "Event"))


class QuotedNameFinder:
    """Finds quoted names by the head noun that follows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        triggers = read_triggers("kg.language", "quoted")
        self._honour, self._honoured, self._parts = triggers["honour"], triggers["honoured"], triggers["parts"]
        self._renamed, self._place, self._counted = triggers["renamed"], triggers["place"], triggers["counted"]
        self._cloud = triggers["cloud"]

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates from the opening quotation mark to the end of the head."""
        found = self._renamings(view.text)
        for match in _QUOTED.finditer(view.text):
            stop = _STOP.search(view.text, match.end(), match.end() + _REACH)
            limit = stop.start() if stop else min(len(view.text), match.end() + _REACH)
            award = self._award(view.text, match, limit)
            named = (award,) if award else (self._own_head(match), self._following_head(view, match, limit))
            found.extend(candidate for candidate in named if candidate is not None)
        return found

    def _award(self, text: str, match: re.Match[str], limit: int) -> Candidate | None:
        """“…”称号, or a quotation behind 授予 or 命名 with nothing to follow."""
        honour = self._honour.match(text, match.end())
        alone = limit - match.end() <= 2 or self._counted.match(text, match.end()) is not None
        honoured = alone and self._honoured.search(text, max(0, match.start() - 10), match.start())
        if not honour and not honoured:
            return None
        return Candidate(match.start(), honour.end() if honour else match.end(), "Award", "quoted.award", match.group(1))

    def _following_head(self, view: TextView, match: re.Match[str], limit: int) -> Candidate | None:
        """“…”主题活动: the last of the head nouns that follow one another behind the quotation."""
        behind = view.text[match.end() : limit]
        heads = self._lexicon.heads.find(behind)
        best: tuple[int, int] | None = None
        for start, end in heads:
            if self._parts.search(behind, 0, start) or (best and _PLANS_TO.match(behind, start)):
                break
            best = (start, end)
            if not any(later - end <= 2 for later, _ in heads if later >= end):
                break
        if best is None:
            return None
        label = self._lexicon.head_labels[behind[slice(*best)]]
        end = match.end() + best[1]
        return Candidate(match.start(), end, label, f"quoted.{label.lower()}") if label in _LABELS and end in view.word_edges else None

    def _renamings(self, text: str) -> list[Candidate]:
        """Both names of “A”更名为“B”: of a kind of place where the sentence speaks of stations or rooms, else of a campaign."""
        found: list[Candidate] = []
        for match in self._renamed.finditer(text):
            label = "Facility" if self._place.search(text, max(0, match.start() - 30), match.end() + 30) else "Campaign"
            found.extend(Candidate(match.start(n) - 1, match.end(n) + 1, label, "quoted.renamed", match.group(n)) for n in (1, 2))
        return found

    def _own_head(self, match: re.Match[str]) -> Candidate | None:
        """“…培训计划”, “…攻坚行动”: the head stands inside the quotation, at its end."""
        content = match.group(1)
        if self._cloud.search(content) and content.endswith("云"):
            return Candidate(match.start(), match.end(), "Platform", "quoted.platform")
        head = next(((start, end) for start, end in self._lexicon.heads.find(content) if end == len(content)), None)
        if head is None or head[0] < 2:
            return None
        label = self._lexicon.head_labels[content[head[0] :]]
        if label not in _LABELS or not distinguishes(content[: head[0]], self._lexicon.classes[label].generic):
            return None
        return Candidate(match.start(), match.end(), label, f"quoted.{label.lower()}")
