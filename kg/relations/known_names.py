"""What the vocabulary knows under a name."""

from __future__ import annotations

from kg.language.classes import EntityClasses
from kg.relations.name import Name
from ontology.vocabulary import Concept, Vocabulary


def known_name(concept: Concept, *aliases: str) -> Name:
    """The name of what the vocabulary knows."""
    return Name(concept.type, concept.name, concept.iri, aliases=aliases)


class ConceptFinder:
    """Finds what the vocabulary knows under a name."""

    def __init__(self, vocabulary: Vocabulary, classes: EntityClasses) -> None:
        self._vocabulary = vocabulary
        self._classes = classes

    def find(self, name: str, label: str) -> Concept | None:
        """The concept of exactly this name and kind."""
        family = self._classes.family(label)
        return next((c for c in self._vocabulary.by_label(name) if self._classes.family(c.type) == family), None)

    def first(self, name: str) -> Concept | None:
        """The first concept of this name, of whatever kind."""
        return next(iter(self._vocabulary.by_label(name)), None)
