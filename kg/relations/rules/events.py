"""Who holds an event or attends it, where it is held, and what a person at the head of a sentence leads."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.rules.governing import Act, role_in
from kg.relations.subjects import ClauseRoles


def event_rule(act: Act) -> None:
    """State ORGANIZES of those who hold the event, PARTICIPATES_IN of those who attend it."""
    triggers = act.context.triggers.acts
    _in_place(act)
    if triggers.attends.search(act.before[-12:]):
        _attended(act)
    elif triggers.follows.search(act.before):
        return  # 组织学习…全会精神: what others held is studied
    elif triggers.holds.search(act.before) or triggers.is_held.match(act.after[:8]):
        act.of_the_acting("ORGANIZES", "act.hold", role_in(act.context, act.clause_text))


def _in_place(act: Act) -> None:
    """某会议在武汉召开: where the event is held."""
    behind = act.context.triggers.acts.held_at.match(act.after)
    if behind is None:
        return
    start = act.mention.end + behind.end()
    place = next((m for m in act.context.view.mentions_between(start, start + 1) if m.label == "Place"), None)
    held = act.context.triggers.acts.is_held_there.match(act.context.view.text, place.end) if place else None
    index = act.context.entity(place) if place and held else None
    if place is not None and held is not None and index is not None:
        said = Said(act.roles.sentence, act.mention.start, held.end(), "event.place", "achieved")
        act.context.sheet.say(act.entity, "IN_PLACE", index, said)


def _attended(act: Act) -> None:
    """The persons that the clause names attend; else the acting bodies."""
    acting, implicit = act.context.acting(act.roles)
    persons = [index for m in act.roles.persons if (index := act.context.entity(m)) is not None]
    for subject in persons or acting:
        act.context.sheet.say(subject, "PARTICIPATES_IN", act.entity, act.said("act.attend", implicit and not persons))


def leader_rule(context: RuleContext, roles: ClauseRoles, leader: Mention) -> None:
    """State PARTICIPATES_IN of a person at the head of the sentence in what the person leads or attends; no body acts."""
    person = context.entity(leader)
    if person is None or not roles.clause.verbs or context.status(roles) != "achieved":
        return
    for mention in context.view.mentions_between(roles.clause.zone, roles.clause.end):
        entity = context.entity(mention)
        if entity is not None and (mention.label in context.classes.programmes or mention.label == "Event"):
            said = Act(context, roles, mention, entity).said("act.led", False)
            context.sheet.say(person, "PARTICIPATES_IN", entity, said)
