"""Rolls of honour: the honour of the heading went to whoever stands on the lines below it."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.language.patterns.rolls import Roll
from kg.relations.facts import RuleContext, Said


def honour_roll_rules(context: RuleContext) -> None:
    """State AWARDED_TO for each line of a roll of honour."""
    for roll in context.triggers.rolls.rolls(context.view.text):
        award = next((m for m in reversed(context.view.mentions_between(*roll.heading)) if m.label == "Award"), None)
        if award is not None:
            _awarded(context, roll, award)


def _awarded(context: RuleContext, roll: Roll, award: Mention) -> None:
    index = context.entity(award)
    for start, end in roll.lines:
        for receiver in _on_line(context, start, end):
            other = context.entity(receiver)
            if index is not None and other is not None:
                sentence = context.view.sentences[context.view.sentence_index(receiver.start)]
                said = Said(sentence, receiver.start, receiver.end, "honour.roll", "achieved")
                context.sheet.say(index, "AWARDED_TO", other, said)


def _on_line(context: RuleContext, start: int, end: int) -> list[Mention]:
    """The persons on the line, whose unit received nothing; else the body at its beginning."""
    mentions = context.view.mentions_between(start, end)
    persons = [m for m in mentions if m.label == "Person"]
    return persons or [m for m in mentions[:1] if m.label in context.classes.honoured and m.start == start]
