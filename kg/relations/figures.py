"""Figures: what each quantity measures, whose it is, when, and whether it was reached or is aimed at (annotation guide, section 4)."""

from __future__ import annotations

from dataclasses import replace

from kg.fragment import Figure, Place, Status
from kg.language.periods import PeriodMention, period_for, resolve
from kg.language.quantities import Quantity
from kg.relations.facts import RuleContext
from kg.relations.figure_bodies import body_of
from kg.relations.figure_spots import SEPARATOR
from kg.relations.measured import Measurer
from kg.relations.subjects import ClauseRoles

_RANGE = frozenset("至到-—–~～－")
_TELLING = 3  # digits that no two figures of a document share by chance
_MASTHEAD = 80  # characters that may stand before the title
_STRIP = "，、；：。的了共达到为至超过约近（）"


def figures(context: RuleContext, periods: list[PeriodMention]) -> list[Figure]:
    """The figures of the document; ``periods`` are its period mentions in order."""
    found: list[Figure] = []
    text, (title, title_end) = context.view.text, _title(context)
    measurer = Measurer(context, context.view.mentions_between(title, title_end))
    quantities = [q for q in context.view.quantities if q.kind == "figure" and q.unit]
    for index, quantity in enumerate(quantities):
        before = quantities[index - 1].end if index else 0
        after = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
        whole = quantity
        if text[quantity.end : after] in _RANGE:
            # The first number of a range counts what the second does.
            whole = replace(quantity, end=quantities[index + 1].end)
            after = quantities[index + 2].start if index + 2 < len(quantities) else len(text)
        figure = _figure(context, measurer, quantity, whole, (before, after), periods)
        if figure is not None:
            found.append(figure)
    return _told_once(found, [_sentence_start(context, f) < title_end for f in found])


def _sentence_start(context: RuleContext, figure: Figure) -> int:
    return context.sheet.passages[figure.place.passage].start


def _told_once(found: list[Figure], in_title: list[bool]) -> list[Figure]:
    """Without those told twice: of the same value, unit, subject, status and period, or in the title what the text tells again.

    A number of three digits or more is the same figure again also where it stands beside other words.
    """
    in_text = {(f.value, f.unit) for f, titular in zip(found, in_title, strict=True) if not titular}
    periods: dict[tuple[object, ...], set[str]] = {}
    kept: list[Figure] = []
    for figure, titular in zip(found, in_title, strict=True):
        telling = len(f"{figure.value:f}".replace(".", "").strip("0")) >= _TELLING
        about = figure.body if telling else figure.subject
        told = periods.setdefault((about, figure.value, figure.unit, figure.status), set())
        again = bool(told) and (figure.period in told or "" in told or not figure.period)
        if again or (titular and (figure.value, figure.unit) in in_text):
            continue
        told.add(figure.period)
        kept.append(figure)
    return kept


def _title(context: RuleContext) -> tuple[int, int]:
    """Where the document's title stands in its text; an empty stretch where it does not."""
    title = context.view.document.metadata.title
    start = context.view.text.find(title, 0, 2 * len(title) + _MASTHEAD) if title else -1
    return (start, start + len(title)) if start >= 0 else (0, 0)


def _figure(
    context: RuleContext,
    measurer: Measurer,
    quantity: Quantity,
    whole: Quantity,
    neighbours: tuple[int, int],
    periods: list[PeriodMention],
) -> Figure | None:
    """The figure of a number; ``whole`` is the range that it opens, or itself."""
    roles = _roles_at(context, quantity.number_start)
    if roles is None or _within_name(context, roles, quantity):
        return None
    subject = measurer.measured(roles, whole, neighbours)
    if subject is None:
        return None
    status = _status(context, roles, quantity, subject)
    start, end = _segment(context.view.text, roles, quantity, neighbours)
    body = body_of(context, roles, quantity, subject)
    if quantity.position is not None and body is not None and context.is_organization(subject):
        subject = body  # of figures dealt out over bodies each measures its own
    for index in (subject, body):
        if index is not None:
            context.table.drafts[index].wanted = True
    return Figure(
        subject=subject,
        body=body,
        indicator=_indicator(context, quantity, start, end) or context.table.name(subject),
        value=quantity.value,
        unit=quantity.unit,
        modifier=quantity.modifier,
        period=_period(context, roles, quantity, periods, status, subject),
        status=status,
        raw=context.view.text[start:end],
        place=Place(context.sheet.passage(roles.sentence), start, end),
    )


def _status(context: RuleContext, roles: ClauseRoles, quantity: Quantity, subject: int) -> Status:
    """Whether the figure was reached; a target told beside it was not."""
    text, triggers = context.view.text, context.triggers.figures
    if triggers.unmet.search(text[roles.clause.start : quantity.start]):
        return "planned"
    if triggers.built_upon.match(text, quantity.end, roles.clause.end):
        return "achieved"
    return "achieved" if context.table.type(subject) == "Instrument" else context.status(roles)


def _within_name(context: RuleContext, roles: ClauseRoles, quantity: Quantity) -> bool:
    """Whether the number is a part of a name (第十八次代表大会); a place may hold it, as in 四川."""
    mentions = context.view.mentions_between(roles.sentence.start, quantity.end)
    held = (m for m in mentions if m.start <= quantity.number_start < m.end and m.label != "Place")
    return any(m.rule != "statistical" or m.start < quantity.number_start for m in held)


def _segment(text: str, roles: ClauseRoles, quantity: Quantity, neighbours: tuple[int, int]) -> tuple[int, int]:
    """The words about a number: from the last separator before it to the next behind it, without those of its neighbours."""
    start = _segment_start(text, max(roles.clause.start, neighbours[0]), quantity.start)
    stop = SEPARATOR.search(text, quantity.end, max(quantity.end, roles.sentence.end))
    return start, min(stop.start() if stop else len(text), roles.sentence.end, max(quantity.end, neighbours[1]))


def _indicator(context: RuleContext, quantity: Quantity, start: int, end: int) -> str:
    """What is measured: the words about the number without it, without the body that tells it and without what joins it to the next."""
    text, triggers = context.view.text, context.triggers.figures
    heads = context.view.mentions_between(start, quantity.start)
    begin = next((m.end for m in heads if m.start == start and m.label in context.classes.organizations), start)
    before = triggers.telling.sub("", text[begin : quantity.start].strip(_STRIP)).strip(_STRIP).removesuffix("是")
    return before + triggers.joining.sub("", text[quantity.end : end]).strip(_STRIP)


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
    marks = [m.end() for m in SEPARATOR.finditer(text, left, right)]
    return marks[-1] if marks else left


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
