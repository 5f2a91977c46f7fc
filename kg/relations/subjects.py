"""Who acts in each clause: the body that is written, the one the document speaks for, or another.

Union texts leave the subject out for whole sections; it is then the reporting body. A body written at the head of a clause acts in
that clause and in the following ones of its sentence. Bodies after 会同, 联合, 与 act with it; an instrument at the head
(《意见》提出…) calls for what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.language.classes import EntityClasses
from kg.language.clauses import Clause
from kg.language.mention_resolver import Mention
from kg.relations.triggers import SubjectTriggers
from kg.relations.view import DocumentView, Sentence


@dataclass(slots=True)
class ClauseRoles:
    """Who does what in a clause. ``subjects`` are empty where the reporting body is understood.

    ``former`` are the partners of an earlier clause of the sentence, who act on where this one says that it is done jointly.
    """

    clause: Clause
    sentence: Sentence
    subjects: list[Mention] = field(default_factory=list)
    partners: list[Mention] = field(default_factory=list)
    former: list[Mention] = field(default_factory=list)
    groups: list[Mention] = field(default_factory=list)
    persons: list[Mention] = field(default_factory=list)
    instrument: Mention | None = None
    other_agent: bool = False
    leader: Mention | None = None


class SubjectFinder:
    """Assigns roles to the clauses of a document, sentence by sentence."""

    def __init__(self, view: DocumentView, triggers: SubjectTriggers, classes: EntityClasses) -> None:
        self._view = view
        self._triggers = triggers
        self._classes = classes

    def find(self) -> list[ClauseRoles]:
        """The roles of every clause, in order."""
        found: list[ClauseRoles] = []
        topic: Mention | None = None
        topic_section = ""
        for sentence in self._view.sentences:
            roles = self._sentence(sentence, topic if topic_section == sentence.section else None)
            for role in roles:
                if role.instrument is not None:
                    topic, topic_section = role.instrument, sentence.section
            found.extend(roles)
        return found

    def _sentence(self, sentence: Sentence, topic: Mention | None) -> list[ClauseRoles]:
        result: list[ClauseRoles] = []
        interview = self._view.document.metadata.kind == "opinion-interview"
        carried = ClauseRoles(Clause(sentence.start, sentence.start, (), sentence.start, ()), sentence)
        carried.instrument = topic if interview else None
        for clause in self._view.clauses_between(sentence.start, sentence.end):
            roles = self._clause(clause, sentence)
            _carry(carried, roles)
            carried = ClauseRoles(
                clause, sentence, roles.subjects, [] if clause.verbs else roles.partners, roles.partners or roles.former,
                instrument=roles.instrument, leader=roles.leader,
            )  # fmt: skip
            result.append(roles)
        return result

    def _clause(self, clause: Clause, sentence: Sentence) -> ClauseRoles:
        roles = ClauseRoles(clause, sentence)
        text = self._view.text
        verb = clause.verbs[0].start if clause.verbs else clause.end
        lead = self._view.mentions_between(clause.start, verb)
        roles.other_agent = bool(self._triggers.other_agent.match(text[clause.start : verb]))
        roles.groups = [m for m in lead if m.label == "TargetGroup"]
        roles.persons = [m for m in lead if m.label == "Person"]
        roles.leader = next((m for m in roles.persons if self._leads(m, clause, verb)), None)
        bodies = [m for m in lead if m.label in self._classes.organizations]
        self._bodies(roles, bodies, verb)
        if not roles.subjects and not roles.partners and roles.instrument is None:
            roles.subjects = self._opening_body(clause, sentence)
        for mention in lead:
            if roles.instrument is None and mention.label == "Instrument" and self._calls_for(mention, clause, verb):
                roles.instrument = mention
        return roles

    def _leads(self, person: Mention, clause: Clause, verb: int) -> bool:
        """Whether the clause opens with a person who acts: at its head, a title at most between name and act."""
        return person.start == clause.start and bool(self._triggers.leads.match(self._view.text[person.end : verb]))

    def _bodies(self, roles: ClauseRoles, bodies: Sequence[Mention], verb: int) -> None:
        """Sort the bodies before the verb into subjects and partners."""
        text, start, triggers = self._view.text, roles.clause.start, self._triggers
        together = False
        for index, body in enumerate(bodies):
            before = text[max(start, body.start - 6) : body.start]
            between = text[bodies[index - 1].end : body.start] if index else text[start : body.start]
            together = together or bool(triggers.together.search(between)) or between.endswith(("与", "同"))
            after = text[body.end : verb]
            if triggers.supports.match(after) or text[body.end : body.end + 1] in ("的", "党") or triggers.preposition.search(before):
                continue
            joined = index > 0 and len(between) <= 3 and triggers.joined.search(between) is not None
            acts = triggers.agent.search(before) is not None
            if together or (joined and roles.partners):
                roles.partners.append(body)
            elif acts or (joined if roles.subjects else self._opens(start, body) and self._adjoins(index, bodies, verb)):
                roles.subjects.append(body)

    def _opening_body(self, clause: Clause, sentence: Sentence) -> list[Mention]:
        """A body at the head of the sentence or behind a semicolon acts, also where the act is told in the clauses that follow."""
        text = self._view.text
        if clause.start != sentence.start and not text.endswith("；", 0, clause.start):
            return []
        first = next(iter(self._view.mentions_between(clause.start, clause.end)), None)
        if first is None or first.label not in self._classes.organizations or first.label == "MediaOrganization":
            return []
        acts = self._triggers.opening.fullmatch(text, clause.start, first.start) and not self._triggers.only_named.match(text, first.end)
        return [first] if acts else []

    def _opens(self, start: int, body: Mention) -> bool:
        """Whether nothing but time and circumstance stands before a body in its clause."""
        lead = self._view.text[start : body.start]
        return self._triggers.circumstance.fullmatch(lead) is not None or self._triggers.gap.fullmatch(lead) is not None

    def _adjoins(self, index: int, bodies: Sequence[Mention], verb: int) -> bool:
        """Whether nothing but adverbs, dates and further bodies stands between a body and the verb."""
        text, triggers = self._view.text, self._triggers
        position = bodies[index].end
        for later in bodies[index + 1 :]:
            if not triggers.between_subjects.fullmatch(text, position, later.start):
                return False
            position = later.end
        return triggers.gap.fullmatch(text, position, verb) is not None or triggers.proposes_it.search(text, position, verb) is not None

    def _calls_for(self, mention: Mention, clause: Clause, verb: int) -> bool:
        """Whether an instrument at the head of a clause is what asks for the rest of it."""
        text = self._view.text
        if self._triggers.instrument_is_object.search(text[clause.start : mention.start]):
            return False
        after = text[mention.end : clause.end]
        return self._triggers.proposes_it.search(after[:14]) is not None or verb - mention.end <= 8


def _carry(before: ClauseRoles, roles: ClauseRoles) -> None:
    """Give a clause what the one before it leaves understood: who acts, the instrument that asks, the person who leads."""
    if not roles.subjects and not roles.other_agent:
        roles.subjects = list(before.subjects)
        roles.partners = roles.partners or list(before.partners)
        roles.former = list(before.former)
    if roles.instrument is None:
        roles.instrument = before.instrument
    if not roles.subjects and roles.leader is None and not roles.other_agent:
        roles.leader = before.leader
