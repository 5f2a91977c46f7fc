"""What bodies set up: mechanisms, platforms, facilities and other bodies; and the part they play in mechanisms that stand."""

from __future__ import annotations

from kg.fragment import Status
from kg.language.clauses import Verb
from kg.language.mention_resolver import Mention
from kg.relations.facts import Said
from kg.relations.rules.governing import Act, groups_of


def built_rule(act: Act) -> None:
    """State ESTABLISHES of the acting bodies, or PARTICIPATES_IN where they play their part in a mechanism."""
    triggers = act.context.triggers.acts
    around = act.before + "X" + act.after
    verbs = act.verbs()
    if not verbs and triggers.foundation.search(around):
        verbs = list(act.roles.clause.verbs)
    groups = groups_of(verbs)
    performs = triggers.performs.search(around) is not None
    if act.mention.label == "Mechanism" and (performs or ("participate" in groups and "establish" not in groups)):
        _performed(act, "achieved" if performs else None)
        return
    if makers := _makers(act):
        act.of_each(makers, "ESTABLISHES", "act.made-by")
        return
    if act.of_another or not (_is_built(act, verbs) or act.opens):
        return
    act.of_the_acting("ESTABLISHES", "act.establish")
    predicate = "PARTICIPATES_IN" if act.mention.label == "Mechanism" else "ESTABLISHES"
    shared = act.context.triggers.cooperation.cooperates.search(act.context.table.name(act.entity)) is not None
    act.of_each(act.partners or (act.roles.former if shared else []), predicate, "act.establish-together")
    _built_at(act)


def _makers(act: Act) -> list[Mention]:
    """The bodies that make the thing which is the subject: X由A与B合作共建."""
    context, end = act.context, act.roles.clause.end
    if not act.after.startswith("由"):
        return []
    bodies = [m for m in context.view.mentions_between(act.mention.end, end) if m.label in context.classes.organizations]
    made = context.triggers.openings.made
    return bodies if bodies and made.fullmatch(context.view.text, bodies[-1].end, end) else []


def _is_built(act: Act, verbs: list[Verb]) -> bool:
    """Whether the verbs make or run the thing, and do not merely follow it or work through it."""
    groups, triggers = groups_of(verbs), act.context.triggers.acts
    if not verbs or (triggers.follows.search(act.before) and not groups & {"establish", "carry_on", "cause"}):
        return False
    return "establish" in groups or not triggers.as_means.search(act.before)


def _performed(act: Act, status: Status | None) -> None:
    """加强…机制作用发挥: the body, and the groups named, take part in the mechanism."""
    acting, implicit = act.context.acting(act.roles)
    for subject in () if act.of_another else acting:
        act.context.sheet.say(subject, "PARTICIPATES_IN", act.entity, act.said("act.perform", implicit, status=status))
    act.of_each(act.roles.groups, "PARTICIPATES_IN", "act.participate-group")


def founded_rule(act: Act) -> None:
    """State ESTABLISHES of a body that sets up another: 成立某某工会联合会."""
    acts_itself = act.mention in act.roles.partners or act.mention in act.roles.subjects
    if not act.of_another and not acts_itself and act.context.triggers.acts.founds.search(act.before):
        act.of_the_acting("ESTABLISHES", "act.found")


def _built_at(act: Act) -> None:
    """在某街道、某开发区等地建立某驿站: where facilities stand."""
    context = act.context
    verbs = act.verbs()
    at = context.triggers.acts.built_at.search(act.before) if act.mention.label == "Facility" and verbs else None
    if at is None or not verbs:
        return
    for place in context.view.mentions_between(act.roles.clause.start + at.end(), verbs[0].start):
        index = context.entity(place) if place.label == "Place" else None
        if index is not None:
            said = Said(act.roles.sentence, place.start, act.mention.end, "act.built-at", context.status(act.roles))
            context.sheet.say(act.entity, "IN_PLACE", index, said)
