"""What pages and pictures call the classes, predicates and statuses: in Chinese and English, from the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ontology.colours import Colour, class_colours
from ontology.namespaces import CHINESE, ENGLISH
from ontology.schema import Schema, load_schema

_STATUS = {"achieved": ("已实现", "achieved"), "planned": ("计划中", "planned")}


@dataclass(frozen=True)
class Wording:
    """The words and colours of the ontology."""

    schema: Schema
    colours: Mapping[str, Colour]

    def class_label(self, name: str) -> str:
        """The Chinese label of a class; a name that is no class is its own label, as in ``predicate_label``."""
        known = self.schema.classes.get(name)
        return known.labels[CHINESE] if known is not None else name

    def predicate_label(self, name: str) -> str:
        """The Chinese label of a predicate."""
        known = self.schema.predicates.get(name)
        return known.labels[CHINESE] if known is not None else name

    def class_words(self, name: str) -> str:
        """The Chinese and the English label of a class (活动 Campaign)."""
        known = self.schema.classes.get(name)
        return f"{known.labels[CHINESE]} {known.labels[ENGLISH]}" if known is not None else name

    def predicate_words(self, name: str) -> str:
        """The Chinese and the English label of a predicate (组织开展 organizes)."""
        known = self.schema.predicates.get(name)
        return f"{known.labels[CHINESE]} {known.labels[ENGLISH]}" if known is not None else name

    def is_symmetric(self, predicate: str) -> bool:
        """Whether a relation with this predicate holds in both directions."""
        known = self.schema.predicates.get(predicate)
        return known is not None and known.symmetric

    def colour(self, name: str) -> Colour:
        """The colour of a class."""
        return self.colours.get(name, self.colours["Record"])


def status_words(status: str) -> str:
    """``achieved`` or ``planned`` in Chinese and English."""
    return " ".join(_STATUS.get(status, (status,)))


@cache
def wording() -> Wording:
    """The words of the packaged ontology."""
    schema = load_schema()
    return Wording(schema, class_colours(schema))
