"""Firms under their fullest name in the document: 长河重工集团 is 洛阳长河重工集团有限公司 where that is written.

So are their unions and their committees of the Party.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_ORGAN = re.compile("(?:工会(?:委员会)?|党委|纪委|团委)$")
_TAIL = re.compile("(?:集团)?(?:公司|有限公司|股份有限公司|有限责任公司|股份公司)")
_LONGEST_TAIL = 8  # characters of ``_TAIL``
_FIRM = re.compile("(?:集团|公司|厂|矿|银行|局)$")


class FirmNames:
    """Full names behind short ones of firms, as one document writes them."""

    def __init__(self, names: Iterable[str] = (), places: Collection[str] = ()) -> None:
        self._places = places
        longest = max(map(len, places), default=0)
        self._by_short: dict[str, list[str]] = {}
        for firm in sorted({_ORGAN.sub("", name) for name in names}):
            for short in _shorts(firm, places, longest):
                self._by_short.setdefault(short, []).append(firm)
        self._full: dict[str, str] = {}

    def full(self, name: str) -> str:
        """The fullest name of a firm, its union or its Party committee; ``name`` itself where the document writes none."""
        organ = _ORGAN.search(name)
        firm = name[: organ.start()] if organ else name
        if firm not in self._full:
            written = self._by_short.get(firm, ())
            self._full[firm] = _only([each for each in written if _is_full(each, firm, self._places)]) or firm
        return self._full[firm] + (organ.group() if organ else "")


def _shorts(firm: str, places: Collection[str], longest: int) -> set[str]:
    """What ``firm`` may be called for short: without a place, of at most ``longest`` characters, before it and its legal form behind it."""
    begins = [0, *(end for end in range(1, min(longest, len(firm)) + 1) if firm[:end] in places)]
    ends = [len(firm), *(at for at in range(max(0, len(firm) - _LONGEST_TAIL), len(firm)) if _TAIL.fullmatch(firm, at))]
    return {firm[begin:end] for begin in begins for end in ends}


def _only(names: list[str]) -> str:
    """The longest of ``names`` if all others are short forms of it, else nothing."""
    longest = max(names, key=len, default="")
    return longest if all(name in longest or _TAIL.sub("", name) in longest for name in names) else ""


def _is_full(name: str, short: str, places: Collection[str]) -> bool:
    """Whether ``name`` is ``short`` with the legal form behind it or the place before it."""
    if name == short or not _FIRM.search(short) or len(short) < 4:
        return False
    before, found, after = name.partition(short)
    return found != "" and (not before or before in places) and (not after or _TAIL.fullmatch(after) is not None)
