"""Which node an entity of a document is (records.md, Identity): exact, by the vocabulary's concept or by scope and name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.fragment import Entity
from kg.identifiers import identifier
from kg.resolution.xml_text import writable
from ontology.schema import Schema
from ontology.vocabulary import Concept, Vocabulary

_PLACE = "Place"


@dataclass(frozen=True, slots=True)
class Identity:
    """The id of a node, with the class and name that it has for this reason; ``concept`` is an IRI or empty."""

    id: str
    type: str
    name: str
    concept: str = ""
    scope: str = ""


class Identities:
    """Finds the identity of entities and of the vocabulary's concepts."""

    def __init__(self, vocabulary: Vocabulary, schema: Schema) -> None:
        self._vocabulary = vocabulary
        self._schema = schema
        self._known: dict[str, Identity] = {}
        for concept in vocabulary.concepts.values():
            identity = self.of_concept(concept)
            self._known.setdefault(identity.id, identity)

    def of(self, entity: Entity) -> Identity:
        """The identity of an entity: its concept's, or the one its scope and name give, which may be a concept's as well."""
        concept = self._vocabulary.get(entity.concept)
        if concept is not None:
            return self.of_concept(concept)
        name, scope = writable(entity.name), writable(entity.scope)
        front = self._place_code(scope) if entity.type == _PLACE else scope
        found = Identity(identifier(self._schema.family(entity.type), front, name), entity.type, name, "", scope)
        return self._known.get(found.id, found)

    def of_concept(self, concept: Concept) -> Identity:
        """The identity of a concept; places are known by their GB/T 2260 code, or by that of the nearest place around them."""
        family = self._schema.family(concept.type)
        if concept.type != _PLACE:
            return Identity(identifier(family, concept.name), concept.type, concept.name, concept.iri)
        if concept.code:
            return Identity(identifier(family, concept.code), concept.type, concept.name, concept.iri)
        code = next((place.code for place in self.above(concept) if place.code), "")
        return Identity(identifier(family, code, concept.name), concept.type, concept.name, concept.iri)

    def before_renaming(self, entity: Entity, old_name: str) -> Identity:
        """The identity that ``entity`` had under its old name: that of the concept so called, or of its scope with that name."""
        if not entity.scope:
            family = self._schema.family(entity.type)
            named = [concept for concept in self._vocabulary.by_label(old_name) if self._schema.family(concept.type) == family]
            if len(named) == 1:
                return self.of_concept(named[0])
        return self.of(replace(entity, name=old_name, concept=""))

    def above(self, concept: Concept) -> Iterator[Concept]:
        """The broader concepts of ``concept``, level by level, each once."""
        seen = {concept.iri}
        level: list[Concept] = [concept]
        while level:
            iris = [iri for each in level for iri in each.broader]
            level = []
            for iri in iris:
                broader = self._vocabulary.get(iri)
                if broader is not None and iri not in seen:
                    seen.add(iri)
                    level.append(broader)
                    yield broader

    def _place_code(self, scope: str) -> str:
        """The code of the place that ``scope`` names, if it names one; else ``scope`` itself."""
        codes = {concept.code for concept in self._vocabulary.by_label(scope) if concept.type == _PLACE and concept.code}
        return codes.pop() if len(codes) == 1 else scope
