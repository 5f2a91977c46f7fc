"""The entities of one document: which mentions are the same thing, under which canonical name and scope.

Identity is exact (records.md, Identity): the vocabulary's concept, the full name, a short form that the document or its
jurisdiction explains. Never similarity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.fragment import Rejected
from kg.language.classes import EntityClasses
from kg.language.mention_resolver import Mention
from kg.language.patterns.coordinated_bodies import COORDINATED
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.name import Name
from kg.relations.naming import Namer


@dataclass(slots=True)
class Draft:
    """An entity being gathered: ``mentions`` are stretches of the document; ``wanted`` once something is said of it."""

    type: str
    name: str
    concept: str
    scope: str
    aliases: set[str] = field(default_factory=set)
    mentions: set[tuple[int, int]] = field(default_factory=set)
    wanted: bool = False
    number: str = ""


class EntityTable:
    """Makes and finds entities; an entity is its position in ``drafts``."""

    def __init__(self, namer: Namer, jurisdiction: Jurisdiction, classes: EntityClasses) -> None:
        self.drafts: list[Draft] = []
        self.rejected: list[Rejected] = []
        self._namer = namer
        self._jurisdiction = jurisdiction
        self._classes = classes
        self._by_key: dict[tuple[str, str, str], int] = {}
        self._by_mention: dict[tuple[int, int, str], int | None] = {}

    def of(self, mention: Mention) -> int | None:
        """The entity of a mention, or ``None`` where it names nothing (the reason goes to ``rejected``)."""
        key = (mention.start, mention.end, mention.label)
        if key not in self._by_mention:
            self._by_mention[key] = self._make(mention)
        return self._by_mention[key]

    def _make(self, mention: Mention) -> int | None:
        named = self._namer.name(mention)
        surface = self._namer.surface(mention)
        if isinstance(named, str):
            self.rejected.append(Rejected(mention.start, mention.end, surface, mention.label, named))
            return None
        index = self.add(named)
        draft = self.drafts[index]
        draft.mentions.add((mention.start, mention.end))
        if surface != draft.name and mention.rule != COORDINATED:  # there the text holds a part of the name only
            draft.aliases.add(surface)
        return index

    def add(self, named: Name) -> int:
        """The entity with this name, made if there is none yet."""
        key = self._key(named)
        if key not in self._by_key:
            self._by_key[key] = len(self.drafts)
            self.drafts.append(Draft(named.type, named.name, named.concept, key[2], number=named.number))
        index = self._by_key[key]
        self.drafts[index].aliases.update(named.aliases)
        return index

    def find(self, named: Name) -> int | None:
        """The entity with this name, if the document has it."""
        return self._by_key.get(self._key(named))

    def _key(self, named: Name) -> tuple[str, str, str]:
        scope = "" if named.concept else self._jurisdiction.scope(named)
        return (self._classes.family(named.type), named.concept or identity(named), scope)

    def name(self, index: int) -> str:
        """The canonical name of an entity."""
        return self.drafts[index].name

    def type(self, index: int) -> str:
        """The class of an entity."""
        return self.drafts[index].type


def identity(named: Name) -> str:
    """The name as identity sees it: 工作机制 and 机制, 工作体系 and 体系 after the same modifiers are one."""
    return re.sub("工作(?=(?:机制|体系|制度)$)", "", named.name) if named.type == "Mechanism" else named.name
