"""Who takes part in the event of the document: its speaker, and the body for which the speaker reports."""

from __future__ import annotations

import re

from kg.language.mention_resolver import Mention
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.relations.facts import RuleContext, Said

_SPEECH = re.compile(r"上的?(?:工作)?(?:报告|讲话|致辞|发言|演讲)")
_BEHALF = re.compile(r"我(?:受|代表)$")


def attendance_rules(context: RuleContext) -> None:
    """某某：在…大会上的报告 and 我代表…向大会作报告."""
    for sentence in context.view.sentences:
        mentions = context.view.mentions_between(sentence.start, sentence.end)
        for event in (m for m in mentions if m.label == "Event"):
            if _SPEECH.match(context.view.text, event.end):
                for person in (m for m in mentions if m.label == "Person" and m.end <= event.start):
                    _takes_part(context, person, event, Said(sentence, person.start, event.end, "attendance.speaker", "achieved"))
    _reports(context)


def _takes_part(context: RuleContext, who: Mention, event: Mention, said: Said) -> None:
    subject, entity = context.entity(who), context.entity(event)
    if subject is not None and entity is not None:
        context.sheet.say(subject, "PARTICIPATES_IN", entity, said)


def _reports(context: RuleContext) -> None:
    """The body in whose name the report is given takes part in the congress that the text names first."""
    events = [m for m in context.view.mentions if m.label == "Event"]
    for mention in context.view.mentions:
        if mention.label not in ORGANIZATION_LABELS or not _BEHALF.search(context.view.text[max(0, mention.start - 4) : mention.start]):
            continue
        named = next((e for e in events if e.name == context.view.document.metadata.event or context.view.text[e.start : e.end] == context.view.document.metadata.event), None)
        if named is not None:
            sentence = context.view.sentences[context.view.sentence_index(mention.start)]
            _takes_part(context, mention, named, Said(sentence, mention.start, mention.end, "attendance.report", "achieved"))
        return
