"""Members and their kind: A、B和C等群众性创新创造活动 are parts of the last."""

from __future__ import annotations

import re

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_PROGRAMMES = frozenset(("Campaign", "Initiative"))
_JOIN = re.compile(r"[、和与及]|以及|“|”|")


def list_rules(context: RuleContext) -> None:
    """State SUBPROGRAMME_OF for the members of a list that 等 and a wider programme close."""
    for roles in context.roles:
        mentions = [m for m in context.view.mentions_between(roles.clause.start, roles.clause.end) if m.label in _PROGRAMMES]
        for index, whole in enumerate(mentions):
            if index and re.fullmatch(r"等(?:一系列|系列|各类|多种)?", context.view.text[mentions[index - 1].end : whole.start]):
                _members(context, roles, mentions[:index], whole)


def _members(context: RuleContext, roles: ClauseRoles, before: list[Mention], whole: Mention) -> None:
    text = context.view.text
    entity = context.entity(whole)
    position = whole.start
    for member in reversed(before):
        gap = text[member.end : position]
        if not re.fullmatch(r"(?:[、和与及“”，]|以及|等|系列){0,3}", gap):
            break
        position = member.start
        index = context.entity(member)
        if index is None or entity is None:
            continue
        status = context.judge.status(roles.sentence, roles.clause)
        of_thing = context.judge.of_the_thing(roles.sentence, roles.clause, status)
        context.sheet.say(index, "SUBPROGRAMME_OF", entity, Said(roles.sentence, member.start, whole.end, "list.member", of_thing))
