"""Organisations built from a place or level, a system and an ending: 长治市总工会, 市应急管理局, 海棠街道工会联合会, 某某公司工会."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.language.candidates import Candidate
from kg.language.lexicon import WordFinder, read_data
from kg.language.patterns.view import TextView

ORGANIZATION_LABELS = frozenset(
    ("Organization", "TradeUnion", "PartyOrganization", "GovernmentBody", "MassOrganization", "Enterprise", "MediaOrganization", "InternationalOrganization")
)
_NOMINAL = frozenset(("n", "nz", "nt", "nw", "s", "f", "LOC", "ORG", "PER", "vn", "j", "a"))
_FIRM_ONLY = frozenset(("n", "nz", "nt", "nw", "LOC", "ORG", "vn"))
_TOGETHER = re.compile(r"会同|联合(?!会|工会)|协同|携手|、")
_JOINED = re.compile(r"(?:联合|会同|、|，|和|与|由|及|同)$")
_OF_FEDERATION = re.compile(r"(?<=总工会)(?:女职工委员会|经费审查委员会)")
_TERM = re.compile(r"第[一二三四五六七八九十]{1,3}届(?:执行)?委员会(?:常务委员会)?")
_STOP = re.compile(r"[，。；：！？、“”‘’《》（）\n\s]")
_UNIT = re.compile(r"(?:公司|集团|厂|局|院|校|所|街道|镇|乡|社区|村|园区|开发区|新区|示范区|银行|铁路|油田|电网|矿务局|煤业|中心|站|段|队|委|办|部|产业园|工业园|商圈|楼宇|商会|系统|快递|外卖|货运|物流|教育|财贸|建筑业)$")
_LONGEST = 26
_DEPARTMENT_KIND = "GovernmentBody"


class BodyFinder:
    """Finds organisations by their endings."""

    def __init__(self) -> None:
        data = read_data("organizations")
        endings = _table(data, "endings")
        departments = _table(data, "departments")
        self._labels: dict[str, str] = {ending: label for label, words in endings.items() for ending in words}
        for name in departments["names"]:
            for ending in departments["endings"]:
                self._labels.setdefault(name + ending, _DEPARTMENT_KIND)
        self._departments = frozenset(name + ending for name in departments["names"] for ending in departments["endings"])
        roles = [name + ending for name in departments["names"] for ending in departments["role_endings"]]
        self._roles = frozenset(roles)
        for role in roles:
            self._labels.setdefault(role, _DEPARTMENT_KIND)
        self._endings = WordFinder(self._labels)
        self._levels = tuple(_table(data, "levels")["prefixes"])
        self._organs = tuple(sorted(_table(data, "organs")["names"], key=lambda w: (-len(w), w)))
        strings = read_data("places")["strings"]
        assert isinstance(strings, list)
        self._abbreviated = re.compile("|".join(map(str, strings)))
        self._generic = tuple(sorted(_table(data, "generic")["words"], key=lambda w: (-len(w), w)))

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates labelled with the organisation class that their ending gives."""
        found: list[Candidate] = []
        chained: dict[int, int] = {}
        for start, end in self._endings.find(view.text):
            ending = view.text[start:end]
            if view.text[end : end + 1] in ("们", "化", "性", "员") or (end not in view.word_edges and not self._strong(ending)):
                continue
            label = self._labels[ending]
            tagged = (c.start for c in view.by_end.get(end, ()) if c.rule == "statistical" and not _TOGETHER.search(view.text, c.start, start))
            begin = self._without_preposition(view.text, min([self._begin(view, start, chained), *tagged]), start)
            if begin == start and not (ending in self._roles or self._self_sufficient(ending)):
                continue
            if begin < start and self._is_generic(view.text[begin:start]) and ending not in self._roles:
                continue
            if ending == "工会" and not self._owns_union(view, begin, start):
                continue
            if ending in self._roles:
                begin = start if self._is_generic(view.text[begin:start]) else begin
            chained[end] = begin
            rule = "body.role" if ending in self._roles else "body.level" if self._level_alone(view.text[begin:start], ending) else "body.ending"
            if label == "PartyOrganization" and view.text.startswith(("共青团", "团"), begin):
                label = "MassOrganization"
            found.append(Candidate(begin, end, label, rule))
        return [*found, *self._committees(view, found)]

    def _committees(self, view: TextView, found: list[Candidate]) -> list[Candidate]:
        """第十一届委员会 or 女职工委员会 behind a body: the committee is a body of its own, and so is the one before it."""
        committees: list[Candidate] = []
        bodies = [*found, *(c for c in view.known if c.label in ORGANIZATION_LABELS)]
        for body in bodies:
            organ = _OF_FEDERATION.search(view.text, body.start, body.end)
            if organ and body.rule == "body.ending":
                committees.append(Candidate(body.start, organ.start(), "TradeUnion", "body.ending"))
            department = next((o for o in self._organs if view.text.startswith(o, body.end)), "")
            if department and view.text.endswith("总工会", 0, body.end):
                committees.append(Candidate(body.start, body.end + len(department), "TradeUnion", "body.organ"))
            term = _TERM.match(view.text, body.end)
            if term and body.label in {"TradeUnion", "MassOrganization", "PartyOrganization"}:
                committees.append(Candidate(body.start, term.end(), body.label, "body.committee"))
        return committees

    def _without_preposition(self, text: str, begin: int, start: int) -> int:
        """联合长治市法院 begins with a verb; 联合工会 does not."""
        word = next((w for w in ("联合", "会同", "协同", "携手") if text.startswith(w, begin) and begin + len(w) < start), "")
        return begin + len(word)

    def _owns_union(self, view: TextView, begin: int, start: int) -> bool:
        """Whether what stands before 工会 alone is a place, a body or a unit that has a union."""
        known = any(
            c.label in ORGANIZATION_LABELS or (c.label == "Place" and c.start == begin and not self._abbreviated.fullmatch(view.text, begin, start))
            for c in view.by_end.get(start, ())
        )
        place = next((c for c in view.by_start.get(begin, ()) if c.label == "Place" and c.end < start and c.rule == "vocabulary"), None)
        if place is not None and not self._is_generic(view.text[place.end : start]):
            return True
        return known or bool(_UNIT.search(view.text, begin, start)) or view.tags.get(start, (0, ""))[1] == "ORG"

    def _strong(self, ending: str) -> bool:
        return len(ending) >= 3

    def _self_sufficient(self, ending: str) -> bool:
        """Endings that already hold their level: 省委, 团市委."""
        return ending in {"省委", "市委", "县委", "区委", "州委", "自治区党委", "盟委", "旗委", "团省委", "团市委", "团县委", "团区委"}

    def _level_alone(self, prefix: str, ending: str) -> bool:
        return prefix in self._levels or (not prefix and self._self_sufficient(ending))

    def _begin(self, view: TextView, start: int, chained: Mapping[int, int]) -> int:
        """Where the name begins: over places, known bodies and nouns to its left."""
        begin = start
        while begin > 0 and start - begin < _LONGEST:
            step = self._step(view, begin, start, chained)
            if step is None:
                break
            begin = step
        return begin

    def _step(self, view: TextView, begin: int, start: int, chained: Mapping[int, int]) -> int | None:
        if begin in chained and chained[begin] < begin:
            return chained[begin]
        before = [c for c in view.by_end.get(begin, ()) if (c.label in ORGANIZATION_LABELS and c.rule != "statistical") or c.label == "Place"]
        if before:
            return min(c.start for c in before)
        previous = view.text[begin - 1]
        if _STOP.match(previous):
            return None
        level = next((p for p in self._levels if view.text.endswith(p, 0, begin)), "")
        before_level = begin - len(level)
        if level and begin == start and (before_level in view.word_edges or _JOINED.search(view.text[max(0, before_level - 2) : before_level])):
            return before_level
        tagged = view.tags.get(begin)
        if tagged is None or begin == 0:
            return None
        word_start, tag = tagged
        word = view.text[word_start:begin]
        allowed = _NOMINAL if begin == start else _FIRM_ONLY
        if tag not in allowed or word in self._generic or len(word) < 2 or _STOP.search(word):
            return None
        return word_start

    def _is_generic(self, modifiers: str) -> bool:
        rest = modifiers
        changed = True
        while changed and rest:
            changed = False
            for word in self._generic:
                if rest.startswith(word) and rest not in self._levels:
                    rest, changed = rest[len(word) :], True
                    break
                if rest.endswith(word) and rest not in self._levels:
                    rest, changed = rest[: -len(word)], True
                    break
        return len(rest) < 1


def _table(data: dict[str, object], key: str) -> dict[str, list[str]]:
    table = data[key]
    assert isinstance(table, dict)
    return table
