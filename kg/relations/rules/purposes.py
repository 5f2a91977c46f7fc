"""For whom, through what and on what basis: TARGETS, USES and BASED_ON from the words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_LISTED_TITLES = re.compile(r"(?:《[^《》]*》[、和与及]?)+$")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A mention that the programme which follows in the sentence is for, uses, or is based on."""

    mention: Mention
    predicate: str


def purpose_rules(context: RuleContext) -> None:
    """State what each sentence says of the programmes in it."""
    for _, roles in groupby(context.roles, key=lambda role: role.sentence.start):
        _sentence(context, roles)


def _sentence(context: RuleContext, roles: Iterable[ClauseRoles]) -> None:
    """Read one sentence; a semicolon ends what was said before it."""
    things: list[tuple[Mention, ClauseRoles]] = []
    waiting: list[_Waiting] = []
    for role in roles:
        if context.view.text[role.clause.start - 1 : role.clause.start] == "；":
            things, waiting = [], []
        for mention in context.mentions(role):
            if mention.label == "TargetGroup":
                _group(context, role, mention, things)
            predicate = _predicate(context, role, mention)
            if predicate:
                waiting.append(_Waiting(mention, predicate))
            if mention.label in context.classes.targeted:
                _settle(context, role, mention, waiting)
                if predicate != "USES":
                    things.append((mention, role))


def _predicate(context: RuleContext, role: ClauseRoles, mention: Mention) -> str:
    """What links the programme that follows to this mention, or an empty string."""
    if mention.label == "TargetGroup":
        return "TARGETS" if _leads_to(context, role, mention) else ""
    if mention.label == "Instrument":
        before = _LISTED_TITLES.sub("", context.before(role, mention))
        return "BASED_ON" if context.triggers.purposes.basis.search(before) else ""
    return "USES" if mention.label in context.classes.built and _is_means(context, role, mention) else ""


def _leads_to(context: RuleContext, role: ClauseRoles, group: Mention) -> bool:
    """Whether the programme that follows is for this group: 面向X开展…, 针对X实施…, 把服务X摆在…."""
    triggers, before = context.triggers.purposes, context.before(role, group)
    if _is_attribute(context, group) and triggers.serves.search(context.view.text[role.clause.start : _list_start(context, role, group)]):
        return True
    opens = role.clause.start == role.sentence.start and triggers.cares_for.search(before)
    if opens and triggers.rights.match(context.after(role, group)):
        return True
    return triggers.addresses.search(before) is not None


def _is_means(context: RuleContext, role: ClauseRoles, mention: Mention) -> bool:
    """Whether a mechanism, platform or facility is what something is carried out through: 依托X, 以X为平台."""
    triggers, before = context.triggers.purposes, context.before(role, mention)
    if triggers.means.search(before):
        return True
    return before.endswith("以") and triggers.as_means.match(context.after(role, mention)) is not None


def _settle(context: RuleContext, role: ClauseRoles, thing: Mention, waiting: list[_Waiting]) -> None:
    """Join what waited with the programme that follows in the sentence."""
    for other in waiting:
        if not _applies(context, other.predicate, thing) or other.mention.start >= thing.start:
            continue
        entity, index = context.entity(thing), context.entity(other.mention)
        if entity is None or index is None or entity == index:
            continue
        status = context.status_of_the_thing(role) if other.predicate == "TARGETS" else context.status(role)
        said = Said(role.sentence, other.mention.start, thing.end, f"purpose.{other.predicate.lower()}", status)
        context.sheet.say(entity, other.predicate, index, said)


def _applies(context: RuleContext, predicate: str, thing: Mention) -> bool:
    """Whether this can be said of the thing: anything is for a group, a mechanism can be based on something, a programme all three."""
    if thing.label in context.classes.programmes or predicate == "TARGETS":
        return True
    return predicate == "BASED_ON" and thing.label == "Mechanism"


def _group(context: RuleContext, role: ClauseRoles, group: Mention, things: list[tuple[Mention, ClauseRoles]]) -> None:
    """The group that the sentence's programme serves: …活动…，慰问职工…人次."""
    if not things or not _is_served(context, role, group, *things[-1]):
        return
    thing, thing_role = things[-1]
    entity, index = context.entity(thing), context.entity(group)
    if thing.end > group.start or entity is None or index is None:
        return
    text, clause = context.view.text, role.clause
    if thing.label in context.classes.programmes and context.triggers.purposes.takes_part.search(text, clause.start, clause.end):
        said = Said(role.sentence, thing.start, group.end, "purpose.takes-part", context.status(role))
        context.sheet.say(index, "PARTICIPATES_IN", entity, said)
        return
    status = context.judge.of_the_thing(thing_role.sentence, thing_role.clause, context.status(role))
    context.sheet.say(entity, "TARGETS", index, Said(role.sentence, thing.start, group.end, "purpose.serves", status))


def _is_served(context: RuleContext, role: ClauseRoles, group: Mention, thing: Mention, thing_role: ClauseRoles) -> bool:
    """Whether the clause says that the group is served, gets something, is the focus, or takes part in a campaign.

    In a clause behind that of the thing only what is done for people counts (慰问, 资助, 为…提供), not what is aimed at (维护, 让).
    """
    triggers = context.triggers.purposes
    before = triggers.counted.sub("", context.view.text[role.clause.start : _list_start(context, role, group)])
    after = context.view.text[_list_end(context, role, group) : role.clause.end]
    if triggers.ability.match(after) or _is_attribute(context, group):
        return False
    serves = triggers.serves if role is thing_role else triggers.helps
    if serves.search(before) or triggers.benefits.match(after):
        return True
    if before.endswith("以") and triggers.as_focus.search(after):
        return True
    return thing.label == "Campaign" and triggers.takes_part.search(before + after) is not None


def _list_start(context: RuleContext, role: ClauseRoles, group: Mention) -> int:
    """Where the list of groups begins that ``group`` is a member of (重点做好A、B、C等…)."""
    start = group.start
    for mention in reversed(context.view.mentions_between(role.clause.start, group.start)):
        if mention.label != "TargetGroup" or context.view.text[mention.end : start] not in ("、", "和", "及", "与", "以及", "等"):
            break
        start = mention.start
    return start


def _list_end(context: RuleContext, role: ClauseRoles, group: Mention) -> int:
    """Where the list of groups ends that ``group`` is a member of (为A、B等C提供…)."""
    end = group.end
    for mention in context.view.mentions_between(group.end, role.clause.end):
        if mention.label != "TargetGroup" or context.view.text[end : mention.start] not in ("、", "和", "及", "与", "以及", "等"):
            break
        end = mention.end
    return end


def _is_attribute(context: RuleContext, group: Mention) -> bool:
    """Whether the group, with those that follow it in a list, only tells more of the thing behind it: 服务于职工和会员的“…”平台."""
    text, position = context.view.text, group.end
    for mention in context.view.mentions_between(group.end, group.end + 40):
        between = text[position : mention.start]
        if mention.label == "TargetGroup" and between in ("、", "和", "及", "与", "以及", "和广大"):
            position = mention.end
        elif mention.label in context.classes.targeted:
            return between == "的"
        else:
            return False
    return False
