"""Who takes part in the event that a document tells of: its speakers, those who attend or preside, and the body that reports to it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.subjects import ClauseRoles

_LONGEST_LIST = 120  # code points of a list of bodies that send somebody


def attendance_rules(context: RuleContext) -> None:
    """某某：在…大会上的报告, 某某出席会议并讲话 and 我代表…向大会作报告."""
    for sentence in context.view.sentences:
        mentions = context.view.mentions_between(sentence.start, sentence.end)
        for event in (m for m in mentions if m.label == "Event"):
            if context.triggers.attendance.speech.match(context.view.text, event.end):
                for person in (m for m in mentions if m.label == "Person" and m.end <= event.start):
                    _takes_part(context, person, event, Said(sentence, person.start, event.end, "attendance.speaker", "achieved"))
    _attended(context)
    _reports(context)


def _takes_part(context: RuleContext, who: Mention, event: Mention, said: Said) -> None:
    subject, entity = context.entity(who), context.entity(event)
    if subject is not None and entity is not None:
        context.sheet.say(subject, "PARTICIPATES_IN", entity, said)


def _attended(context: RuleContext) -> None:
    """Those who attend, preside or speak in news of an event, also where they stand in the clauses before the verb."""
    event = _told_event(context)
    if event is None:
        return
    waiting: list[Mention] = []
    sentence = None
    for roles in context.roles:
        if roles.sentence is not sentence:
            waiting, sentence = [], roles.sentence
        present = [m for m in context.mentions(roles) if _may_attend(context, m)]
        verb = context.triggers.attendance.attends.search(context.view.text, roles.clause.start, roles.clause.end)
        named = [m for m in context.mentions(roles) if m.label == "Event"]
        if verb is None:
            ends_clause = present and not context.view.text[present[-1].end : roles.clause.end].strip()
            waiting = [*waiting, *present] if ends_clause else []
        elif not named or named[-1].name == event.name or context.entity(named[-1]) == context.entity(event):
            given = context.triggers.attendance.given_to.search(context.view.text, roles.clause.start, verb.start())
            last = given.start() if given else verb.start()
            _took_part(context, roles, [*waiting, *(m for m in present if m.end <= last)], event)
            waiting = []


def _took_part(context: RuleContext, roles: ClauseRoles, who: Sequence[Mention], event: Mention) -> None:
    """State PARTICIPATES_IN of ``who``, unless it is only called for or lies before the event is named."""
    if context.status(roles) != "achieved" or roles.clause.end < event.start:
        return
    for each in who:
        start, end = min(each.start, roles.clause.start), roles.clause.end
        _takes_part(context, each, event, Said(roles.sentence, start, end, "attendance.present", "achieved"))


def _may_attend(context: RuleContext, mention: Mention) -> bool:
    """Whether a mention is a person, or a body that sends somebody (某公司代表, 某工会、某工会的代表)."""
    if mention.label == "Person":
        return True
    if mention.label not in context.classes.organizations:
        return False
    end = mention.end
    for other in context.view.mentions_between(mention.end, mention.end + _LONGEST_LIST):
        if other.label not in context.classes.organizations or context.view.text[end : other.start] not in ("、", "和", "及", "与", "以及"):
            break
        end = other.end
    return context.triggers.attendance.sends.match(context.view.text, end) is not None


def _told_event(context: RuleContext) -> Mention | None:
    """The event that the document tells of: the first that it says to be held; else the programme that it says to be opened."""
    text, triggers = context.view.text, context.triggers.attendance
    for mention in context.view.mentions:
        if mention.label == "Event":
            before, after = max(0, mention.start - 14), min(len(text), mention.end + 40)
            if triggers.opened.search(text, before, mention.start) or triggers.held.match(text, mention.end, after):
                return mention
    opened = (m for m in context.view.mentions if m.label in context.classes.programmes and triggers.ceremony.match(text, m.end))
    return next(opened, None)


def _reports(context: RuleContext) -> None:
    """The body in whose name the report is given takes part in the congress that the text names first."""
    event = _own_event(context)
    for mention in context.view.mentions:
        if mention.label not in context.classes.organizations or not _is_reported_for(context, mention):
            continue
        if event is not None:
            sentence = context.view.sentences[context.view.sentence_index(mention.start)]
            _takes_part(context, mention, event, Said(sentence, mention.start, mention.end, "attendance.report", "achieved"))
        return


def _is_reported_for(context: RuleContext, body: Mention) -> bool:
    """Whether 我代表 stands before the body."""
    return context.triggers.attendance.on_behalf.search(context.view.text, max(0, body.start - 4), body.start) is not None


def _own_event(context: RuleContext) -> Mention | None:
    """The first mention of the event at which the document was given."""
    name, text = context.view.document.metadata.event, context.view.text
    return next((m for m in context.view.mentions if m.label == "Event" and name in (m.name, text[m.start : m.end])), None)
