"""Members and their kind: A、B和C等群众性创新创造活动 are parts of the last."""

from __future__ import annotations

import re

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_CLOSES = re.compile(r"等(?:一系列|系列|各类|多种)?")
_JOINS = re.compile(r"(?:[、和与及“”，]|以及|等|系列){0,3}")


def list_rules(context: RuleContext) -> None:
    """State SUBPROGRAMME_OF for the members of a list that 等 and a wider programme close."""
    for roles in context.roles:
        mentions = [m for m in context.mentions(roles) if m.label in context.classes.programmes]
        for index, whole in enumerate(mentions):
            if index and _CLOSES.fullmatch(context.view.text, mentions[index - 1].end, whole.start):
                _members(context, roles, mentions[:index], whole)


def _members(context: RuleContext, roles: ClauseRoles, before: list[Mention], whole: Mention) -> None:
    entity = context.entity(whole)
    position = whole.start
    for member in reversed(before):
        if not _JOINS.fullmatch(context.view.text, member.end, position):
            break
        position = member.start
        index = context.entity(member)
        if index is None or entity is None:
            continue
        said = Said(roles.sentence, member.start, whole.end, "list.member", context.status_of_the_thing(roles))
        context.sheet.say(index, "SUBPROGRAMME_OF", entity, said)
