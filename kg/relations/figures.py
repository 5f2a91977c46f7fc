"""Figures: what each quantity measures, whose it is, when, and whether it was reached or is aimed at.

The subject is the programme, facility, platform, mechanism, honour or instrument nearest to the number in its stretch of the clause;
else, where the clause tells whom a programme served (慰问, 服务, 参与…), the programme named before it in the sentence; else the
group; else the body (annotation guide, section 4).
"""

from __future__ import annotations

import re

from kg.fragment import Figure, Place, Status
from kg.language.mention_resolver import Mention
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.language.periods import PeriodMention, period_for, resolve
from kg.language.quantities import Quantity
from kg.relations.facts import RuleContext
from kg.relations.subjects import ClauseRoles

_MEASURED = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award", "Event"))
_SERVING = re.compile(r"慰问|帮扶|服务|救助|资助|培训|发放|筹集|投入|受益|惠及|参与|参加|参赛|派出|组成|拨付|募集|推出|提供|援助|开展|组织|举办|筹措|支出|补助|走访|覆盖|受理|办理|挽回|签订|结成|征集|收到|创效|创造|提出|培训|购买|上门|建档|帮助|实现就业|赛|新建|新发展|新增")
_PLAIN = frozenset(("职工", "工会会员", "会员", "员工", "工人", "农民工会员", "职工群众"))
_OF_UNION = re.compile(r"基层工会|工会组织|会员|建会|入会|组建率|工会干部")
_NEWLY = re.compile(r"新建|新发展|新增|吸收|新组建|发展会员")
_SEPARATOR = re.compile(r"[，；、。：]")
_STRIP = "，、；：。的了共达到为至超过约近（）"


def figures(context: RuleContext, periods: list[PeriodMention]) -> list[Figure]:
    """The figures of the document; ``periods`` are its period mentions in order."""
    found: list[Figure] = []
    quantities = [q for q in context.view.quantities if q.kind == "figure" and q.unit]
    for index, quantity in enumerate(quantities):
        before = quantities[index - 1].end if index else 0
        after = quantities[index + 1].start if index + 1 < len(quantities) else len(context.view.text)
        figure = _figure(context, quantity, (before, after), periods)
        if figure is not None:
            found.append(figure)
    return found


def _figure(context: RuleContext, quantity: Quantity, neighbours: tuple[int, int], periods: list[PeriodMention]) -> Figure | None:
    roles = _roles_at(context, quantity.number_start)
    if roles is None or any(m.start <= quantity.number_start < m.end and m.label != "Place" for m in context.view.mentions_between(roles.sentence.start, quantity.end)):
        return None
    subject = _subject(context, roles, quantity, neighbours)
    if subject is None:
        return None
    text = context.view.text
    status: Status = "achieved" if context.table.type(subject) == "Instrument" else context.judge.status(roles.sentence, roles.clause)
    left = max(roles.clause.start, neighbours[0])
    segment_start = _segment_start(text, left, quantity.start)
    stop = _SEPARATOR.search(text, quantity.end)
    segment_end = min(stop.start() if stop else len(text), roles.sentence.end, max(quantity.end, neighbours[1]))
    indicator = (text[segment_start : quantity.start].strip(_STRIP) + text[quantity.end : segment_end].strip(_STRIP)) or context.table.name(subject)
    sheet = context.sheet
    context.table.drafts[subject].wanted = True
    body = _body(context, roles, quantity)
    if body is not None:
        context.table.drafts[body].wanted = True
    return Figure(
        subject, body, indicator, quantity.value, quantity.unit, quantity.modifier, _period(context, roles, quantity, periods, status, subject), status,
        text[segment_start:segment_end], Place(sheet.passage(roles.sentence), segment_start, segment_end),
    )  # fmt: skip


def _roles_at(context: RuleContext, position: int) -> ClauseRoles | None:
    low, high = 0, len(context.roles)
    while low < high:
        middle = (low + high) // 2
        if context.roles[middle].clause.start <= position:
            low = middle + 1
        else:
            high = middle
    roles = context.roles[low - 1] if low else None
    return roles if roles and position < roles.clause.end else None


def _segment_start(text: str, left: int, right: int) -> int:
    """Where the words about a number begin: after the last comma or list mark before it."""
    marks = [m.end() for m in _SEPARATOR.finditer(text, left, right)]
    return marks[-1] if marks else left


