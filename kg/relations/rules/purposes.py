"""For whom, through what and on what basis: TARGETS, USES and BASED_ON from the words of the sentence."""

from __future__ import annotations

import re

from kg.fragment import Status
from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_PROGRAMMES = frozenset(("Campaign", "Initiative"))
_FOR = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility"))
_SERVES = re.compile(
    r"(?:服务于?|帮扶慰问|走访慰问|慰问|帮扶|救助|资助|面向|针对|惠及|覆盖|受益|培训|帮助|援助|关爱|让|为|使|向|疗休养|重点做好|看望|补助|救济|扶助|保障|维护)(?:了|好|于)?(?:广大|全省|全市|全县|更多|各类|一批|近|约|超过)*$"
)
_BENEFIT = re.compile(r"^(?:群众)?(?:提供|受益|解决|送去|送上|发放|享受|参保|受惠|得到|办理|排忧解难|搭建)")
_RIGHTS = re.compile(r"^(?:合法|特殊|劳动|各项)*(?:权益|服务|维权|工作|关爱)")
_MEANS = re.compile(r"(?:依托|通过|利用|运用|借助|发挥|用好|用活|搭载|借力)(?:好|用)?(?:各级|全国|全省|各地)*$")
_AS_MEANS = re.compile(r"^(?:等)?(?:为|作为|做)(?:主要|重要|基本)*(?:平台|载体|抓手|阵地|依托|形式|手段|途径|渠道|龙头)")
_BASIS = re.compile(r"(?:根据|按照|依据|依照|贯彻落实|贯彻|落实|遵照|以)(?:好)?(?:[^，。《]{0,16})$")


def purpose_rules(context: RuleContext) -> None:
    """State what each sentence says of the programmes in it."""
    position = 0
    roles = context.roles
    while position < len(roles):
        sentence = roles[position].sentence
        after = position
        while after < len(roles) and roles[after].sentence is sentence:
            after += 1
        _sentence(context, roles[position:after])
        position = after


def _sentence(context: RuleContext, roles: list[ClauseRoles]) -> None:
    things: list[tuple[Mention, ClauseRoles]] = []
    waiting: list[tuple[Mention, str, ClauseRoles]] = []
    for role in roles:
        if context.view.text[role.clause.start - 1 : role.clause.start] == "；":
            things, waiting = [], []
        for mention in context.view.mentions_between(role.clause.start, role.clause.end):
            if mention.label == "TargetGroup":
                _group(context, role, mention, things)
                if _leads_to(context, role, mention):
                    waiting.append((mention, "TARGETS", role))
            elif mention.label == "Instrument" and _BASIS.search(context.view.text[role.clause.start : mention.start]):
                waiting.append((mention, "BASED_ON", role))
            elif mention.label in {"Mechanism", "Platform", "Facility"} and _is_means(context, role, mention):
                waiting.append((mention, "USES", role))
            if mention.label in _FOR:
                _settle(context, role, mention, waiting)
                things.append((mention, role))


def _leads_to(context: RuleContext, role: ClauseRoles, group: Mention) -> bool:
    """Whether the programme that follows is for this group: 面向X开展…, 针对X实施…, 把服务X摆在…."""
    before = context.view.text[role.clause.start : group.start]
    after = context.view.text[group.end : role.clause.end]
    if role.clause.start == role.sentence.start and re.search(r"^(?:加强|维护|做好|保障|关爱|突出|重视|强化)(?:好)?$", before) and _RIGHTS.match(after):
        return True
    return bool(re.search(r"(?:面向|针对|围绕服务|把服务|以服务|聚焦)(?:广大|全省|全市|全县|重点)?$", before))


def _is_means(context: RuleContext, role: ClauseRoles, mention: Mention) -> bool:
    text = context.view.text
    before, after = text[role.clause.start : mention.start], text[mention.end : role.clause.end]
    return bool(_MEANS.search(before)) or bool(before.endswith("以") and _AS_MEANS.match(after))


def _settle(context: RuleContext, role: ClauseRoles, thing: Mention, waiting: list[tuple[Mention, str, ClauseRoles]]) -> None:
    """Join what waited with the programme that follows in the sentence."""
    entity = None
    for other, predicate, other_role in waiting:
        if predicate != "TARGETS" and thing.label not in _PROGRAMMES and not (predicate == "BASED_ON" and thing.label == "Mechanism"):
            continue
        if other.start >= thing.start:
            continue
        entity = context.entity(thing) if entity is None else entity
        index = context.entity(other)
        if entity is None or index is None or entity == index:
            continue
        status = context.judge.status(role.sentence, role.clause)
        if predicate == "TARGETS":
            status = context.judge.of_the_thing(role.sentence, role.clause, status)
        context.sheet.say(entity, predicate, index, Said(role.sentence, other.start, thing.end, f"purpose.{predicate.lower()}", status))


def _group(context: RuleContext, role: ClauseRoles, group: Mention, things: list[tuple[Mention, ClauseRoles]]) -> None:
    """The group that the sentence's programme serves: …活动…，慰问职工…人次."""
    text = context.view.text
    before, after = text[role.clause.start : _list_start(context, role, group)], text[group.end : role.clause.end]
    before = re.sub(r"[约近超过]*[\d.,]+[万亿]?[余多]?(?:名|人次|人|户|个|位|万名|多名)?(?:城市|农村)?$", "", before)
    focus = before.endswith("以") and re.search(r"为(?:重点|主要|服务|帮扶)?(?:对象|重点|主体)", after)
    takes_part = re.search(r"参赛|参与|参加", before + after) and things and things[-1][0].label == "Campaign"
    if not things or not (_SERVES.search(before) or _BENEFIT.match(after) or focus or takes_part):
        return
    thing, thing_role = things[-1]
    if thing.end > group.start:
        return
    entity, index = context.entity(thing), context.entity(group)
    if entity is None or index is None:
        return
    if thing.label in _PROGRAMMES and re.search(r"参赛|参与|参加", text[role.clause.start : role.clause.end]):
        said = Said(role.sentence, min(thing.start, group.start), max(thing.end, group.end), "purpose.takes-part", context.judge.status(role.sentence, role.clause))
        context.sheet.say(index, "PARTICIPATES_IN", entity, said)
        return
    status: Status = context.judge.of_the_thing(thing_role.sentence, thing_role.clause, context.judge.status(role.sentence, role.clause))
    context.sheet.say(entity, "TARGETS", index, Said(role.sentence, thing.start, group.end, "purpose.serves", status))


def _list_start(context: RuleContext, role: ClauseRoles, group: Mention) -> int:
    """Where the list of groups begins that ``group`` is a member of (重点做好A、B、C等…)."""
    start = group.start
    for mention in reversed(context.view.mentions_between(role.clause.start, group.start)):
        if mention.label != "TargetGroup" or context.view.text[mention.end : start] not in ("、", "和", "及", "与", "以及", "等"):
            break
        start = mention.start
    return start
