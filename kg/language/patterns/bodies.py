"""Organisations built from a place or level, a system and an ending: 长治市总工会, 市应急管理局, 海棠街道工会联合会, 某某公司工会."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set

from kg.language.candidates import Candidate
from kg.language.lexicon import WordFinder, longest_first, read_data, word_list
from kg.language.patterns.coordinated_bodies import coordinated_bodies
from kg.language.patterns.view import TextView
from kg.language.triggers import alternation, read_triggers

_NOMINAL = frozenset(("n", "nz", "nt", "nw", "s", "f", "LOC", "ORG", "PER", "vn", "j", "a"))
_FIRM_ONLY = frozenset(("n", "nz", "nt", "nw", "LOC", "ORG", "vn"))
_STOP = re.compile(r"[，。；：！？、“”‘’《》（）\n\s]")
_LONGEST = 26  # characters of the words of a name before its ending
_LONGEST_WHOLE = 80  # characters of a name that goes on behind the body at its head
_STRONG = 3  # characters; a longer ending ends a name even where the words say otherwise
_LEGAL = "有股公集"  # first characters of the legal forms of firms
_NATIONAL = ("中国", "中华", "全国")
_WITH_TERMS = frozenset(("TradeUnion", "MassOrganization", "PartyOrganization"))


class BodyFinder:
    """Finds organisations by their endings."""

    def __init__(self) -> None:
        data = read_data("organizations")
        departments = _lists(data["departments"])
        kinds = [name + ending for name in departments["names"] for ending in departments["endings"]]
        self._roles = frozenset(name + ending for name in departments["names"] for ending in departments["role_endings"])
        labels = {ending: label for label, endings in _lists(data["endings"]).items() for ending in endings}
        self._labels = {**dict.fromkeys((*kinds, *sorted(self._roles)), "GovernmentBody"), **labels}
        self._endings = WordFinder(self._labels)
        self._kinds = WordFinder((*kinds, "总工会"))
        self._levels = _lists(data["levels"])["prefixes"]
        self._organs = longest_first(_lists(data["organs"])["names"])
        self._generic = longest_first(_lists(data["generic"])["words"])
        self._abbreviated = re.compile(alternation(word_list(read_data("places")["strings"])))
        self._triggers = read_triggers("kg.language", "bodies")
        self._federated = tuple(ending for ending, label in labels.items() if label == "MassOrganization")

    def is_cooperation(self, candidate: Candidate, text: str) -> bool:
        """Whether what the tagger took for a body begins with the verb of co-operating (联合人社、法院)."""
        if candidate.rule != "statistical":
            return False
        return self._triggers["verb"].match(text, candidate.start) is not None

    def is_second_name(self, candidate: Candidate, text: str) -> bool:
        """Whether a short label of a national body only explains another in brackets: 企业联合会（企业家协会）at any level."""
        if candidate.rule != "vocabulary" or candidate.label != "MassOrganization" or text[candidate.start - 1 : candidate.start] != "（":
            return False
        behind = text.startswith("）", candidate.end) and text.endswith(self._federated, 0, candidate.start - 1)
        return behind and not text.startswith(_NATIONAL, candidate.start)

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates labelled with the organisation class that their ending gives."""
        found: list[Candidate] = []
        short = self._short(view)
        chained = {body.end: body.start for body in short}
        guesses = sorted((c for c in view.known if c.rule == "statistical" and c.label == "Organization"), key=lambda c: c.start)
        for start, end in self._endings.find(view.text):
            ending = view.text[start:end]
            goes_on = self._triggers["goes_on"].match(view.text, end)
            if goes_on or (end not in view.word_edges and len(ending) < _STRONG):
                continue
            begin = self._name_start(view, start, end, chained, [*view.by_end.get(end, ()), *_around(guesses, start, end)])
            if begin is None or view.text.count("（", begin, end) != view.text.count("）", begin, end):
                continue
            chained[end] = begin
            found.append(Candidate(begin, end, self._label(view.text, begin, ending), self._rule(view.text[begin:start], ending)))
            found.extend(self._coordinated(view.text, begin, start, found[-1]))
        return [*found, *coordinated_bodies(view, found, self._kinds), *self._committees(view, found), *short, *self._tagged(view)]

    def _coordinated(self, text: str, begin: int, start: int, body: Candidate) -> list[Candidate]:
        """市 in 市和区总工会: the ending belongs to both levels."""
        joined = self._triggers["coordinated"].search(text, max(0, begin - 3), start)
        if joined is None or joined.start(2) != begin:
            return []
        name = joined.group(1) + text[start : body.end]
        return [Candidate(joined.start(1), joined.end(1), body.label, "body.level", name)]

    def _short(self, view: TextView) -> list[Candidate]:
        """省总, 市总女职委, 甘肃省总: federations by the first character of their ending; 党组 alone, that of the writing one."""
        found: list[Candidate] = []
        for match in self._triggers["short"].finditer(view.text):
            place = min((c.start for c in view.by_end.get(match.start(1) + 1, ()) if c.label == "Place"), default=match.start(1))
            found.append(Candidate(place, match.end(), "TradeUnion", "body.level" if place == match.start(1) else "body.ending"))
        for own in self._triggers["own_organ"].finditer(view.text):
            label = next((self._labels[ending] for ending in (own.group(), own.group()[-2:]) if ending in self._labels), "TradeUnion")
            found.append(Candidate(own.start(), own.end(), label, "body.own"))
        return found

    def _tagged(self, view: TextView) -> list[Candidate]:
        """What the tagger takes for one body, if it ends as firms and their branches do and holds a place, which would cut it."""
        found: list[Candidate] = []
        for guess in (c for c in view.known if c.rule == "statistical" and c.label == "Organization"):
            name = view.text[guess.start : guess.end]
            if self._triggers["branch"].search(name) and not self._triggers["two"].search(name):
                found.append(Candidate(guess.start, guess.end, "Enterprise", "body.tagged"))
        return found

    def _name_start(self, view: TextView, start: int, end: int, chained: Mapping[int, int], guesses: Sequence[Candidate]) -> int | None:
        """Where the name that ends with the ending ``[start, end)`` begins, or ``None`` where the ending names no body."""
        ending, together = view.text[start:end], self._triggers["together"]
        tagged = (c.start for c in guesses if c.rule == "statistical" and not together.search(view.text, c.start, start))
        if ending in self._roles and self._triggers["coordinated"].search(view.text, max(0, start - 4), start):
            return start  # 市和区人社部门: that of either level
        begin = self._without_verb(view.text, min([self._begin(view, start, chained), *tagged]), start)
        if self._triggers["party_officer"].match(view.text, start) and (
            chained.get(start) == begin or self._is_own_firm(view.text, begin, start)
        ):
            return None
        generic = self._is_generic(view.text[begin:start])
        if ending in self._roles:
            return start if generic else begin
        if generic and (begin < start or not self._self_sufficient(ending)):
            return None
        return None if ending == "工会" and not self._owns_union(view, begin, start) else begin

    def _is_own_firm(self, text: str, begin: int, end: int) -> bool:
        """Whether a word stands for the firm of the writing union: 集团 in 集团党委书记."""
        return self._triggers["own_firm"].fullmatch(text, begin, end) is not None

    def _label(self, text: str, begin: int, ending: str) -> str:
        """The class that the ending gives; committees of the Youth League end like those of the Party."""
        label = self._labels[ending]
        of_youth_league = label == "PartyOrganization" and self._triggers["youth_league"].match(text, begin)
        return "MassOrganization" if of_youth_league else label

    def _rule(self, prefix: str, ending: str) -> str:
        """How the body was found: by a role (人社部门), with a level alone before the ending, or by the ending."""
        if ending in self._roles:
            return "body.role"
        level_alone = prefix in self._levels or (not prefix and self._self_sufficient(ending))
        return "body.level" if level_alone else "body.ending"

    def _committees(self, view: TextView, found: list[Candidate]) -> list[Candidate]:
        """第十一届委员会 or 女职工委员会 behind a body: the committee is a body of its own, and so is the one before it."""
        committees: list[Candidate] = []
        for body in (*found, *(c for c in view.known if c.label in view.classes.organizations)):
            organ = self._triggers["of_federation"].search(view.text, body.start, body.end)
            if organ and body.rule == "body.ending":
                committees.append(Candidate(body.start, organ.start(), "TradeUnion", "body.ending"))
            department = next((o for o in self._organs if view.text.startswith(o, body.end)), "")
            if department and view.text.endswith("总工会", 0, body.end):
                committees.append(Candidate(body.start, body.end + len(department), "TradeUnion", "body.organ"))
            seat = next((c for c in view.by_start.get(body.end, ()) if c.label == "Place" and c.rule == "vocabulary"), None)
            if seat and body.label == "TradeUnion" and body.concept and view.text.startswith("委员会", seat.end):
                committees.append(Candidate(body.start, seat.end + 3, "TradeUnion", "body.committee"))  # 中国教育工会某市委员会
            term = self._triggers["term"].match(view.text, body.end)
            if term and body.label in _WITH_TERMS:
                committees.append(Candidate(body.start, term.end(), body.label, "body.committee"))
        return committees

    def _without_verb(self, text: str, begin: int, start: int) -> int:
        """联合长治市法院 begins with a verb, 联合工会 does not; 某集团旗下某公司 begins behind its owner."""
        for trigger in ("verb", "owner"):
            while (found := self._triggers[trigger].match(text, begin, start)) and found.end() < start:
                begin = found.end()
        return begin

    def _owns_union(self, view: TextView, begin: int, start: int) -> bool:
        """Whether what stands before 工会 alone is a place, a body or a unit that has a union."""
        place = next((c for c in view.by_start.get(begin, ()) if c.label == "Place" and c.end < start and c.rule == "vocabulary"), None)
        if place is not None and not self._is_generic(view.text[place.end : start]):
            return True
        if any(self._has_union(view, c, begin, start) for c in view.by_end.get(start, ())):
            return True
        return self._triggers["unit"].search(view.text, begin, start) is not None or view.tags.get(start, (0, ""))[1] == "ORG"

    def _has_union(self, view: TextView, owner: Candidate, begin: int, start: int) -> bool:
        """Whether what was found before 工会 has a union: a body, or a place unless it is written by single characters (港澳)."""
        if owner.label != "Place":
            return owner.label in view.classes.organizations
        return owner.start == begin and not self._abbreviated.fullmatch(view.text, begin, start)

    def _self_sufficient(self, ending: str) -> bool:
        """Whether an ending already holds its level: 省委, 团市委."""
        return self._triggers["self_sufficient"].fullmatch(ending) is not None

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
        """Where the word, body, place or level before ``begin`` begins that may belong to the name."""
        if begin in chained and chained[begin] < begin and start - chained[begin] <= _LONGEST_WHOLE:
            return None if self._is_second(view.text, chained[begin], begin, start) else chained[begin]
        known = [c.start for c in view.by_end.get(begin, ()) if c.label == "Place" or self._is_certain(view, c)]
        if known:
            return min(known)
        bracket = self._triggers["bracket"].search(view.text, max(0, begin - 6), begin) if begin == start else None
        if bracket and view.text[start] in _LEGAL:
            return bracket.start()
        if _STOP.match(view.text, begin - 1):
            return None
        level = self._level_before(view, begin) if begin == start else begin
        return level if level < begin else self._noun_before(view, begin, _NOMINAL if begin == start else _FIRM_ONLY)

    def _is_second(self, text: str, first: int, begin: int, start: int) -> bool:
        """Whether a level behind a whole body begins another one: 市委市政府."""
        return text[begin:start] in self._levels and self._triggers["whole"].search(text, first, begin) is not None

    def _is_certain(self, view: TextView, candidate: Candidate) -> bool:
        return candidate.label in view.classes.organizations and candidate.rule != "statistical"

    def _level_before(self, view: TextView, position: int) -> int:
        """Where a level (省, 市) before ``position`` begins, if it is a word of its own; else ``position``."""
        level = next((p for p in self._levels if view.text.endswith(p, 0, position)), "")
        begin = position - len(level)
        stands = begin in view.word_edges or self._triggers["joined"].search(view.text, max(0, begin - 2), begin)
        return begin if stands else position

    def _noun_before(self, view: TextView, position: int, allowed: Set[str]) -> int | None:
        """Where the noun before ``position`` begins, if the tagger sees one that names something."""
        word_start, tag = view.tags.get(position, (position, ""))
        word = view.text[word_start:position]
        if tag not in allowed or word in self._generic or len(word) < 2 or _STOP.search(word) or self._triggers["joins"].search(word):
            return None
        return word_start

    def _is_generic(self, modifiers: str) -> bool:
        """Whether nothing is left of ``modifiers`` when the words that name no body are taken away; a level alone names one."""
        rest = modifiers
        while rest:
            if rest in self._levels:
                return False
            shorter = next((s for word in self._generic for s in (rest.removeprefix(word), rest.removesuffix(word)) if s != rest), rest)
            if shorter == rest:
                return False
            rest = shorter
        return True


def _around(guesses: Sequence[Candidate], start: int, end: int) -> list[Candidate]:
    """The longer name, as the tagger takes it, in which an ending stands: the firm in it, behind which a plant or a branch is named."""
    index = bisect_right(guesses, start, key=lambda guess: guess.start) - 1
    guess = guesses[index] if index >= 0 else None
    return [guess] if guess is not None and guess.start < start and end < guess.end else []


def _lists(value: object) -> dict[str, tuple[str, ...]]:
    """A table of word lists."""
    assert isinstance(value, dict)
    return {str(key): word_list(words) for key, words in value.items()}
