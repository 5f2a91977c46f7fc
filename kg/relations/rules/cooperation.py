"""Bodies that act together, and bodies that take part in a mechanism whose name or list holds them."""

from __future__ import annotations

import re

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_BETWEEN = re.compile(r"[、和与及]?(?:以及)?")


def cooperation_rules(context: RuleContext) -> None:
    """State COOPERATES_WITH between the leading body and each of the others."""
    for roles in context.roles:
        _partners(context, roles)
        for mention in context.mentions(roles):
            if mention.label == "Mechanism":
                _named_partners(context, roles, mention)
        _with(context, roles)


def _say(context: RuleContext, roles: ClauseRoles, other: Mention, leader: int, implicit: bool, rule: str) -> None:
    """State that the leading body co-operates with the other."""
    index = context.entity(other)
    if index is None or not context.is_organization(leader):
        return
    start = min([other.start, *(m.start for m in roles.subjects if roles.sentence.start <= m.start)])
    said = Said(roles.sentence, start, other.end, rule, context.status(roles), implicit)
    context.sheet.say(leader, "COOPERATES_WITH", index, said)


def _partners(context: RuleContext, roles: ClauseRoles) -> None:
    """The leading body with its partners (A会同B), and with the bodies named beside it where they act jointly (A、B联合印发)."""
    acting, implicit = context.acting(roles)
    if not acting:
        return
    inside = [m for m in roles.partners if roles.clause.start <= m.start < roles.clause.end]
    for partner in inside:
        _say(context, roles, partner, acting[0], implicit, "cooperation.together")
    named = [m for m in roles.subjects if roles.clause.start <= m.start < roles.clause.end]
    if len(named) > 1 and context.triggers.subjects.together.search(context.after(roles, named[-1])):
        for other in named[1:]:
            _say(context, roles, other, acting[0], False, "cooperation.jointly")


def _named_partners(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """“工会+法院+检察院”协作联动机制: the bodies in the name take part and co-operate."""
    bodies = [m for m in mention.inner if m.label in context.classes.organizations]
    if not bodies or not context.triggers.cooperation.cooperates.search(context.view.text, mention.start, mention.end):
        return
    entity = context.entity(mention)
    acting, implicit = context.acting(roles)
    status = context.status(roles)
    for body in bodies:
        index = context.entity(body)
        if index is None or entity is None:
            continue
        context.sheet.say(index, "PARTICIPATES_IN", entity, Said(roles.sentence, mention.start, mention.end, "cooperation.named", status))
        if acting:
            _say(context, roles, body, acting[0], implicit, "cooperation.named")


def _with(context: RuleContext, roles: ClauseRoles) -> None:
    """加强与人社、法院等部门的沟通协作."""
    clause, text, triggers = roles.clause, context.view.text, context.triggers.cooperation
    opening = triggers.with_others.search(text, clause.start, clause.end)
    acting, implicit = context.acting(roles)
    if not opening or not acting or not triggers.cooperates.search(text, clause.start, clause.end):
        return
    position = opening.end()
    for mention in context.view.mentions_between(position, clause.end):
        if mention.label not in context.classes.organizations or not _BETWEEN.fullmatch(text, position, mention.start):
            break
        position = mention.end
        _say(context, roles, mention, acting[0], implicit, "cooperation.with")
