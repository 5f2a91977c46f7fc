"""Who grants an honour and who nominates for it."""

from __future__ import annotations

from kg.relations.facts import RuleContext
from kg.relations.rules.governing import Act


def granting_rule(act: Act) -> None:
    """State CONFERS of the acting bodies that grant the honour, NOMINATES of those that select for another's."""
    triggers = act.context.triggers.acts
    if act.of_another:
        return
    grants = triggers.grants.search(act.before) is not None
    if triggers.receives.search(act.before) or not (grants or triggers.selects.search(act.before)):
        return
    acting, implicit = act.context.acting(act.roles)
    for subject in acting:
        own = _is_granted_by(act.context, act.entity, subject)
        predicate = "CONFERS" if (grants if own is None else own) else "NOMINATES"
        act.context.sheet.say(subject, predicate, act.entity, act.said(f"act.{predicate.lower()}", implicit))


def _is_granted_by(context: RuleContext, award: int, subject: int) -> bool | None:
    """Whether this body grants the honour: as the vocabulary says, or as the place in its name does; ``None`` where neither tells."""
    draft = context.table.drafts[award]
    concept = context.vocabulary.concepts.get(draft.concept)
    granting = concept.properties.get("grantedBy", ()) if concept else ()
    if granting:
        return context.table.drafts[subject].concept in granting
    place, seat = context.places.of_name(draft.name), context.places.of_name(context.table.name(subject))
    if place is not None and seat is not None:
        return place.iri == seat.iri
    if draft.name.startswith(("全国", "国家")):
        return False if seat is not None and seat.broader else None
    return True if not draft.concept and place is None else None  # a title that the body coined
