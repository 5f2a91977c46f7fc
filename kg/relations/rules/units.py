"""Units of bodies: what is named behind its body (某公司催化车间) is part of it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said

_UNITS = ("body.unit", "body.tagged", "body.own")


def unit_rules(context: RuleContext) -> None:
    """State PART_OF from each unit to the body at the head of its name."""
    for mention in _units(context):
        if mention.rule == "body.own" and context.body is not None:
            _part_of(context, mention, context.body)
            continue
        owner = next((m for m in mention.inner if m.start == mention.start and m.label in context.classes.organizations), None)
        body = context.entity(owner) if owner else None
        if body is not None:
            _part_of(context, mention, body)


def _part_of(context: RuleContext, mention: Mention, body: int) -> None:
    unit = context.entity(mention)
    if unit is not None:
        sentence = context.view.sentences[context.view.sentence_index(mention.start)]
        context.sheet.say(unit, "PART_OF", body, Said(sentence, mention.start, mention.end, "unit.body", "achieved"))


def _units(context: RuleContext) -> Iterator[Mention]:
    """The mentions of units, also those in the names of posts."""
    for mention in context.view.mentions:
        inside = mention.inner if mention.label == "Post" else (mention,)
        yield from (each for each in inside if each.rule in _UNITS or _is_branch(each))


def _is_branch(mention: Mention) -> bool:
    """某公司某市分公司: a firm whose name begins with another's."""
    return mention.label == "Enterprise" and any(m.label == "Enterprise" and m.start == mention.start for m in mention.inner)
