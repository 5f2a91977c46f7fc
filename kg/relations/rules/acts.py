"""What bodies do: a body, a verb, and the programme, mechanism, facility, event, honour or instrument it governs."""

from __future__ import annotations

from collections.abc import Callable

from kg.language.classes import EntityClasses
from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext
from kg.relations.rules.events import event_rule, leader_rule
from kg.relations.rules.facilities_and_mechanisms import built_rule, founded_rule
from kg.relations.rules.governing import Act
from kg.relations.rules.granting import granting_rule
from kg.relations.rules.instruments import instrument_rule
from kg.relations.rules.programmes import programme_rule
from kg.relations.rules.proposals import is_own_instrument, proposal_rule
from kg.relations.subjects import ClauseRoles


def act_rules(context: RuleContext) -> None:
    """State what each clause says its subject does to the things it names."""
    for roles in context.roles:
        if context.judge.negated(roles.clause):
            continue
        if roles.leader is not None:
            leader_rule(context, roles, roles.leader)
            continue
        foreign = roles.instrument is not None and not is_own_instrument(context, roles.instrument)
        for mention in context.mentions(roles):
            if foreign:
                _called_for(context, roles, mention)
                continue
            _act(context, roles, mention)


def _called_for(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """What another body's instrument asks for is only proposed: no body of the document does it."""
    entity = context.entity(mention) if mention.label in context.classes.proposable else None
    if entity is not None:
        proposal_rule(Act(context, roles, mention, entity))


def _act(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """Apply the rules for the class of the mention."""
    rule = _rule(context.classes, mention.label)
    entity = context.entity(mention) if rule else None
    if rule is None or entity is None:
        return
    act = Act(context, roles, mention, entity)
    rule(act)
    if mention.label in context.classes.proposable:
        proposal_rule(act)


def _rule(classes: EntityClasses, label: str) -> Callable[[Act], None] | None:
    """The rule for what is done to things of a class; persons, places and posts have none."""
    if label in classes.programmes:
        return programme_rule
    if label in classes.built:
        return built_rule
    if label in classes.organizations:
        return founded_rule
    return {"Event": event_rule, "Award": granting_rule, "Instrument": instrument_rule}.get(label)
