"""What an instrument calls for: one at the head of a sentence (《意见》提出健全X), or the document itself."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.rules.governing import Act


def proposal_rule(act: Act) -> None:
    """State PROPOSES of the instrument that calls for the thing."""
    if act.roles.instrument is not None:
        _proposed(act, act.roles.instrument)
    elif act.context.instrument is not None:
        _called_for(act, act.context.instrument)


def _proposed(act: Act, instrument: Mention) -> None:
    """《意见》提出健全X."""
    context, sentence, clause = act.context, act.roles.sentence, act.roles.clause
    if not clause.verbs and act.mention.label not in context.classes.programmes:
        return
    index = context.entity(instrument)
    if index is None:
        return
    here = instrument.start >= sentence.start
    start = min(instrument.start if here else clause.start, act.mention.start)
    context.sheet.say(index, "PROPOSES", act.entity, Said(sentence, start, act.mention.end, "act.propose", "planned", not here))


def _called_for(act: Act, instrument: int) -> None:
    """What an opinion or notice asks for in its own text."""
    context, clause = act.context, act.roles.clause
    if not clause.verbs or act.mention.start < clause.zone:
        return
    if context.triggers.documents.measures.search(context.table.name(instrument)) and context.status(act.roles) == "planned":
        context.sheet.say(instrument, "PROPOSES", act.entity, act.said("act.called-for", True, status="planned"))


def is_own_instrument(context: RuleContext, instrument: Mention) -> bool:
    """Whether an instrument that asks for something is the reporting body's own, so that what it asks for is the body's plan."""
    entity = context.entity(instrument)
    if entity is None or context.body is None:
        return False
    issued = (context.body, "ISSUES", entity)
    if any((s.subject, s.predicate, s.object) == issued for s in context.sheet.statements):
        return True
    return context.table.name(entity).startswith(context.table.name(context.body)) or entity == context.instrument
