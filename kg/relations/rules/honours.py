"""Who received which honour: 荣获, 被授予, 被评为, 授予 X … 称号."""

from __future__ import annotations

import re

from kg.language.mention_resolver import Mention
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_RECEIVED = re.compile(r"荣获|获评|获得|喜获|荣膺|被[^，。；]{0,20}(?:授予|评为|命名为|表彰为|认定为)|获授|入选|当选|被表彰为|被认定为|获(?=“|全国|省|[\u4e00-\u9fff]{2,4}五一)")
_DENIED = re.compile(r"没有|未能|未(?=[获被曾])|尚未|不再|撤销|取消")
_GIVEN = re.compile(r"授予|表彰|命名|追授|评选")
_RECEIVERS = ORGANIZATION_LABELS | {"Person", "TargetGroup", "Facility"}


def honour_rules(context: RuleContext) -> None:
    """State AWARDED_TO from the award to each person, body, group or facility that the clause names as receiving it."""
    carried: list[Mention] = []
    sentence = None
    for roles in context.roles:
        if roles.sentence is not sentence:
            carried, sentence = [], roles.sentence
        mentions = context.view.mentions_between(roles.clause.start, roles.clause.end)
        if _DENIED.search(context.view.text[roles.clause.start : roles.clause.end]):
            continue
        receivers = _receivers(context, [m for m in mentions if m.label in _RECEIVERS])
        for award in (m for m in mentions if m.label == "Award"):
            _award(context, roles, award, [m for m in receivers if m is not award], carried)
        if receivers and not any(m.label == "Award" for m in mentions):
            carried = [m for m in receivers if m.label != "TargetGroup"] or carried


def _receivers(context: RuleContext, mentions: list[Mention]) -> list[Mention]:
    """Without the firm of a worker: 某公司电焊工某某某 is the person."""
    persons = [m.start for m in mentions if m.label == "Person"]
    text = context.view.text
    return [
        m
        for m in mentions
        if m.label not in ORGANIZATION_LABELS
        or not any(0 <= start - m.end <= 8 and not re.search(r"[、，和与]", text[m.end : start]) for start in persons)
    ]


def _granted(context: RuleContext, roles: ClauseRoles, award: Mention, granting: list[Mention]) -> None:
    """被全国总工会授予…: the body between 被 and the verb grants it."""
    index = context.entity(award)
    for body in granting:
        other = context.entity(body)
        if index is not None and other is not None and body.label in ORGANIZATION_LABELS:
            said = Said(roles.sentence, body.start, award.end, "honour.granted", context.judge.status(roles.sentence, roles.clause))
            context.sheet.say(other, "CONFERS", index, said)


def _award(context: RuleContext, roles: ClauseRoles, award: Mention, receivers: list[Mention], carried: list[Mention]) -> None:
    text = context.view.text
    before = text[roles.clause.start : award.start]
    received, given = _RECEIVED.search(before), _GIVEN.search(before)
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
            status = context.judge.status(roles.sentence, roles.clause)
            said = Said(roles.sentence, min(receiver.start, award.start), max(receiver.end, award.end), "honour.received", status)
            context.sheet.say(index, "AWARDED_TO", other, said)
