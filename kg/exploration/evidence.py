"""Facts of a graph with the sentences that say them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

_NOT_IN_JSON = {"in_json": False}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that says something: its text, file, and the stretch ``[start, end)`` of the clean document that says it.

    ``status`` is ``achieved`` or ``planned``; ``rule`` found it; ``implicit`` where the sentence leaves its subject out; ``period`` and
    ``role`` where it states them. ``document`` is the document's id, ``title`` its title, ``date`` the day it was issued, where known.
    ``sentence_start`` is where the sentence begins in the clean document.
    """

    sentence: str
    file: str
    start: int
    end: int
    status: str = ""
    rule: str = ""
    implicit: bool = False
    period: str = ""
    role: str = ""
    sentence_start: int = field(default=0, metadata=_NOT_IN_JSON)
    document: str = field(default="", metadata=_NOT_IN_JSON)
    title: str = field(default="", metadata=_NOT_IN_JSON)
    date: str = field(default="", metadata=_NOT_IN_JSON)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence before the stretch, the stretch, and the sentence after it; they always make up the sentence."""
        start = max(self.start - self.sentence_start, 0)
        end = max(self.end - self.sentence_start, start)
        return self.sentence[:start], self.sentence[start:end], self.sentence[end:]

    @property
    def stretch(self) -> str:
        """The part of the sentence that says it."""
        return self.parts[1]

    def _repr_html_(self) -> str:
        from kg.exploration.html import evidence_html

        return evidence_html((self,))


class EvidenceList(tuple[Evidence, ...]):
    """Evidences; in a notebook a table of the quoted sentences."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"EvidenceList({len(self)} sentences)"

    def _repr_html_(self) -> str:
        from kg.exploration.html import evidence_html

        return evidence_html(self)


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge of the guide, seen from an entity: ``out`` to the other one, or ``in`` from it.

    ``other`` is the id of the other one, ``name`` its name. ``status`` is ``achieved`` if any of the evidence is, else ``planned``.
    """

    predicate: str
    direction: Literal["out", "in"]
    other: str
    name: str
    status: str
    evidence: EvidenceList

    def _repr_html_(self) -> str:
        from kg.exploration.html import relations_html

        return relations_html((self,))


class RelationList(tuple[Relation, ...]):
    """Relations of an entity; in a notebook a table with a quoted sentence for each."""

    __slots__ = ()

    @property
    def evidence(self) -> EvidenceList:
        """The evidence of all of them, in their order."""
        return EvidenceList(evidence for relation in self for evidence in relation.evidence)

    def __repr__(self) -> str:
        planned = sum(each.status == "planned" for each in self)
        return f"RelationList({len(self) - planned} achieved, {planned} planned)"

    def _repr_html_(self) -> str:
        from kg.exploration.html import relations_html

        return relations_html(self)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that measures the entity, or is the entity's own result or target."""

    name: str
    subject: str
    body: str
    period: str
    status: str
    evidence: EvidenceList


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the graph holds of one entity."""

    id: str
    type: str
    name: str
    properties: Mapping[str, Any]
    broader: tuple[str, ...]
    topics: tuple[str, ...]
    mentions: int
    documents: tuple[str, ...]
    relations: RelationList
    quantities: tuple[Quantity, ...]

    def as_json(self) -> dict[str, Any]:
        """The explanation as one JSON object."""
        content = asdict(self)
        for fact in (*content["relations"], *content["quantities"]):
            fact["evidence"] = [{name: evidence[name] for name in _JSON_FIELDS} for evidence in fact["evidence"]]
        return content


_JSON_FIELDS = tuple(each.name for each in fields(Evidence) if each.metadata.get("in_json", True))
