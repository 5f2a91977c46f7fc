"""What the mentions beside a number are to it: a thing that can be measured, only its means, its result, its money, a group."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext
from kg.relations.name import Name

MEASURED = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award", "Event"))
_CLAUSE = 60  # characters that are looked at before a mention
_PAGE = 400  # characters back to which a short name is explained
_OF_A_LIST = "、和与及"


class Measurables:
    """Judges mentions of one document."""

    def __init__(self, context: RuleContext) -> None:
        self._context = context
        self._text = context.view.text
        self._triggers = context.triggers.figures

    def opens(self, mention: Mention) -> bool:
        """Whether a mention stands at the head of its clause."""
        return len(self._lead(mention)) <= 1

    def _lead(self, mention: Mention) -> str:
        """What stands before a mention in its clause."""
        before = self._text[max(0, mention.start - _CLAUSE) : mention.start]
        return before[max(before.rfind(mark) for mark in "，。；：\n") + 1 :]

    def is_team(self, mention: Mention) -> bool:
        """Whether a mention is a team that the clause forms (组建宣讲团)."""
        before = self._text[max(0, mention.start - 6) : mention.start]
        return mention.label == "Organization" and self._triggers.forms_team.search(before) is not None

    def is_aside(self, mention: Mention) -> bool:
        """Whether a thing is only the means, basis or occasion of what is told (依托X, 在X中)."""
        return self._triggers.aside.search(self._lead(mention)[-16:]) is not None

    def is_product(self, mention: Mention) -> bool:
        """Whether a thing is what a programme brings forth (提案, 合理化建议, 协议)."""
        return self._triggers.product.search(self._text[mention.start : mention.end]) is not None

    def is_resource(self, mention: Mention) -> bool:
        """Whether a fund is only paid out here (发放帮扶资金80万元) and not set up."""
        if mention.label != "Mechanism" or not self._triggers.fund.search(self._text[mention.start : mention.end]):
            return False
        return not self._triggers.sets_up.search(self._lead(mention))

    def first_of_list(self, thing: Mention, things: Sequence[Mention]) -> Mention:
        """Of A、B建制率均达到…: one figure for two indicators is the first one's."""
        by_end = {m.end: m for m in reversed(things) if m.label == thing.label}
        while (before := by_end.get(thing.start - 1)) is not None and self._text[before.end] in _OF_A_LIST:
            thing = before
        return thing

    def in_full(self, thing: Mention) -> Mention:
        """The fuller name that the text used shortly before for a thing that is named by its last words only (创新工作室)."""
        surface = self._text[thing.start : thing.end]
        if not thing.concept or thing.name == surface:
            return thing
        near = self._context.view.mentions_between(max(0, thing.start - _PAGE), thing.start)
        fuller = (m for m in reversed(near) if m.label == thing.label and len(self._text[m.start : m.end]) > len(surface))
        return next((m for m in fuller if self._text.startswith(surface, m.end - len(surface))), thing)

    def is_plain(self, group: Mention) -> bool:
        """Whether a group is counted everywhere and not what a figure is about (职工, 会员)."""
        return self._triggers.plain_group.fullmatch(self._text, group.start, group.end) is not None

    def group(self, group: Mention) -> int | None:
        """The entity of a group; members of a group are that group (农民工会员: 农民工)."""
        group = self._first_group(group)
        index = self._context.entity(group)
        concept = self._context.concept(group)
        if concept is None or not self._triggers.members.search(concept.name):
            return index
        inner = [m for m in group.inner if m.label == "TargetGroup" and m.start == group.start and not self.is_plain(m)]
        return self._context.first_entity(inner) if inner else index

    def _first_group(self, group: Mention) -> Mention:
        """Of a list of groups (困难职工、困难农民工3万户) the first."""
        while group.start >= 2 and self._text[group.start - 1] in _OF_A_LIST:
            near = self._context.view.mentions_between(group.start - _CLAUSE, group.start)
            before = next((m for m in near if m.end == group.start - 1 and m.label == "TargetGroup"), None)
            if before is None or self.is_plain(before):
                break
            group = before
        return group

    def purpose(self, fund: Mention) -> int | None:
        """What a fund is for: the programme or the group in its name, the group the vocabulary tells, else itself."""
        named = self._context.first_entity(m for m in fund.inner if self.is_programme(m) or m.label == "TargetGroup")
        if named is not None:
            return named
        concept = self._context.concept(fund)
        targets = concept.properties.get("targets", ()) if concept else ()
        group = self._context.vocabulary.concepts.get(targets[0]) if targets else None
        return self._context.table.add(Name(group.type, group.name, group.iri)) if group else self._context.entity(fund)

    def is_programme(self, mention: Mention) -> bool:
        """Whether a mention is a programme or an event, which people take part in."""
        return mention.label in self._context.classes.programmes or mention.label == "Event"

    def is_concluded(self, mention: Mention) -> bool:
        """Whether a mention is an instrument that says what follows: concluded here, or at the head of its clause."""
        if mention.label != "Instrument":
            return False
        before = self._text[max(0, mention.start - 6) : mention.start]
        return self._triggers.concludes.search(before) is not None or self.opens(mention)
