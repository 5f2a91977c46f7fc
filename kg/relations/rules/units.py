"""Units of bodies: what is named behind its body (某公司催化车间) is part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said

_OF_THE_WRITER = ("body.own", "listed.unit")
_ORGANS = ("PartyOrganization", "TradeUnion")
_UNITS = ("body.unit", "body.tagged", *_OF_THE_WRITER)


def unit_rules(context: RuleContext) -> None:
    """State PART_OF from each unit to the body at the head of its name."""
    drafts = {draft.name: index for index, draft in reversed(list(enumerate(context.table.drafts)))}
    for mention in _units(context):
        if mention.rule in _OF_THE_WRITER:
            if context.body is not None:
                _part_of(context, mention, context.body)
            continue
        body = _of_federation(context, mention, drafts) if mention.label in _ORGANS else _at_head(context, mention)
        if body is not None:
            _part_of(context, mention, body)


def _at_head(context: RuleContext, mention: Mention) -> int | None:
    """The body at the head of a unit's name."""
    owner = next((m for m in mention.inner if m.start == mention.start and m.label in context.classes.organizations), None)
    return context.entity(owner) if owner else None


def _of_federation(context: RuleContext, mention: Mention, drafts: Mapping[str, int]) -> int | None:
    """The federation that the full name of an organ or a Party branch begins with, among the entities by name."""
    entity = context.entity(mention)
    name = context.table.name(entity) if entity is not None else ""
    federation, found, rest = name.partition("总工会")
    return drafts.get(federation + found) if found and rest else None


def _part_of(context: RuleContext, mention: Mention, body: int) -> None:
    unit = context.entity(mention)
    if unit is not None:
        sentence = context.view.sentences[context.view.sentence_index(mention.start)]
        context.sheet.say(unit, "PART_OF", body, Said(sentence, mention.start, mention.end, "unit.body", "achieved"))


def _units(context: RuleContext) -> Iterator[Mention]:
    """The mentions of units, also those in the names of posts."""
    for mention in context.view.mentions:
        inside = mention.inner if mention.label == "Post" else (mention,)
        yield from (each for each in inside if each.rule in _UNITS or each.label in _ORGANS or _is_branch(each))


def _is_branch(mention: Mention) -> bool:
    """某公司某市分公司: a firm whose name begins with another's, and ends as branches do."""
    begins = any(m.label == "Enterprise" and m.start == mention.start for m in mention.inner)
    return mention.label == "Enterprise" and mention.rule == "body.ending" and begins
