"""Bodies by role in a list: 联合人社、法院、司法等部门, “工会+法院+人社”. Outside such lists these words are ordinary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.candidates import Candidate
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.language.patterns.view import TextView

_KIND = re.compile(r"等?(?:有关|相关|多个|多)?(?:部门|单位|机关|职能部门|行政部门|系统)")
_TOGETHER = re.compile(r"(?:会同|联合|加强与|加强同|强化与|与|和|同|协调|配合|携手|协同)$")


def find_body_lists(view: TextView, labels: Sequence[Candidate], bodies: Sequence[Candidate]) -> list[Candidate]:
    """The list labels of the vocabulary that stand in a list with another body, or before 部门.

    ``labels`` are what may be a body in a list, ``bodies`` what is one anywhere.
    """
    members = sorted({(c.start, c.end): c for c in [*bodies, *labels] if c.label in ORGANIZATION_LABELS}.values(), key=lambda c: (c.start, -c.end))
    by_start: dict[int, Candidate] = {}
    for member in members:
        by_start.setdefault(member.start, member)
    short = {(c.start, c.end) for c in labels}
    found: list[Candidate] = []
    used: set[int] = set()
    for member in members:
        if member.start in used:
            continue
        chain = [member]
        while (following := _next(view.text, chain[-1].end, by_start)) is not None:
            chain.append(following)
        used.update(c.start for c in chain)
        closes = _KIND.match(view.text, chain[-1].end)
        opened = _TOGETHER.search(view.text[max(0, chain[0].start - 4) : chain[0].start])
        plus = view.text[chain[0].end : chain[0].end + 1] in "+＋" if len(chain) > 1 else False
        if (len(chain) > 1 and (closes or opened or plus or any((c.start, c.end) not in short for c in chain))) or (closes and opened):
            found.extend(c for c in chain if (c.start, c.end) in short)
    return found


def _next(text: str, position: int, by_start: dict[int, Candidate]) -> Candidate | None:
    for join in ("以及", "、", "和", "与", "及", "+", "＋"):
        if text.startswith(join, position) and position + len(join) in by_start:
            return by_start[position + len(join)]
    return None
