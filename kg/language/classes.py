"""The sets of entity classes that patterns and relation rules work with, as the ontology's type signatures give them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ontology.schema import Schema


@dataclass(frozen=True)
class EntityClasses:
    """Classes of entities by what can be said of them.

    ``organizations`` and ``programmes`` are the members of these families, ``built`` what a programme uses and a body sets up
    (mechanisms, platforms, facilities), ``targeted`` what is there for a group, ``proposable`` what an instrument calls for,
    ``honoured`` who can receive an honour.
    """

    organizations: frozenset[str]
    programmes: frozenset[str]
    built: frozenset[str]
    targeted: frozenset[str]
    proposable: frozenset[str]
    honoured: frozenset[str]

    def family(self, label: str) -> str:
        """Classes whose members are told apart by name alone, so that a better class later keeps the identity."""
        if label in self.organizations:
            return "Organization"
        return "Programme" if label in self.programmes else label


def entity_classes(schema: Schema) -> EntityClasses:
    """The sets of classes of ``schema``."""

    def under(names: Collection[str]) -> frozenset[str]:
        return frozenset(each for each in schema.entity_types if any(schema.is_a(each, name) for name in names))

    return EntityClasses(
        organizations=under({"Organization"}),
        programmes=under({"Programme"}),
        built=under(schema.predicates["USES"].range),
        targeted=under(schema.predicates["TARGETS"].domain),
        proposable=under(schema.predicates["PROPOSES"].range),
        honoured=under(schema.predicates["AWARDED_TO"].range),
    )
