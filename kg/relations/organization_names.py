"""The full names of bodies: 省总工会, 市法院, 省委 and 公司党委 as the document's jurisdiction explains them."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.language.patterns.coordinated_bodies import COORDINATED
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.known_names import ConceptFinder, known_name
from kg.relations.name import Name
from kg.relations.name_forms import NameForms
from kg.relations.triggers import NamingTriggers

_PUBLIC = frozenset(("TradeUnion", "PartyOrganization", "GovernmentBody", "MassOrganization"))
_ELSEWHERE = ("台湾", "台湾省", "特别行政区")  # what stands before 工会 there is no federation's name
_COMPLETED = ("body.level", COORDINATED)  # rules whose finds may have a part of their name elsewhere in the sentence
_DOORS = {"局": "局", "厅": "厅", "委": "委员会", "委员会": "委员会", "办": "办公室", "办公室": "办公室"}


class OrganizationNamer:
    """Names the bodies of one document."""

    def __init__(self, concepts: ConceptFinder, jurisdiction: Jurisdiction, forms: NameForms, triggers: NamingTriggers) -> None:
        self._concepts = concepts
        self._jurisdiction = jurisdiction
        self._forms = forms
        self._triggers = triggers

    def name(self, mention: Mention, surface: str) -> Name | str:
        """The canonical name of a body written ``surface``, or the reason why it names none."""
        concept = self._concepts.find(surface, mention.label)
        if concept:
            return known_name(concept)
        if mention.rule.startswith("statistical"):
            return self._tagged(surface)
        if mention.rule == "listed.unit":
            return self._listed(mention.label, mention.name or surface, mention.name != "")
        if mention.rule == "body.own":
            return self._own_organ(mention.label, surface)
        written = mention.name if mention.rule in _COMPLETED and mention.name else surface
        own = self._of_own_unit(mention.label, written)
        return self._at_level(mention, written) if own is None else own

    def _at_level(self, mention: Mention, surface: str) -> Name | str:
        """省总工会 and 省委 under the name of their place; what begins with no level under its own."""
        level = self._forms.level(surface)
        place = self._place(level) if level else ""
        if place:
            return self._of_level(mention.label, place, level, surface)
        if level and mention.rule == "body.level" and self._jurisdiction.known:
            return "a level alone, and the document's own place has none of that level"
        if mention.label == "PartyOrganization":
            return self._party(surface)
        name = self._placed(mention.label, surface)
        concept = self._concepts.find(name, mention.label)
        if concept:
            return known_name(concept, surface)
        unanchored = bool(level) or mention.rule == "body.role"
        return Name(mention.label, name, unanchored=unanchored, aliases=(surface,) if name != surface else ())

    def _place(self, level: str) -> str:
        """The place that a level alone means: one of the jurisdiction, or that in the federation's name where no list has it."""
        place = self._jurisdiction.at_level(level)
        body = self._jurisdiction.body
        region = body.removesuffix("总工会")
        own = region if region != body and region.endswith(level) and region != level else ""
        return place.name if place is not None else own

    def _placed(self, label: str, surface: str) -> str:
        """A body's name in its official form under one form of its place; what is no public body keeps the name it has."""
        if label not in _PUBLIC or self._triggers.of_a_unit.search(surface):
            return self._jurisdiction.firms.full(surface)
        name = self._jurisdiction.anchored(self._full_form(surface))
        region = self._concepts.find(name.removesuffix("工会"), "Place") if name.endswith("工会") else None
        return name if region is None or not region.code or region.name.endswith(_ELSEWHERE) else region.name + "总工会"

    def _tagged(self, surface: str) -> Name | str:
        """A body that only the statistical tagger sees must end as bodies do."""
        if not self._triggers.body_ending.search(surface) or len(surface) < 4:
            return "an organisation that only the statistical tagger sees"
        return Name("Enterprise" if self._triggers.firm_ending.search(surface) else "Organization", surface)

    def _of_own_unit(self, label: str, surface: str) -> Name | None:
        """集团工会, 公司党委 in the document of that firm's union."""
        match = self._triggers.own_unit.match(surface)
        body = self._jurisdiction.body
        if match is None or not body.endswith("工会") or match.group(1) not in body:
            return None
        name = body if match.group(2) == "工会" else body.removesuffix("工会") + match.group(2)
        concept = self._concepts.find(name, label)
        return known_name(concept) if concept else Name(label, name, aliases=(surface,))

    def _listed(self, label: str, name: str, is_whole: bool) -> Name | str:
        """A department, institution or union that the federation is said to have, under its full name."""
        body = self._jurisdiction.body
        if not body.endswith("总工会"):
            return "a list of units, and no federation reports"
        region = body.removesuffix("总工会")
        if is_whole or name.startswith(region):
            return self._known_or(label, name, name)
        bare = name[len(self._forms.level(name)) :]
        if bare.startswith("工会"):
            return self._known_or(label, region + "总" + bare, name)
        of_place = bare.endswith("工会") or bare.startswith(("工人", "职工"))
        return self._known_or(label, (region if of_place else body) + bare, name)

    def _own_organ(self, label: str, organ: str) -> Name | str:
        """党组 alone: that of the federation whose document it is."""
        body = self._jurisdiction.body
        return self._known_or(label, body + organ, organ) if body.endswith("总工会") else "an organ alone, and no federation reports"

    def _known_or(self, label: str, name: str, surface: str) -> Name:
        """The vocabulary's name where it knows ``name``, else ``name``."""
        concept = self._concepts.find(name, label)
        return known_name(concept, surface) if concept else Name(label, name, aliases=(surface,))

    def _of_level(self, label: str, place: str, level: str, surface: str) -> Name:
        """省总工会 and 省委 under the full name of the place."""
        rest = surface[len(level) :]
        if label == "PartyOrganization" and rest.startswith(("委", "纪委", "直")):
            return self._of_party(place, rest, level, surface)
        if rest.startswith("总") and not rest.startswith("总工会"):
            rest = self._forms.official.get(rest, "总工会" + rest[1:])
        if rest.startswith("政府") and rest != "政府":
            rest = "人民政府" + self._department(rest[2:])
        official = self._forms.official
        return self._known_or(label, place + official.get(level + rest, official.get(rest, self._department(rest))), surface)

    def _of_party(self, place: str, rest: str, level: str, surface: str) -> Name:
        """省委, 省委教育工委 and 省直机关工委 under the full name of the place; a 工委 is a 工作委员会."""
        whole = rest.removesuffix("工委") + "工作委员会" if rest.endswith("工委") else rest
        if not whole.startswith("直"):
            return self._known_or("PartyOrganization", f"中共{place}{whole}", surface)
        organ = "直属机关工作委员会"
        return Name("PartyOrganization", f"中共{place}委{level}{organ}", aliases=(surface, place + organ))

    def _full_form(self, surface: str) -> str:
        """法院, 政府 and other short endings after a place in their official form."""
        for short, full in self._forms.official.items():
            stem = surface.removesuffix(short)
            if stem != surface and not surface.endswith(full) and len(stem) > 1 and self._triggers.level_ending.search(stem):
                return stem + full
        return surface

    def _department(self, rest: str) -> str:
        """人社厅 → 人力资源和社会保障厅, 卫健委 → 卫生健康委员会."""
        for short, full in self._forms.departments.items():
            ending = rest.removeprefix(short)
            if ending != rest and ending in _DOORS:
                return full + _DOORS[ending]
        short = next((door for door in ("委", "办") if rest.endswith(door)), "")
        if len(rest) > 2 and short:
            return rest.removesuffix(short) + _DOORS[short]
        return rest

    def _party(self, surface: str) -> Name:
        """吉林省委 → 中共吉林省委; the Party group of a body under the body's full name."""
        if surface.endswith("党组"):
            owner = self._concepts.first(surface.removesuffix("党组"))
            if owner:
                return Name("PartyOrganization", owner.name + "党组", aliases=(surface,))
            return Name("PartyOrganization", surface, unanchored=surface == "党组")
        if self._triggers.party_committee.search(surface) and not surface.startswith("中共"):
            if surface.endswith("工委"):
                return Name("PartyOrganization", f"中共{surface.removesuffix('工委')}工作委员会", aliases=(surface,))
            return Name("PartyOrganization", "中共" + surface, aliases=(surface,))
        return Name("PartyOrganization", surface)
