"""Figures: what each quantity measures, whose it is, when, and whether it was reached or is aimed at.

The subject is the programme, facility, platform, mechanism, honour or instrument nearest to the number in its stretch of the clause;
else, where the clause tells whom a programme served (慰问, 服务, 参与…), the programme named before it in the sentence; else the
group; else the body (annotation guide, section 4).
"""

from __future__ import annotations

import re

from kg.fragment import Figure, Place, Status
from kg.language.mention_resolver import Mention
from kg.language.periods import PeriodMention, period_for, resolve
from kg.language.quantities import Quantity
from kg.relations.facts import RuleContext
from kg.relations.subjects import ClauseRoles

_MEASURED = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award", "Event"))
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
    if roles is None or _within_name(context, roles, quantity):
        return None
    subject = _subject(context, roles, quantity, neighbours)
    if subject is None:
        return None
    status: Status = "achieved" if context.table.type(subject) == "Instrument" else context.status(roles)
    start, end = _segment(context.view.text, roles, quantity, neighbours)
    body = _body(context, roles)
    for index in (subject, body):
        if index is not None:
            context.table.drafts[index].wanted = True
    return Figure(
        subject=subject,
        body=body,
        indicator=_indicator(context.view.text, quantity, start, end) or context.table.name(subject),
        value=quantity.value,
        unit=quantity.unit,
        modifier=quantity.modifier,
        period=_period(context, roles, quantity, periods, status, subject),
        status=status,
        raw=context.view.text[start:end],
        place=Place(context.sheet.passage(roles.sentence), start, end),
    )


def _within_name(context: RuleContext, roles: ClauseRoles, quantity: Quantity) -> bool:
    """Whether the number is a part of a name (第十八次代表大会); a place may hold it, as in 四川."""
    mentions = context.view.mentions_between(roles.sentence.start, quantity.end)
    return any(m.start <= quantity.number_start < m.end and m.label != "Place" for m in mentions)


def _segment(text: str, roles: ClauseRoles, quantity: Quantity, neighbours: tuple[int, int]) -> tuple[int, int]:
    """The words about a number: from the last separator before it to the next behind it, without those of its neighbours."""
    start = _segment_start(text, max(roles.clause.start, neighbours[0]), quantity.start)
    stop = _SEPARATOR.search(text, quantity.end)
    return start, min(stop.start() if stop else len(text), roles.sentence.end, max(quantity.end, neighbours[1]))


def _indicator(text: str, quantity: Quantity, start: int, end: int) -> str:
    """What is measured: the words about the number without it."""
    return text[start : quantity.start].strip(_STRIP) + text[quantity.end : end].strip(_STRIP)


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
    near = _near(context, roles, quantity, neighbours)
    by_distance = sorted(near, key=lambda m: _distance(m, quantity))
    things = (_first_of_list(context, m, near) for m in by_distance if m.label in _MEASURED)
    own = context.first_entity((*_counted(context, roles, quantity, near), *things))
    if own is not None:
        return own
    groups = [m for m in by_distance if m.label == "TargetGroup"]
    groups = groups or [m for m in context.view.mentions_between(roles.clause.start, quantity.start) if m.label == "TargetGroup"]
    earlier = _earlier(context, roles, quantity)
    if earlier and _goes_on(context, roles, groups):
        return _carried(context, roles, earlier)
    bodies = [m for m in by_distance if m.label in context.classes.organizations or m.label == "Instrument"]
    said_of = context.first_entity((*groups, *bodies))
    if said_of is not None:
        return said_of
    acting, _ = context.acting(roles)
    return acting[0] if acting else None


def _near(context: RuleContext, roles: ClauseRoles, quantity: Quantity, neighbours: tuple[int, int]) -> list[Mention]:
    """The mentions between the number and those before and behind it, in the same clause."""
    left = min(neighbours[0], quantity.start)
    return [
        m for m in context.mentions(roles) if (m.end <= quantity.start and m.start >= left) or (quantity.end <= m.start < neighbours[1])
    ]


def _counted(context: RuleContext, roles: ClauseRoles, quantity: Quantity, near: list[Mention]) -> list[Mention]:
    """The group right behind the number (3000名困难职工), unless a programme served it or it is too plain to be what a figure is about."""
    text, triggers = context.view.text, context.triggers.figures
    if triggers.serving.search(text, roles.clause.start, quantity.start):
        return []
    behind = (m for m in near if m.label == "TargetGroup" and m.start == quantity.end)
    return [m for m in behind if not triggers.plain_group.fullmatch(text, m.start, m.end)][:1]


def _earlier(context: RuleContext, roles: ClauseRoles, quantity: Quantity) -> list[Mention]:
    """The things of the sentence before the number; of a clause that tells whom something served, else the last programme before."""
    before = context.view.mentions_between(roles.sentence.start, quantity.start)
    things = [m for m in before if m.label in _MEASURED or m.label == "Instrument"]
    if things or not context.triggers.figures.serving.search(context.view.text, roles.clause.start, roles.clause.end):
        return things
    line = context.view.text.rfind("\n", 0, roles.sentence.start) + 1
    return [m for m in context.view.mentions_between(line, roles.sentence.start) if m.label in context.classes.programmes][-1:]


def _goes_on(context: RuleContext, roles: ClauseRoles, groups: list[Mention]) -> bool:
    """Whether the clause goes on about what came before, and does not count unions, members or a group of its own."""
    text, clause, triggers = context.view.text, roles.clause, context.triggers.figures
    if triggers.of_union.search(text, clause.start, clause.end) and not triggers.newly.search(text, clause.start, clause.end):
        return False
    plain = all(triggers.plain_group.fullmatch(text, m.start, m.end) for m in groups)
    return plain or triggers.serving.search(text, clause.start, clause.end) is not None


def _first_of_list(context: RuleContext, thing: Mention, near: list[Mention]) -> Mention:
    """Of A、B建制率均达到…: one figure for two indicators is the first one's."""
    before = next((m for m in near if m.end + 1 == thing.start and m.label == thing.label), None)
    joined = before is not None and context.view.text[before.end] in "、和与"
    return _first_of_list(context, before, near) if before is not None and joined else thing


def _distance(mention: Mention, quantity: Quantity) -> int:
    return quantity.start - mention.end if mention.end <= quantity.start else mention.start - quantity.end


def _carried(context: RuleContext, roles: ClauseRoles, earlier: list[Mention]) -> int | None:
    """The thing of an earlier clause that the figures go on about: the one whose last word the clause repeats, else the nearest."""
    text, clause = context.view.text, roles.clause
    ordered = list(reversed(earlier))
    own = context.entity(ordered[0]) if ordered[0].start >= clause.start else None
    if own is not None:
        return own
    for mention in ordered:
        ending = text[mention.start : mention.end].strip("”》“")[-2:]
        repeated = mention.start < clause.start and text.find(ending, clause.start, clause.end) >= 0
        if repeated and not context.triggers.figures.shared_ending.fullmatch(ending):
            return context.entity(mention)
    programmes = [m for m in ordered if m.label in context.classes.programmes]
    return context.first_entity((*programmes, *ordered))


def _body(context: RuleContext, roles: ClauseRoles) -> int | None:
    """The body that the figure is attributed to."""
    acting, _ = context.acting(roles)
    return next((index for index in acting if context.is_organization(index)), context.body)


def _period(
    context: RuleContext, roles: ClauseRoles, quantity: Quantity, periods: list[PeriodMention], status: Status, subject: int
) -> str:
    """When the figure holds: as its own words say, else the period of the part of the report it stands in."""
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
