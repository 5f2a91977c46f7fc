"""Who takes part in the event of the document: its speaker, and the body for which the speaker reports."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said


def attendance_rules(context: RuleContext) -> None:
    """某某：在…大会上的报告 and 我代表…向大会作报告."""
    for sentence in context.view.sentences:
        mentions = context.view.mentions_between(sentence.start, sentence.end)
        for event in (m for m in mentions if m.label == "Event"):
            if context.triggers.documents.speech.match(context.view.text, event.end):
                for person in (m for m in mentions if m.label == "Person" and m.end <= event.start):
                    _takes_part(context, person, event, Said(sentence, person.start, event.end, "attendance.speaker", "achieved"))
    _reports(context)


def _takes_part(context: RuleContext, who: Mention, event: Mention, said: Said) -> None:
    subject, entity = context.entity(who), context.entity(event)
    if subject is not None and entity is not None:
        context.sheet.say(subject, "PARTICIPATES_IN", entity, said)


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
    return context.triggers.documents.on_behalf.search(context.view.text, max(0, body.start - 4), body.start) is not None


def _own_event(context: RuleContext) -> Mention | None:
    """The first mention of the event at which the document was given."""
    name, text = context.view.document.metadata.event, context.view.text
    return next((m for m in context.view.mentions if m.label == "Event" and name in (m.name, text[m.start : m.end])), None)
