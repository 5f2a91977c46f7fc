"""Whose document this is and where it holds: what 省总工会 or 我市 means in it, and the scope of names coined in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.documents.document import Document
from kg.relations.firm_names import FirmNames
from kg.relations.name import Name
from ontology.vocabulary import Concept, Vocabulary

_SCOPED = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award"))
_NATIONAL = ("中华全国", "中国", "全国", "中共中央", "国务院")
_HEAD = 1500  # characters of a document that tell where it holds
_LOOK_AHEAD = 24  # characters of nested places
_ROLE = re.compile("(?:自治区|[省市县区州盟旗])总工会")


class Jurisdiction:
    """The reporting body of a document and its place, with the places above it."""

    def __init__(
        self, document: Document, vocabulary: Vocabulary, places: Mapping[str, tuple[Concept, ...]], written: Iterable[str] = ()
    ) -> None:
        """``written`` are the bodies as the document writes them: the firm whose union reports may stand there under its full name."""
        self.firms = FirmNames(written, places.keys())
        self.body = self.firms.full(document.metadata.body)
        self._document = document
        self._vocabulary = vocabulary
        self._places = places
        self._chain: tuple[Concept, ...] = ()
        self._chain = (
            self._above(self.of_name(self.body)) if self.body else self._named(f"{document.metadata.title}\n{document.text[:_HEAD]}")
        )

    def of_name(self, name: str) -> Concept | None:
        """The place that a body's name begins with; with several of that name, the one the name itself or this jurisdiction tells apart."""
        for concept in self._vocabulary.by_label(name):
            for iri in concept.properties.get("inPlace", ()):
                return self._vocabulary.concepts.get(iri)
        return self._leading(name)[0]

    def _named(self, text: str) -> tuple[Concept, ...]:
        """The places that a text names, with those above each, in order: what a level alone means where nobody is known to report."""
        found: dict[str, Concept] = {}
        position = 0
        while position < len(text):
            place, length = self._leading(text[position : position + _LOOK_AHEAD])
            if place is not None and place.code:
                found.update((above.iri, above) for above in self._above(place) if above.iri not in found)
            position += max(1, length)
        return tuple(found.values())

    def _leading(self, name: str) -> tuple[Concept | None, int]:
        """The last of the nested places at the head of a name (南京市江宁区…), and where what follows begins."""
        best: Concept | None = None
        position = 0
        while position < len(name):
            label = next((name[position : position + n] for n in range(12, 1, -1) if name[position : position + n] in self._places), "")
            found = self._places.get(label, ())
            inside = [c for c in found if best is None or best.iri in {p.iri for p in self._above(c)}]
            if len(inside) > 1:
                inside = [c for c in inside if c.iri == self.choose(tuple(p.iri for p in inside))]
            if not inside:
                break
            best, position = inside[0], position + len(label)
        return best, position

    def anchored(self, name: str) -> str:
        """A body's name after the places at its head in one form: 江宁区总工会 also where 南京市江宁区总工会 is written.

        A county whose name others share keeps the place above it.
        """
        place, position = self._leading(name)
        if place is None or not place.code or position >= len(name):
            return name
        above = self._above(place)
        shared = len(self._places.get(place.name, ())) > 1
        return (above[1].name if shared and len(above) > 1 else "") + place.name + name[position:]

    def _above(self, place: Concept | None) -> tuple[Concept, ...]:
        chain: list[Concept] = []
        while place is not None and place not in chain:
            chain.append(place)
            place = next((self._vocabulary.concepts[iri] for iri in place.broader if iri in self._vocabulary.concepts), None)
        return tuple(chain)

    @property
    def names_role_only(self) -> bool:
        """Whether the reporting body is named by its role alone (市总工会): another document's is another body."""
        return _ROLE.fullmatch(self.body) is not None

    @property
    def _own_scope(self) -> str:
        """What tells the things of this document from their namesakes: its body, or the document where that is not known by name."""
        return self._document.path if self.names_role_only or not self.body else self.body

    @property
    def known(self) -> bool:
        """Whether the reporting body has a place, so that a level alone can be led to one."""
        return bool(self._chain)

    @property
    def national(self) -> bool:
        """Whether the document speaks for the whole country."""
        return self.body.startswith(_NATIONAL)

    @property
    def province(self) -> str:
        """The name of the province that the reporting body belongs to, or an empty string."""
        for place in reversed(self._chain):
            if place.code.endswith("0000") and place.code:
                return place.name
        return ""

    def at_level(self, level: str) -> Concept | None:
        """The place that 省, 市, 县, 区 … alone mean in this document."""
        for place in self._chain:
            if place.name.endswith(level) and not (level == "区" and place.name.endswith("自治区")):
                return place
        return None

    def choose(self, concepts: tuple[str, ...]) -> str:
        """Which of several places of one name is meant: the one in this jurisdiction, or none."""
        own = {place.iri for place in self._chain}
        for iri in concepts:
            concept = self._vocabulary.concepts.get(iri)
            if concept and any(place.iri in own for place in self._above(concept)[:-1] or self._above(concept)):
                return iri
        return ""

    def scope(self, name: Name) -> str:
        """What tells a thing of this name from its namesakes (records.md, Identity 2 and 3)."""
        if name.scope:
            return name.scope
        if name.concept:
            return ""
        if name.type in _SCOPED:
            if self.national:
                return "全国"
            return self.province or self._own_scope
        if name.unanchored:
            return self._own_scope
        return ""
