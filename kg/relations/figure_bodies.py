"""Whose a figure is."""

from __future__ import annotations

from kg.language.quantities import Quantity
from kg.relations.facts import RuleContext
from kg.relations.name import Name
from kg.relations.subjects import ClauseRoles


def body_of(context: RuleContext, roles: ClauseRoles, quantity: Quantity, subject: int) -> int | None:
    """The body that the figure is attributed to: the one that acts, the reporting one, at last one that is itself measured.

    Those who receive an honour do not act; it is the reporting body's figure, else that of the only body that grants the honour.
    """
    text, clause = context.view.text, roles.clause
    dealt = _dealt(context, roles, quantity)
    if dealt is not None:
        return dealt
    if context.table.type(subject) == "Award" and context.triggers.figures.receives.search(text, clause.start, clause.end):
        return context.body if context.body is not None else _granting(context, subject)
    acting, _ = context.acting(roles)
    found = next((index for index in acting if context.is_organization(index)), context.body)
    return subject if found is None and context.is_organization(subject) else found


def _dealt(context: RuleContext, roles: ClauseRoles, quantity: Quantity) -> int | None:
    """Of the bodies before 分别 (甲总工会、乙总工会分别投入3万元、2万元) the one at the figure's place."""
    if quantity.position is None or quantity.group is None:
        return None
    named = context.view.mentions_between(roles.clause.start, quantity.group)
    bodies = [index for m in named if m.label in context.classes.organizations and (index := context.entity(m)) is not None]
    return bodies[quantity.position] if len(bodies) > 1 and quantity.position < len(bodies) else None


def _granting(context: RuleContext, award: int) -> int | None:
    """The one body that grants an honour, as the vocabulary knows."""
    concept = context.vocabulary.concepts.get(context.table.drafts[award].concept)
    granting = concept.properties.get("grantedBy", ()) if concept else ()
    body = context.vocabulary.concepts.get(granting[0]) if len(granting) == 1 else None
    return context.table.add(Name(body.type, body.name, body.iri)) if body else None
