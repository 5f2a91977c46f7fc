"""Bodies that act together, and bodies that take part in a mechanism whose name or list holds them."""

from __future__ import annotations

import re

from kg.language.mention_resolver import Mention
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_JOINT = re.compile(r"^(?:与|同|和|加强与|加强同|健全与|建立与|联合|会同|协同)")
_COOPERATION = re.compile(r"合作|协作|配合|联动|沟通|联合|共建|对接")


def cooperation_rules(context: RuleContext) -> None:
    """State COOPERATES_WITH between the leading body and each of the others."""
    for roles in context.roles:
        _partners(context, roles)
        for mention in context.view.mentions_between(roles.clause.start, roles.clause.end):
            if mention.label == "Mechanism":
                _named_partners(context, roles, mention)
        _with(context, roles)


def _say(context: RuleContext, roles: ClauseRoles, other: Mention, leader: int, implicit: bool, rule: str) -> None:
    index = context.entity(other)
    if index is None or context.table.type(leader) not in ORGANIZATION_LABELS:
        return
    start = min([other.start, *(m.start for m in roles.subjects if roles.sentence.start <= m.start)])
    said = Said(roles.sentence, start, other.end, rule, context.judge.status(roles.sentence, roles.clause), implicit)
    context.sheet.say(leader, "COOPERATES_WITH", index, said)


def _partners(context: RuleContext, roles: ClauseRoles) -> None:
    acting, implicit = context.acting(roles)
    if not acting:
        return
    inside = [m for m in roles.partners if roles.clause.start <= m.start < roles.clause.end]
    for partner in inside:
        _say(context, roles, partner, acting[0], implicit, "cooperation.together")
    hosts = [m for m in roles.subjects if roles.clause.start <= m.start < roles.clause.end]
    if len(hosts) > 1:
        for other in hosts[1:]:
            _say(context, roles, other, acting[0], False, "cooperation.hosts")


def _named_partners(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """“工会+法院+检察院”协作联动机制: the bodies in the name take part and co-operate."""
    bodies = [m for m in mention.inner if m.label in ORGANIZATION_LABELS]
    if not bodies or not _COOPERATION.search(context.view.text[mention.start : mention.end]):
        return
    entity = context.entity(mention)
    acting, implicit = context.acting(roles)
    status = context.judge.status(roles.sentence, roles.clause)
    for body in bodies:
        index = context.entity(body)
        if index is None or entity is None:
            continue
        context.sheet.say(index, "PARTICIPATES_IN", entity, Said(roles.sentence, mention.start, mention.end, "cooperation.named", status))
        if acting:
            _say(context, roles, body, acting[0], implicit, "cooperation.named")


def _with(context: RuleContext, roles: ClauseRoles) -> None:
    """加强与人社、法院等部门的沟通协作."""
    clause, text = roles.clause, context.view.text
    if not _COOPERATION.search(text[clause.start : clause.end]):
        return
    found = re.search(r"(?:加强|深化|健全|建立|密切|强化|完善)(?:了)?(?:与|同|和)", text[clause.start : clause.end])
    if not found:
        return
    acting, implicit = context.acting(roles)
    position = clause.start + found.end()
    for mention in context.view.mentions_between(position, clause.end):
        gap = text[position : mention.start]
        if mention.label not in ORGANIZATION_LABELS or not re.fullmatch(r"[、和与及]?(?:以及)?", gap):
            break
        position = mention.end
        if acting:
            _say(context, roles, mention, acting[0], implicit, "cooperation.with")
