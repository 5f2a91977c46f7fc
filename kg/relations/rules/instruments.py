"""Who issues an instrument and who drives what another body adopts."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.relations.facts import Said
from kg.relations.rules.governing import Act


def instrument_rule(act: Act) -> None:
    """State ISSUES of the bodies that issue the instrument, ADVOCATES of those that drive it, by the verbs around it."""
    triggers = act.context.triggers.acts
    if act.of_another:
        return
    drafter = _drafter(act)
    before = act.before if drafter is None else act.context.view.text[act.roles.clause.start : drafter.start]
    issued = bool(triggers.issues.search(before) or triggers.is_issued.match(act.after[:10]))
    driven = drafter is None and triggers.drives.search(act.clause_text) is not None
    if not driven and (not issued or triggers.follows.search(before)):
        return
    if driven and not issued and _is_own_draft(act):
        act.of_the_acting("ISSUES", "act.drafts")
        return
    _adopted_by_another(act)
    _, implicit = act.context.acting(act.roles)
    if implicit and triggers.issued_by_somebody.search(before):
        return
    _of_the_acting(act, issued, driven)
    if issued:
        act.of_each(act.partners, "ISSUES", "act.issue-together")


def _drafter(act: Act) -> Mention | None:
    """省人大常委会审议通过省总工会参与起草的《…》: the body between, which took part in drafting what another adopts."""
    text = act.context.view.text
    for body in act.context.view.mentions_between(act.roles.clause.start, act.mention.start):
        if body.label in act.context.classes.organizations and act.context.triggers.acts.drafted_by.fullmatch(
            text, body.end, act.mention.start
        ):
            act.of_each([body], "ADVOCATES", "act.drafted")
            return body
    return None


def _is_own_draft(act: Act) -> bool:
    """Whether the acting body drafts what it will issue itself: measures and plans, not a law."""
    triggers = act.context.triggers.acts
    return triggers.drafts.search(act.before) is not None and not triggers.law.search(act.context.table.name(act.entity))


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
    """推动省委、省政府印发《…》, 推动省人大常委会修订《…》: the bodies between the two verbs adopt it."""
    context, clause, triggers = act.context, act.roles.clause, act.context.triggers.acts
    text = context.view.text
    adopting: list[Mention] = []
    for body in reversed(context.view.mentions_between(clause.start, act.mention.start)):
        if body.label not in context.classes.organizations or not triggers.moves_another.search(text, clause.start, body.start):
            continue
        joined = bool(adopting) and text[body.end : adopting[0].start] in ("、", "和", "与", "及")
        if joined or triggers.issues.match(text[body.end : act.mention.start]):
            adopting.insert(0, body)
    for body in adopting:
        index = context.entity(body)
        if index is not None:
            said = Said(act.roles.sentence, body.start, act.mention.end, "act.adopted", context.status(act.roles))
            context.sheet.say(index, "ISSUES", act.entity, said)
