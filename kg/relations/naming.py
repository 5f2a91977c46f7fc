"""The canonical name of a mention in its document: 全总, 省总工会 and 《意见》 under the names they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.classes import EntityClasses
from kg.language.mention_resolver import Mention
from kg.language.patterns.declared import DECLARATION
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.known_names import ConceptFinder, known_name
from kg.relations.name import Name
from kg.relations.name_forms import NameForms
from kg.relations.organization_names import OrganizationNamer
from kg.relations.triggers import NamingTriggers
from ontology.vocabulary import Vocabulary

_MARKS = re.compile(r"[“”‘’《》〈〉]")
_BRAND = re.compile(r"“([^“”]{4,30})”(?:系列|主题|专项|服务|工作)?(?:活动|行动|品牌|竞赛)$")  # 工程 or 平台 make another thing of it
_QUOTED = re.compile(r"“[^“”]{4,30}”")
_COINED = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility"))
_YEAR_OF_EVENT = re.compile(r"^((?:19|20)\d\d)年度")
_RUN_BY_BODIES = frozenset(("Campaign", "Initiative", "Mechanism"))
_SHORTEST_REST = 6
_NAMED_BY_LEVEL = frozenset(("Award", "Event", "Facility"))


@dataclass(frozen=True)
class NamingRules:
    """What naming works with in every document."""

    vocabulary: Vocabulary
    classes: EntityClasses
    forms: NameForms
    triggers: NamingTriggers


class Namer:
    """Names the mentions of one document."""

    def __init__(self, text: str, mentions: Sequence[Mention], rules: NamingRules, jurisdiction: Jurisdiction) -> None:
        self._text = text
        self._vocabulary = rules.vocabulary
        self._classes = rules.classes
        self._forms = rules.forms
        self._triggers = rules.triggers
        self._jurisdiction = jurisdiction
        self._concepts = ConceptFinder(rules.vocabulary, rules.classes)
        self._organizations = OrganizationNamer(self._concepts, jurisdiction, rules.forms, rules.triggers)
        self._instruments = [m for m in mentions if m.label == "Instrument" and not self._is_short(self._title(m))]
        self._full_instruments: dict[str, list[Mention]] = {}  # by the short reference to them
        self._declared = self._declarations(mentions)
        self._fuller = self._fuller_names(mentions)

    def surface(self, mention: Mention) -> str:
        """The mention as the text has it, on one line."""
        return self._text[mention.start : mention.end].replace("\n", "")

    def name(self, mention: Mention) -> Name | str:
        """The canonical name, or the reason why the mention names nothing."""
        surface = self.surface(mention)
        bare = _MARKS.sub("", surface)
        while (declared := self._declared.get(bare)) is not None and declared.start < mention.start:
            mention, surface = declared, self.surface(declared)
            bare = _MARKS.sub("", surface)
        if mention.label == "Place":
            return self._place(mention, surface)
        if mention.concept:
            return Name(mention.label, self._vocabulary.concepts[mention.concept].name, mention.concept)
        if "×" in surface:
            return self._masked(mention, surface)
        if mention.label == "Person":
            return self._person(surface.replace(" ", ""))
        if mention.label in self._classes.organizations:
            return self._organizations.name(mention, bare)
        if mention.label == "Instrument":
            return self._instrument(mention)
        fuller = self._fuller.get((mention.label, bare))
        if fuller is not None:
            surface, mention = self.surface(fuller), fuller
        return self._thing(mention.label, self._without_owner(mention, _MARKS.sub("", mention.name or surface).strip()), surface)

    def _without_owner(self, mention: Mention, name: str) -> str:
        """The name of a programme or mechanism without the body that runs it: 某市总工会劳动关系“法治体检”活动."""
        owner = next((m for m in mention.inner if m.start == mention.start and m.label in self._classes.organizations), None)
        if owner is None or mention.label not in _RUN_BY_BODIES:
            return name
        rest = name.removeprefix(_MARKS.sub("", self._text[owner.start : owner.end])).removeprefix("的")
        return rest if len(rest) >= _SHORTEST_REST else name

    def _thing(self, label: str, name: str, surface: str) -> Name:
        """A programme, mechanism, honour or event that the text names; what it begins with in quotation marks names it as well."""
        name = self._placed(label, name)
        concept = self._concepts.find(name, label)
        if concept:
            return known_name(concept)
        if label == "Event":
            name = _YEAR_OF_EVENT.sub(r"\1年", name)
        if label == "Mechanism":
            return self._mechanism(name)
        quoted = _BRAND.match(surface)
        brand = (quoted.group(1),) if quoted else ()
        return Name(label, name, aliases=brand, unanchored=label == "Event" and not self._triggers.anchors_event.search(name))

    def _placed(self, label: str, name: str) -> str:
        """省劳动模范 and 省工会第十一次代表大会 under the name of the place, 四届二次职工代表大会 under that of the body's firm."""
        if label == "Event" and self._triggers.own_session.match(name):
            return self._jurisdiction.body.removesuffix("工会") + name
        party = "中国共产党" if label == "Event" and name.startswith("中国共产党") else ""
        rest = name.removeprefix(party)
        level = self._forms.level(rest.removeprefix("全")) if label in _NAMED_BY_LEVEL else ""
        place = self._jurisdiction.at_level(level) if level else None
        return party + place.name + rest.removeprefix("全")[len(level) :] if place else name

    def _mechanism(self, name: str) -> Name:
        """A verb before the name (落实X制度) belongs to it only where the name is of a way of working (落实X工作体系)."""
        bare = self._triggers.act_before_mechanism.sub("", name)
        if bare == name or len(bare) < 6:
            variant = name.replace("等", "", 1) if self._triggers.closed_list.search(name) else name
            return Name("Mechanism", name, aliases=(variant,) if variant != name else ())
        if self._triggers.way_of_working.search(name):
            return Name("Mechanism", name, aliases=(bare,))
        return Name("Mechanism", bare, aliases=(name,))

    def _place(self, mention: Mention, surface: str) -> Name | str:
        """A place of the vocabulary, the one of this jurisdiction among namesakes, or one that its ending confirms."""
        if self._triggers.dateline.match(self._text, mention.end):
            return "the place of a dateline"
        if len(mention.choices) > 1:
            return self._known_place(self._jurisdiction.choose(mention.choices), surface)
        if mention.concept:
            return self._known_place(mention.concept, surface)
        if mention.rule == "place.abbreviated":
            known = self._concepts.find(mention.name, "Place")
            return known_name(known) if known else Name("Place", mention.name)
        if mention.rule.startswith("statistical") and not self._triggers.place_ending.search(surface):
            return "a place that neither the vocabulary nor its ending confirms"
        return Name("Place", surface)

    def _known_place(self, iri: str, surface: str) -> Name:
        return Name("Place", self._vocabulary.concepts[iri].name, iri) if iri else Name("Place", surface)

    def _masked(self, mention: Mention, surface: str) -> Name | str:
        """“××杯”某某竞赛: a programme may be named by what remains, another thing may not."""
        rest = _MARKS.sub("", surface).replace("×", "")
        if mention.label in self._classes.programmes and len(rest) >= 6:
            return Name(mention.label, rest, aliases=(surface,))
        return "a placeholder (××) stands for the name"

    def _person(self, surface: str) -> Name | str:
        if not (2 <= len(surface) <= 4 or "·" in surface):
            return "no personal name by its length"
        return Name("Person", surface) if self._forms.is_personal(surface) else "no personal name by its surname"

    def _instrument(self, mention: Mention) -> Name | str:
        name = self._title(mention).replace("\n", "").strip()
        if self._is_short(name):
            full = self._full_instrument(mention, name)
            return self.name(full) if full is not None else Name("Instrument", name, unanchored=True)
        concept = self._concepts.find(name, "Instrument")
        return known_name(concept) if concept else Name("Instrument", name, unanchored=not self._triggers.anchors_instrument.search(name))

    def _full_instrument(self, mention: Mention, name: str) -> Mention | None:
        """The title that a short reference (《意见》) stands for: the last one before it that ends so, else the first behind it."""
        if name not in self._full_instruments:
            self._full_instruments[name] = [m for m in self._instruments if self._title(m).endswith(name)]
        same = self._full_instruments[name]
        before = bisect_left(same, mention.start, key=lambda m: m.start)
        return same[max(0, before - 1)] if same else None

    def _is_short(self, title: str) -> bool:
        return self._triggers.short_instrument.match(title) is not None

    def _title(self, mention: Mention) -> str:
        return mention.name or _MARKS.sub("", self._text[mention.start : mention.end])

    def _declarations(self, mentions: Sequence[Mention]) -> dict[str, Mention]:
        """Short forms that the text declares: X（以下简称Y）."""
        by_end = {mention.end: mention for mention in mentions}
        declared: dict[str, Mention] = {}
        for match in DECLARATION.finditer(self._text):
            mention = by_end.get(match.start())
            if mention is not None:
                declared.setdefault(match.group(1), mention)
        return declared

    def _fuller_names(self, mentions: Sequence[Mention]) -> dict[tuple[str, str], Mention]:
        """For names written in quotation marks, the longest name of the same class that holds the same quotation or ends with it.

        “四方联动”机制 is “四方联动”劳动争议化解机制, “七方联动机制” the “工会+法院+…”七方联动机制 of the same document.
        """
        longest: dict[tuple[str, str], Mention] = {}
        coined = [m for m in mentions if m.label in _COINED and not m.concept]
        for mention in coined:
            surface = self.surface(mention)
            quoted = _QUOTED.match(surface)
            endings = (surface[start:] for start in range(1, max(1, len(surface) - 3)))
            for key in (*endings, *((quoted.group(),) if quoted else ())):
                best = longest.setdefault((mention.label, key), mention)
                if mention.end - mention.start > best.end - best.start:
                    longest[mention.label, key] = mention
        fuller: dict[tuple[str, str], Mention] = {}
        for mention in coined:
            quoted = _QUOTED.match(self.surface(mention))
            bare = _MARKS.sub("", self.surface(mention))
            whole = quoted is not None and quoted.end() == mention.end - mention.start
            same_quotation = longest.get((mention.label, quoted.group())) if quoted else None
            if same_quotation is not None and same_quotation.end - same_quotation.start > mention.end - mention.start:
                fuller[mention.label, bare] = same_quotation
            elif whole and (mention.label, bare) in longest:
                fuller[mention.label, bare] = longest[mention.label, bare]
        return fuller
