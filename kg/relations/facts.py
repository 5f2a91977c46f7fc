"""The fact sheet of a document: statements as the rules find them, checked against the ontology's type signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.fragment import PassageText, Place, Rejected, Statement, Status
from kg.language.classes import EntityClasses
from kg.language.mention_resolver import Mention
from kg.relations.entities import EntityTable
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.status import StatusJudge
from kg.relations.subjects import ClauseRoles
from kg.relations.triggers import Triggers
from kg.relations.view import DocumentView, Sentence
from ontology.schema import Schema
from ontology.vocabulary import Concept, Vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """How and where something is said: the sentence, the stretch in it, the rule, whether the subject is understood, status, role."""

    sentence: Sentence
    start: int
    end: int
    rule: str
    status: Status
    implicit: bool = False
    role: str = "-"


class FactSheet:
    """Collects the statements and passages of one document."""

    def __init__(self, view: DocumentView, table: EntityTable, schema: Schema) -> None:
        self.statements: list[Statement] = []
        self.passages: list[PassageText] = []
        self.rejected: list[Rejected] = []
        self._view = view
        self._table = table
        self._schema = schema
        self._passage_of: dict[int, int] = {}
        self._seen: set[tuple[int, str, int, int, int, int]] = set()

    def passage(self, sentence: Sentence) -> int:
        """The position of a sentence among the passages, added if it is new."""
        if sentence.start not in self._passage_of:
            self._passage_of[sentence.start] = len(self.passages)
            text = self._view.text[sentence.start : sentence.end]
            self.passages.append(PassageText(sentence.start, sentence.end, text, sentence.section))
        return self._passage_of[sentence.start]

    def say(self, subject: int, predicate: str, obj: int, said: Said) -> None:
        """Keep a statement; one that breaks the type signature or is not said in one sentence is rejected with the reason."""
        if subject == obj:
            return
        reason = self._fault(subject, predicate, obj, said)
        if reason:
            names = f"{self._table.name(subject)} {predicate} {self._table.name(obj)}"
            self.rejected.append(Rejected(said.start, said.end, names, predicate, reason))
            return
        passage = self.passage(said.sentence)
        key = (subject, predicate, obj, passage, said.start, said.end)
        if key in self._seen:
            return
        self._seen.add(key)
        self._table.drafts[subject].wanted = self._table.drafts[obj].wanted = True
        metadata = self._view.document.metadata
        period = metadata.reviewed if said.status == "achieved" else metadata.planned
        part = {"achieved": "review", "planned": "plan"}[said.status]
        self.statements.append(
            Statement(
                subject, predicate, obj, Place(passage, said.start, said.end), said.rule, said.implicit, said.status,
                str(period) if period and said.sentence.part == part else "", said.role,
            )
        )  # fmt: skip

    def _fault(self, subject: int, predicate: str, obj: int, said: Said) -> str:
        """Why a statement cannot be kept, or an empty string."""
        types = self._table.type(subject), self._table.type(obj)
        if not self._schema.allows(types[0], predicate, types[1]):
            return f"{predicate} does not lead from {types[0]} to {types[1]}"
        inside = said.sentence.start <= said.start < said.end <= said.sentence.end
        return "" if inside else "it reaches over the end of its sentence"


@dataclass(frozen=True)
class RuleContext:
    """All that a relation rule may look at, and the sheet it writes on.

    ``body`` is the reporting body, ``named`` are the entities that the text names by themselves (not only inside other names),
    ``instrument`` is the document itself where it is an instrument (an opinion, a notice).
    """

    view: DocumentView
    table: EntityTable
    sheet: FactSheet
    judge: StatusJudge
    roles: list[ClauseRoles]
    vocabulary: Vocabulary
    classes: EntityClasses
    triggers: Triggers
    places: Jurisdiction
    body: int | None
    named: frozenset[int]
    instrument: int | None

    def entity(self, mention: Mention) -> int | None:
        """The entity of a mention."""
        return self.table.of(mention)

    def first_entity(self, mentions: Iterable[Mention]) -> int | None:
        """The entity of the first of ``mentions`` that names one."""
        return next((index for mention in mentions if (index := self.entity(mention)) is not None), None)

    def concept(self, mention: Mention) -> Concept | None:
        """The vocabulary's concept behind a mention, if there is one."""
        index = self.table.of(mention)
        return self.vocabulary.concepts.get(self.table.drafts[index].concept) if index is not None else None

    def is_organization(self, index: int) -> bool:
        """Whether an entity is a body."""
        return self.table.type(index) in self.classes.organizations

    def acting(self, roles: ClauseRoles) -> tuple[list[int], bool]:
        """The entities that act in a clause, and whether they are understood rather than written.

        In a regulation nobody is understood: whoever adopted it does not do what it asks for.
        """
        written = [index for mention in roles.subjects if (index := self.entity(mention)) is not None]
        if written:
            return written, False
        understood = self.body is not None and self.view.document.metadata.kind != "regulation"
        return ([self.body], True) if self.body is not None and understood else ([], True)

    def mentions(self, roles: ClauseRoles) -> Sequence[Mention]:
        """The mentions that begin in a clause."""
        return self.view.mentions_between(roles.clause.start, roles.clause.end)

    def before(self, roles: ClauseRoles, mention: Mention) -> str:
        """What the clause says before a mention."""
        return self.view.text[roles.clause.start : mention.start]

    def after(self, roles: ClauseRoles, mention: Mention) -> str:
        """What the clause says behind a mention."""
        return self.view.text[mention.end : roles.clause.end]

    def status(self, roles: ClauseRoles) -> Status:
        """Whether a clause tells what was done or what is to be done."""
        return self.judge.status(roles.sentence, roles.clause)

    def status_of_the_thing(self, roles: ClauseRoles) -> Status:
        """The same of the thing that the clause is about, which may exist where more of it is planned."""
        return self.judge.of_the_thing(roles.sentence, roles.clause, self.status(roles))
