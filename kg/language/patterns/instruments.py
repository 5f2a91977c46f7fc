"""Instruments in 《》 with their document numbers, and short references to them (《意见》, 《条例》)."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.patterns.view import TextView

_TITLE = re.compile(r"《([^《》\n]{2,110}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")
NUMBER = re.compile(r"[（(]?([\u4e00-\u9fff]{1,8}[〔\[（(]\s?(?:19|20)\d\d\s?[〕\]）)]\s?第?\d{1,4}号)[）)]?")
_BOOKS = re.compile(r"(?:日报|晚报|时报|周刊|杂志|画报)$")
SHORT_REFERENCE = re.compile(r"^(?:实施)?(?:意见|决定|通知|条例|规定|办法|方案|规划|纲要|细则|规则|指引|计划|章程|建议|公告|实施意见|实施方案|指导意见|管理办法)$")


def find_instruments(view: TextView) -> list[Candidate]:
    """Candidates for every 《…》 that the vocabulary does not know as something else, a document number behind it included."""
    found: list[Candidate] = []
    for match in _TITLE.finditer(view.text):
        name = match.group(1)
        if _BOOKS.search(name):
            continue
        if "×" in name and len(name.replace("×", "")) < 6:
            continue
        rule = "instrument.short" if SHORT_REFERENCE.match(name) else "instrument.title"
        found.append(Candidate(match.start(), match.end(), "Instrument", rule, name))
    return found
