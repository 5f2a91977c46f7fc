"""Short forms that the text declares: 某某技能竞赛（以下简称竞赛）; from then on 竞赛 is that one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView

DECLARATION = re.compile(r"（(?:以下)?(?:统一)?简称(?:为)?[：，]?[“《‘]?([^“”《》（）]{2,20})[”》’]?）")
"""The bracket of a declaration; its group is the short form."""
_NEVER_SHORT = frozenset(("TargetGroup", "Place", "Topic"))


class DeclaredNameFinder:
    """Finds the later uses of declared short forms."""

    def find(self, view: TextView, found: Sequence[Candidate]) -> list[Candidate]:
        """Candidates of the class of what was declared, at every place behind the declaration where the short form is a word."""
        longest: dict[int, Candidate] = {}
        for candidate in found:
            if candidate.end not in longest or candidate.start < longest[candidate.end].start:
                longest[candidate.end] = candidate
        uses: list[Candidate] = []
        said: set[tuple[str, str]] = set()  # short forms with their class: what is declared again is used in the same places
        for match in DECLARATION.finditer(view.text):
            declared = longest.get(match.start())
            if declared is None or declared.label in _NEVER_SHORT or (match.group(1), declared.label) in said:
                continue
            said.add((match.group(1), declared.label))
            for use in re.compile(re.escape(match.group(1))).finditer(view.text, match.end()):
                if use.start() in view.word_edges and use.end() in view.word_edges:
                    uses.append(Candidate(use.start(), use.end(), declared.label, "declared.short"))
        return uses
