"""Who received which honour: 荣获, 被授予, 被评为, 授予 X … 称号."""

from __future__ import annotations

import re

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_SEPARATES = re.compile(r"[、，和与]")


def honour_rules(context: RuleContext) -> None:
    """State AWARDED_TO from the award to each person, body, group or facility that the clause names as receiving it."""
    carried: list[Mention] = []
    sentence = None
    for roles in context.roles:
        if roles.sentence is not sentence:
            carried, sentence = [], roles.sentence
        mentions = context.mentions(roles)
        if context.triggers.honours.denied.search(context.view.text, roles.clause.start, roles.clause.end):
            continue
        receivers = _receivers(context, [m for m in mentions if m.label in context.classes.honoured])
        for award in (m for m in mentions if m.label == "Award"):
            _award(context, roles, award, [m for m in receivers if m is not award], carried)
        if receivers and not any(m.label == "Award" for m in mentions):
            carried = [m for m in receivers if m.label != "TargetGroup"] or carried


def _receivers(context: RuleContext, mentions: list[Mention]) -> list[Mention]:
    """Without the firm of a worker (某公司电焊工某某某 is the person) and the group a person belongs to (职工某某某)."""
    persons = [m.start for m in mentions if m.label == "Person"]

    def names_a_worker(mention: Mention) -> bool:
        if mention.label == "TargetGroup":
            return mention.end in persons
        between = (context.view.text[mention.end : start] for start in persons if 0 <= start - mention.end <= 8)
        return mention.label in context.classes.organizations and any(not _SEPARATES.search(words) for words in between)

    return [m for m in mentions if not names_a_worker(m)]


def _award(context: RuleContext, roles: ClauseRoles, award: Mention, receivers: list[Mention], carried: list[Mention]) -> None:
    """Who received the honour: those before 荣获 or 被授予, in the clause before where it opens with that; else those behind 授予."""
    before = context.before(roles, award)
    received = context.triggers.honours.received.search(before)
    given = context.triggers.honours.given.search(before)
    if received:
        position = roles.clause.start + received.start()
        named = [m for m in receivers if m.end <= position] or (carried if received.start() <= 4 else [])
        _granted(context, roles, award, [m for m in receivers if position <= m.start < award.start])
    elif given:
        position = roles.clause.start + given.end()
        named = [m for m in receivers if position <= m.start < award.start]
    else:
        return
    index = context.entity(award)
    for receiver in named:
        other = context.entity(receiver)
        if index is not None and other is not None:
            start, end = min(receiver.start, award.start), max(receiver.end, award.end)
            said = Said(roles.sentence, start, end, "honour.received", context.status(roles))
            context.sheet.say(index, "AWARDED_TO", other, said)


def _granted(context: RuleContext, roles: ClauseRoles, award: Mention, granting: list[Mention]) -> None:
    """被全国总工会授予…: the body between 被 and the verb grants it."""
    index = context.entity(award)
    for body in granting:
        other = context.entity(body)
        if index is not None and other is not None and body.label in context.classes.organizations:
            said = Said(roles.sentence, body.start, award.end, "honour.granted", context.status(roles))
            context.sheet.say(other, "CONFERS", index, said)
