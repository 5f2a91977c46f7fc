"""The full names of bodies: 省总工会, 市法院, 省委 and 公司党委 as the document's jurisdiction explains them."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.known_names import ConceptFinder, known_name
from kg.relations.name import Name
from kg.relations.name_forms import NameForms
from kg.relations.triggers import NamingTriggers


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
        own = self._of_own_unit(mention.label, surface)
        if own is not None:
            return own
        level = self._forms.level(surface)
        place = self._jurisdiction.at_level(level) if level else None
        if place is not None:
            return self._of_level(mention.label, place.name, level, surface)
        if level and mention.rule == "body.level" and self._jurisdiction.known:
            return "a level alone, and the document's own place has none of that level"
        if mention.label == "PartyOrganization":
            return self._party(surface)
        name = self._jurisdiction.anchored(self._full_form(surface))
        unanchored = bool(level) or mention.rule == "body.role"
        concept = self._concepts.find(name, mention.label)
        if concept:
            return known_name(concept, surface)
        return Name(mention.label, name, unanchored=unanchored, aliases=(surface,) if name != surface else ())

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

    def _known_or(self, label: str, name: str, surface: str) -> Name:
        """The vocabulary's name where it knows ``name``, else ``name``."""
        concept = self._concepts.find(name, label)
        return known_name(concept, surface) if concept else Name(label, name, aliases=(surface,))

    def _of_level(self, label: str, place: str, level: str, surface: str) -> Name:
        """省总工会 and 省委 under the full name of the place."""
        rest = surface[len(level) :]
        if label == "PartyOrganization" and rest.startswith(("委", "纪委")):
            return self._known_or(label, f"中共{place}{rest}", surface)
        official = self._forms.official
        return self._known_or(label, place + official.get(level + rest, official.get(rest, self._department(rest))), surface)

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
            if ending != rest and ending in ("局", "厅", "委", "委员会"):
                return full + ("委员会" if ending == "委" else ending)
        return rest

    def _party(self, surface: str) -> Name:
        """吉林省委 → 中共吉林省委; the Party group of a body under the body's full name."""
        if surface.endswith("党组"):
            owner = self._concepts.first(surface.removesuffix("党组"))
            if owner:
                return Name("PartyOrganization", owner.name + "党组", aliases=(surface,))
            return Name("PartyOrganization", surface, unanchored=surface == "党组")
        if self._triggers.party_committee.search(surface) and not surface.startswith("中共"):
            return Name("PartyOrganization", "中共" + surface, aliases=(surface,))
        return Name("PartyOrganization", surface)
