"""The canonical name of a mention in its document: 全总, 省总工会 and 《意见》 under the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.language.lexicon import read_data
from kg.language.mention_resolver import Mention
from kg.language.patterns.instruments import SHORT_REFERENCE
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.name import Name
from ontology.vocabulary import Concept, Vocabulary

_MARKS = re.compile(r"[“”‘’《》〈〉]")
_DECLARED = re.compile(r"（(?:以下)?(?:统一)?简称(?:为)?[：，]?[“《‘]?([^“”《》（）]{2,20})[”》’]?）")
_ACT = re.compile(r"^(?:落实|推进|推动|促进|维护|加强|提高|提升|保障|履行)(?!.{0,2}责任)")
_OWN_UNIT = re.compile(r"^(?:本)?(公司|集团|厂|矿|学校|医院|学院|银行|局)(?:公司)?(工会|党委|纪委|团委)$")
_QUOTED_NAME = re.compile(r"“([^“”]{4,30})”")
_CLOSED_LIST = re.compile(r"、[^、]+等(?:各项|工作|制度|维护)")
_ORGANIZATIONAL = frozenset(
    ("Organization", "TradeUnion", "PartyOrganization", "GovernmentBody", "MassOrganization", "Enterprise", "MediaOrganization", "InternationalOrganization")
)


class Namer:
    """Names the mentions of one document."""

    def __init__(self, text: str, mentions: list[Mention], vocabulary: Vocabulary, jurisdiction: Jurisdiction) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._jurisdiction = jurisdiction
        official = read_data("organizations")["official"]
        levels = read_data("organizations")["levels"]
        assert isinstance(official, dict)
        assert isinstance(levels, dict)
        self._official: Mapping[str, str] = official
        departments = read_data("organizations")["department_names"]
        assert isinstance(departments, dict)
        self._departments: Mapping[str, str] = departments
        self._levels: tuple[str, ...] = tuple(levels["prefixes"])
        self._surnames = frozenset("".join(str(s) for s in _list(read_data("surnames")["single"])))
        self._compound_surnames = tuple(str(s) for s in _list(read_data("surnames")["compound"]))
        self._instruments = self._full_instruments(mentions)
        self._declared = self._declarations(mentions)

    def surface(self, mention: Mention) -> str:
        """The mention as the text has it, on one line."""
        return self._text[mention.start : mention.end].replace("\n", "")

    def name(self, mention: Mention) -> Name | str:
        """The canonical name, or the reason why the mention names nothing."""
        surface = self.surface(mention)
        declared = self._declared.get(_MARKS.sub("", surface))
        if declared is not None and declared.start < mention.start:
            return self.name(declared)
        if mention.label == "Place":
            return self._place(mention, surface)
        if mention.concept:
            concept = self._vocabulary.concepts[mention.concept]
            return Name(mention.label, concept.name, mention.concept)
        if "×" in surface:
            return self._masked(mention, surface)
        if mention.label == "Person":
            return self._person(mention, surface)
        if mention.label in _ORGANIZATIONAL:
            return self._organization(mention, surface)
        if mention.label == "Instrument":
            return self._instrument(mention, surface)
        name = self._placed(mention.label, _MARKS.sub("", mention.name or surface).strip())
        concept = self._concept(name, mention.label)
        if concept:
            return Name(concept.type, concept.name, concept.iri)
        if mention.label == "Mechanism":
            return self._mechanism(name)
        quoted = _QUOTED_NAME.match(surface)
        brand = (quoted.group(1),) if quoted and quoted.group(1) != name else ()
        return Name(mention.label, name, aliases=brand, unanchored=mention.label == "Event" and not re.search(r"全国|中国|中共|省|市|县|区", name))

    def _placed(self, label: str, name: str) -> str:
        """省劳动模范, 省工会第十一次代表大会 under the full name of the place."""
        level = next((p for p in self._levels if name.startswith(p)), "") if label in {"Award", "Event", "Facility"} else ""
        place = self._jurisdiction.at_level(level) if level else None
        return place.name + name[len(level) :] if place else name

    def _mechanism(self, name: str) -> Name:
        """A verb before the name (落实X制度) belongs to it only where the name is of a way of working (落实X工作体系)."""
        bare = _ACT.sub("", name)
        if bare == name or len(bare) < 6:
            variant = name.replace("等", "", 1) if _CLOSED_LIST.search(name) else name
            return Name("Mechanism", name, aliases=(variant,) if variant != name else ())
        if name.endswith(("工作体系", "工作机制", "长效机制", "工作制度")):
            return Name("Mechanism", name, aliases=(bare,))
        return Name("Mechanism", bare, aliases=(name,))

    def _concept(self, name: str, label: str) -> Concept | None:
        """The vocabulary's concept of exactly this name and kind."""
        for concept in self._vocabulary.by_label(name):
            if concept.type == label or {concept.type, label} <= _ORGANIZATIONAL or {concept.type, label} <= {"Campaign", "Initiative"}:
                return concept
        return None

    def _place(self, mention: Mention, surface: str) -> Name | str:
        if len(mention.choices) > 1:
            chosen = self._jurisdiction.choose(mention.choices)
            if not chosen:
                return Name("Place", surface)
            return Name("Place", self._vocabulary.concepts[chosen].name, chosen)
        if mention.concept:
            return Name("Place", self._vocabulary.concepts[mention.concept].name, mention.concept)
        if mention.rule == "place.abbreviated":
            known = next((c for c in self._vocabulary.by_label(mention.name) if c.type == "Place"), None)
            return Name("Place", known.name, known.iri) if known else Name("Place", mention.name)
        if mention.rule.startswith("statistical") and not re.search(r"[省市县区镇乡村旗州盟]$|街道$|社区$|地区$", surface):
            return "a place that neither the vocabulary nor its ending confirms"
        return Name("Place", surface)

    def _masked(self, mention: Mention, surface: str) -> Name | str:
        rest = _MARKS.sub("", surface).replace("×", "")
        if mention.label in {"Campaign", "Initiative"} and len(rest) >= 6:
            return Name(mention.label, rest, aliases=(surface,))
        return "a placeholder (××) stands for the name"

    def _person(self, mention: Mention, surface: str) -> Name | str:
        if not (2 <= len(surface) <= 4 or "·" in surface):
            return "no personal name by its length"
        if "·" not in surface and surface[0] not in self._surnames and not surface.startswith(self._compound_surnames):
            return "no personal name by its surname"
        return Name("Person", surface)

    def _organization(self, mention: Mention, surface: str) -> Name | str:
        surface = _MARKS.sub("", surface)
        concept = self._concept(surface, mention.label)
        if concept:
            return Name(concept.type, concept.name, concept.iri)
        if mention.rule.startswith("statistical"):
            if not re.search(r"(?:公司|集团|厂|矿|局|院|校|所|中心|协会|学会|委员会|银行|基金会|大学|学院|医院|社)$", surface) or len(surface) < 4:
                return "an organisation that only the statistical tagger sees"
            kind = "Enterprise" if re.search(r"(?:公司|集团|厂|矿|银行)$", surface) else "Organization"
            return Name(kind, surface)
        own = self._of_own_unit(mention.label, surface)
        if own is not None:
            return own
        level = next((p for p in self._levels if surface.startswith(p)), "")
        prefix_place = self._jurisdiction.at_level(level) if level else None
        if level and prefix_place:
            return self._official_name(mention.label, prefix_place.name, surface[len(level) :], surface)
        if level and mention.rule == "body.level" and self._jurisdiction.known:
            return "a level alone, and the document's own place has none of that level"
        if mention.label == "PartyOrganization":
            return self._party(surface)
        name = self._jurisdiction.anchored(self._full_form(surface))
        concept = self._concept(name, mention.label)
        if concept:
            return Name(concept.type, concept.name, concept.iri, aliases=(surface,))
        return Name(mention.label, name, unanchored=bool(level) or mention.rule == "body.role", aliases=(surface,) if name != surface else ())

    def _of_own_unit(self, label: str, surface: str) -> Name | None:
        """集团工会, 公司党委 in the document of that firm's union."""
        match = _OWN_UNIT.match(surface)
        body = self._jurisdiction.body
        if match is None or not body.endswith("工会") or match.group(1) not in body:
            return None
        name = body if match.group(2) == "工会" else body.removesuffix("工会") + match.group(2)
        concept = self._concept(name, label)
        return Name(concept.type, concept.name, concept.iri) if concept else Name(label, name, aliases=(surface,))

    def _full_form(self, surface: str) -> str:
        """法院, 政府 and other short endings after a place in their official form."""
        for short, full in self._official.items():
            if surface.endswith(short) and not surface.endswith(full) and len(surface) > len(short) + 1 and surface[: -len(short)].endswith(_LEVELS):
                return surface[: -len(short)] + full
        return surface

    def _official_name(self, label: str, place: str, rest: str, surface: str) -> Name:
        if label == "PartyOrganization" and rest.startswith("委"):
            name = f"中共{place}{rest}"
        elif label == "PartyOrganization" and rest.startswith("纪委"):
            name = f"中共{place}{rest}"
        else:
            level = surface[: len(surface) - len(rest)]
            name = place + self._official.get(level + rest, self._official.get(rest, self._department(rest)))
        concept = self._concept(name, label)
        if concept:
            return Name(concept.type, concept.name, concept.iri, aliases=(surface,))
        return Name(label, name, aliases=(surface,))

    def _department(self, rest: str) -> str:
        """人社厅 → 人力资源和社会保障厅, 卫健委 → 卫生健康委员会."""
        short = next((word for word in self._departments if rest.startswith(word) and rest[len(word) :] in ("局", "厅", "委", "委员会")), "")
        if not short:
            return rest
        ending = rest[len(short) :]
        return self._departments[short] + ("委员会" if ending == "委" else ending)

    def _party(self, surface: str) -> Name:
        """吉林省委 → 中共吉林省委; the Party group of a body under the body's full name."""
        if surface.endswith("党组"):
            owner = self._vocabulary.by_label(surface.removesuffix("党组"))
            if owner:
                return Name("PartyOrganization", owner[0].name + "党组", aliases=(surface,))
            return Name("PartyOrganization", surface, unanchored=surface == "党组")
        if re.search(r"[省市县区州盟旗]委", surface) and not surface.startswith("中共"):
            return Name("PartyOrganization", "中共" + surface, aliases=(surface,))
        return Name("PartyOrganization", surface)

    def _instrument(self, mention: Mention, surface: str) -> Name | str:
        name = (mention.name or _MARKS.sub("", surface)).strip()
        if SHORT_REFERENCE.match(name):
            full = next((m for m in reversed(self._instruments) if m.start < mention.start and _title(m, self._text).endswith(name)), None)
            full = full or next((m for m in self._instruments if _title(m, self._text).endswith(name)), None)
            if full is not None:
                return self.name(full)
            return Name("Instrument", name, unanchored=True)
        concept = self._concept(name, "Instrument")
        if concept:
            return Name("Instrument", concept.name, concept.iri)
        anchored = re.search(r"中华|全国|中共|国务院|中国|[省市县区州]|\d{4}|第[一二三四五六七八九十]+", name)
        return Name("Instrument", name, unanchored=not anchored)

    def _full_instruments(self, mentions: list[Mention]) -> list[Mention]:
        return [m for m in mentions if m.label == "Instrument" and not SHORT_REFERENCE.match(_title(m, self._text))]

    def _declarations(self, mentions: list[Mention]) -> dict[str, Mention]:
        """Short forms that the text declares: X（以下简称Y）."""
        by_end = {mention.end: mention for mention in mentions}
        declared: dict[str, Mention] = {}
        for match in _DECLARED.finditer(self._text):
            mention = by_end.get(match.start())
            if mention is not None:
                declared.setdefault(match.group(1), mention)
        return declared


_LEVELS = ("省", "市", "县", "区", "州", "盟", "旗")


def _title(mention: Mention, text: str) -> str:
    return mention.name or _MARKS.sub("", text[mention.start : mention.end])


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