def _subject(context: RuleContext, roles: ClauseRoles, quantity: Quantity, neighbours: tuple[int, int]) -> int | None:
    text, clause = context.view.text, roles.clause
    near = [
        m
        for m in context.view.mentions_between(clause.start, clause.end)
        if (m.end <= quantity.start and m.start >= min(neighbours[0], quantity.start)) or (quantity.end <= m.start < neighbours[1])
    ]
    counted = next((m for m in near if m.label == "TargetGroup" and m.start == quantity.end and text[m.start : m.end] not in _PLAIN), None)
    if counted is not None and not _SERVING.search(text, clause.start, quantity.start):
        entity = context.entity(counted)
        if entity is not None:
            return entity
    things = sorted((m for m in near if m.label in _MEASURED), key=lambda m: _distance(m, quantity))
    for thing in things:
        entity = context.entity(_first_of_list(context, thing, near))
        if entity is not None:
            return entity
    earlier = [m for m in context.view.mentions_between(roles.sentence.start, quantity.start) if m.label in _MEASURED or m.label == "Instrument"]
    if not earlier and _SERVING.search(text, clause.start, clause.end):
        line = text.rfind("\n", 0, roles.sentence.start) + 1
        programmes = [m for m in context.view.mentions_between(line, roles.sentence.start) if m.label in {"Campaign", "Initiative"}]
        earlier = programmes[-1:]
    groups = sorted((m for m in near if m.label == "TargetGroup"), key=lambda m: _distance(m, quantity))
    groups = groups or [m for m in context.view.mentions_between(clause.start, quantity.start) if m.label == "TargetGroup"]
    plain = all(text[m.start : m.end] in _PLAIN for m in groups)
    of_union = _OF_UNION.search(text, clause.start, clause.end) and not _NEWLY.search(text, clause.start, clause.end)
    if earlier and not of_union and (plain or _SERVING.search(text, clause.start, clause.end)):
        return _carried(context, roles, earlier)
    for group in groups:
        entity = context.entity(group)
        if entity is not None:
            return entity
    bodies = [m for m in near if m.label in ORGANIZATION_LABELS or m.label == "Instrument"]
    for body in sorted(bodies, key=lambda m: _distance(m, quantity)):
        entity = context.entity(body)
        if entity is not None:
            return entity
    acting, _ = context.acting(roles)
    return acting[0] if acting else None


def _first_of_list(context: RuleContext, thing: Mention, near: list[Mention]) -> Mention:
    """Of A、B建制率均达到…: one figure for two indicators is the first one's."""
    before = next((m for m in near if m.end + 1 == thing.start and m.label == thing.label), None)
    joined = before is not None and context.view.text[before.end] in "、和与"
    return _first_of_list(context, before, near) if before is not None and joined else thing


def _distance(mention: Mention, quantity: Quantity) -> int:
    return quantity.start - mention.end if mention.end <= quantity.start else mention.start - quantity.end


def _carried(context: RuleContext, roles: ClauseRoles, earlier: list[Mention]) -> int | None:
    """The thing of an earlier clause that the figures go on about: the one whose last word the clause repeats, else the nearest."""
    own = [m for m in earlier if m.start >= roles.clause.start]
    if own and (entity := context.entity(own[-1])) is not None:
        return entity
    clause_text = context.view.text[roles.clause.start : roles.clause.end]
    ordered = list(reversed(earlier))
    for mention in ordered:
        tail = context.view.text[mention.start : mention.end].strip("”》“")[-2:]
        if mention.start < roles.clause.start and tail in clause_text and tail not in ("活动", "工作", "制度"):
            return context.entity(mention)
    programmes = [m for m in ordered if m.label in {"Campaign", "Initiative"}]
    for mention in [*programmes, *ordered]:
        entity = context.entity(mention)
        if entity is not None:
            return entity
    return None


def _body(context: RuleContext, roles: ClauseRoles, quantity: Quantity) -> int | None:
    acting, _ = context.acting(roles)
    bodies = [index for index in acting if context.table.type(index) in ORGANIZATION_LABELS]
    return bodies[0] if bodies else context.body


def _period(
    context: RuleContext, roles: ClauseRoles, quantity: Quantity, periods: list[PeriodMention], status: str, subject: int
) -> str:
    metadata = context.view.document.metadata
    mention = period_for(quantity, periods, context.view.text)
    if mention is not None:
        resolved = resolve(mention, metadata.issued, metadata.reviewed, metadata.planned)
        if mention.kind == "whole" and status == "planned" and metadata.planned:
            return str(metadata.planned)
        if resolved:
            return resolved
    if context.table.type(subject) == "Instrument":
        return ""
    if status == "achieved" and roles.sentence.part == "review" and metadata.reviewed:
        return str(metadata.reviewed)
    if status == "planned" and roles.sentence.part == "plan" and metadata.planned:
        return str(metadata.planned)
    return ""
