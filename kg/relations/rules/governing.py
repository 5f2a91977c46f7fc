"""What all rules of acts share: the verbs that govern a mention, and the stretch of the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.fragment import Status
from kg.language.clauses import Clause, Verb
from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles


@dataclass(frozen=True, slots=True)
class Act:
    """A mention with its entity, in the clause that says what is done to it."""

    context: RuleContext
    roles: ClauseRoles
    mention: Mention
    entity: int

    @property
    def clause_text(self) -> str:
        """The whole clause."""
        return self.context.view.text[self.roles.clause.start : self.roles.clause.end]

    @property
    def before(self) -> str:
        """What the clause says before the mention."""
        return self.context.before(self.roles, self.mention)

    @property
    def after(self) -> str:
        """What the clause says behind the mention."""
        return self.context.after(self.roles, self.mention)

    @property
    def of_another(self) -> bool:
        """Whether a firm, a Party committee or somebody else at the head of the clause acts, and no body that is an entity."""
        return self.roles.other_agent and not self.roles.subjects

    @property
    def partners(self) -> list[Mention]:
        """The bodies that act with the subject, here or, where the clause says that it is done jointly, in the clauses before."""
        jointly = self.context.triggers.subjects.together.search(self.before) is not None
        return self.roles.partners or (self.roles.former if jointly else [])

    @property
    def opens(self) -> bool:
        """Whether the clause tells of the thing itself that it begins, opens or is held (…正式启动)."""
        return self.context.triggers.openings.opens.fullmatch(self.after) is not None

    def verbs(self) -> list[Verb]:
        """The verbs that govern the mention."""
        return governing(self.roles.clause, self.mention.start, self.context.view.text)

    def said(self, rule: str, implicit: bool, role: str = "-", status: Status | None = None) -> Said:
        """The stretch from the subject (where it is written) or the first governing verb to the mention."""
        written = [] if implicit else [m.start for m in self.roles.subjects if m.start >= self.roles.sentence.start]
        start = min([*written, *(verb.start for verb in self.verbs()[:1]), self.mention.start])
        return Said(self.roles.sentence, start, self.mention.end, rule, status or self.context.status(self.roles), implicit, role)

    def of_the_acting(self, predicate: str, rule: str, role: str = "-") -> None:
        """State that each acting body does this to the entity."""
        acting, implicit = self.context.acting(self.roles)
        for subject in acting:
            if self.context.is_organization(subject):
                self.context.sheet.say(subject, predicate, self.entity, self.said(rule, implicit, role))

    def of_each(self, mentions: Iterable[Mention], predicate: str, rule: str, role: str = "-") -> None:
        """State it of each of ``mentions``, which the text names."""
        for mention in mentions:
            index = self.context.entity(mention)
            if index is not None:
                self.context.sheet.say(index, predicate, self.entity, self.said(rule, False, role))


def governing(clause: Clause, position: int, text: str) -> list[Verb]:
    """The verbs that govern what stands at ``position``: the run it follows, with the nearest verb inside the zone; after 把 the run."""
    if position < clause.zone:
        if text.endswith(("把", "将"), clause.start, position):
            return list(clause.verbs)
        return [verb for verb in clause.verbs if verb.end <= position]
    inner = [verb for verb in clause.inner if verb.end <= position]
    return [*clause.verbs, *inner[-1:]]


def groups_of(verbs: Iterable[Verb]) -> set[str]:
    """The groups that any of the verbs belongs to."""
    return {group for verb in verbs for group in verb.groups}


def role_in(context: RuleContext, text: str) -> str:
    """The part a body plays (``lead``, ``host`` …) by the words of ``text``; ``-`` where they tell none."""
    return next((role for role, word in context.triggers.roles.items() if word in text), "-")
