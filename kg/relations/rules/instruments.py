"""Who issues an instrument and who drives what another body adopts."""

from __future__ import annotations

from kg.relations.facts import Said
from kg.relations.rules.governing import Act


def instrument_rule(act: Act) -> None:
    """State ISSUES of the bodies that issue the instrument, ADVOCATES of those that drive it, by the verbs around it."""
    triggers = act.context.triggers.acts
    if act.of_another:
        return
    issued = bool(triggers.issues.search(act.before) or triggers.is_issued.match(act.after[:10]))
    driven = triggers.drives.search(act.clause_text) is not None
    if not driven and (not issued or triggers.follows.search(act.before)):
        return
    _adopted_by_another(act)
    _, implicit = act.context.acting(act.roles)
    if implicit and triggers.issued_by_somebody.search(act.before):
        return
    _of_the_acting(act, issued, driven)
    if issued:
        act.of_each(act.roles.partners, "ISSUES", "act.issue-together")


def _of_the_acting(act: Act, issued: bool, driven: bool) -> None:
    """Each acting body issues or drives; where the vocabulary knows who adopted the instrument, only that body can have issued it."""
    context = act.context
    concept = context.concept(act.mention)
    adopted = concept.properties.get("adoptedBy", ()) if concept else ()
    acting, implicit = context.acting(act.roles)
    for subject in acting:
        own = context.table.drafts[subject].concept in adopted if adopted else None
        if (own is False and not driven) or (own is True and not issued):
            continue
        predicate = "ADVOCATES" if driven and own is not True else "ISSUES"
        context.sheet.say(subject, predicate, act.entity, act.said(f"act.{predicate.lower()}", implicit))


def _adopted_by_another(act: Act) -> None:
    """推动省人大常委会修订《…》: the body between the two verbs adopts it."""
    context, clause, triggers = act.context, act.roles.clause, act.context.triggers.acts
    text = context.view.text
    for body in context.view.mentions_between(clause.start, act.mention.start):
        if body.label not in context.classes.organizations or not triggers.issues.match(text[body.end : act.mention.start]):
            continue
        index = context.entity(body)
        if index is not None and triggers.moves_another.search(text, clause.start, body.start):
            said = Said(act.roles.sentence, body.start, act.mention.end, "act.adopted", context.status(act.roles))
            context.sheet.say(index, "ISSUES", act.entity, said)
