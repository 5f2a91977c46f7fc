"""What the vocabulary adds to the graph: the chains of broader concepts above those that documents mention, and their topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Literal

from kg.resolution.identity import Identities
from ontology.records import Edge, Node, Value
from ontology.schema import Schema
from ontology.vocabulary import Concept, Vocabulary

_Link = Literal["BROADER", "ADDRESSES"]


class Taxonomy:
    """The nodes of concepts that no document mentions, and the ``BROADER`` and ``ADDRESSES`` edges.

    ``mentioned`` are the IRIs of the concepts that documents mention, ``joined`` the final ids of ids that were joined to others,
    ``taken`` the ids of nodes that exist through such a join.
    """

    def __init__(
        self, vocabulary: Vocabulary, schema: Schema, mentioned: Iterable[str], joined: Mapping[str, str], taken: Set[str]
    ) -> None:
        self._vocabulary = vocabulary
        self._identities = Identities(vocabulary, schema)
        self._joined = joined
        present = [concept for iri in mentioned if (concept := vocabulary.get(iri)) is not None]
        self._needed = self._closure(present)
        self._existing = {self._id(concept) for concept in present} | taken

    def nodes(self) -> Iterator[Node]:
        """The concepts that are needed and not mentioned, sorted by id."""
        new: dict[str, Concept] = {}
        for concept in self._needed:
            identity = self._id(concept)
            if identity not in self._existing:
                new.setdefault(identity, concept)
        for identity in sorted(new):
            concept = new[identity]
            properties: dict[str, Value] = {"class": concept.type, "concept": concept.iri}
            if concept.alternatives:
                properties["aliases"] = sorted(set(concept.alternatives) - {concept.name})
            yield Node(identity, "Concept", concept.name, properties)

    def edges(self) -> Iterator[Edge]:
        """The edges from the concepts in the graph, sorted by source, type and target."""
        found = {
            (source, kind, target)
            for concept in self._needed
            for kind, linked in self._links(concept)
            if (source := self._id(concept)) != (target := self._id(linked))
        }
        for source, kind, target in sorted(found):
            yield Edge(source, target, kind)

    def _closure(self, mentioned: Iterable[Concept]) -> list[Concept]:
        """These concepts, their topics, and all that is broader than any of them, in the order of their IRIs."""
        found: dict[str, Concept] = {}
        waiting = list(mentioned)
        while waiting:
            concept = waiting.pop()
            if concept.iri not in found:
                found[concept.iri] = concept
                waiting.extend(linked for _, linked in self._links(concept))
        return [found[iri] for iri in sorted(found)]

    def _links(self, concept: Concept) -> Iterator[tuple[_Link, Concept]]:
        links: tuple[tuple[_Link, tuple[str, ...]], ...] = (
            ("BROADER", concept.broader),
            ("ADDRESSES", concept.properties.get("addresses", ())),
        )
        for kind, iris in links:
            for iri in iris:
                linked = self._vocabulary.get(iri)
                if linked is not None:
                    yield kind, linked

    def _id(self, concept: Concept) -> str:
        identity = self._identities.of_concept(concept).id
        return self._joined.get(identity, identity)
