"""Who organises a programme, and who only takes part in it."""

from __future__ import annotations

from kg.language.mention_resolver import Mention
from kg.relations.rules.governing import Act, groups_of, role_in


def programme_rule(act: Act) -> None:
    """State ORGANIZES of the acting bodies and their partners, or PARTICIPATES_IN where the clause or the vocabulary says another leads."""
    if act.context.triggers.hosts.relative.search(act.before):
        return  # A主办的X: the rule of hosts says who
    takes_part = _takes_part(act)
    if takes_part or _led_by_another(act):
        _participation(act, takes_part)
        return
    if act.of_another or not (act.verbs() or act.roles.subjects or _is_topic(act) or act.opens):
        return
    text = act.context.view.text[act.roles.clause.start : act.mention.end]
    act.of_the_acting("ORGANIZES", "act.organize", role_in(act.context, text))
    act.of_each(act.partners, "ORGANIZES", "act.organize-together", "co-organize")
    act.of_each(_carried_out_in(act), "PARTICIPATES_IN", "act.carried-out-in")


def _takes_part(act: Act) -> bool:
    groups = groups_of(act.verbs())
    organizes = "establish" in groups or act.context.triggers.acts.organizes_too.search(act.before)
    return "participate" in groups and not organizes


def _led_by_another(act: Act) -> bool:
    """Whether the vocabulary names the body that leads the programme; all others take part."""
    concept = act.context.concept(act.mention)
    return bool(concept and concept.properties.get("ledBy"))


def _is_topic(act: Act) -> bool:
    """A programme at the head of a clause of a report that tells what it did."""
    sentence = act.roles.sentence
    return sentence.part in ("review", "plan") and act.mention.start - act.roles.clause.start <= 4 and not sentence.heading


def _participation(act: Act, takes_part: bool) -> None:
    """The groups that take part; else the acting bodies. A body that moves groups to take part organises, unless another leads."""
    context, roles = act.context, act.roles
    groups = [*roles.groups, *_moved_groups(act)] if takes_part else []
    act.of_each(groups, "PARTICIPATES_IN", "act.participate-group")
    if groups and not roles.subjects:
        if context.body is not None and not _led_by_another(act):
            context.sheet.say(context.body, "ORGANIZES", act.entity, act.said("act.mobilize", True))
        return
    if takes_part or context.triggers.acts.plays_a_part.search(act.clause_text):
        acting, implicit = context.acting(roles)
        for subject in acting:
            context.sheet.say(subject, "PARTICIPATES_IN", act.entity, act.said("act.participate", implicit))


def _moved_groups(act: Act) -> list[Mention]:
    """Groups that the clause or the one before it moves to take part: 组织职工参加, 动员广大职工…，积极投身."""
    start, end = act.roles.sentence.start, act.mention.start
    moved = [m for m in act.context.view.mentions_between(start, end) if m.label == "TargetGroup"]
    return moved[-1:] if act.context.triggers.acts.mobilizes.search(act.context.view.text, start, end) else []


def _carried_out_in(act: Act) -> list[Mention]:
    """在某公司、某公司等35家企业开展…: the bodies in which the programme is carried out."""
    context, clause = act.context, act.roles.clause
    verbs = act.verbs()
    chain: list[Mention] = []
    for body in context.view.mentions_between(clause.start, verbs[0].start if verbs else clause.start):
        if body.label not in context.classes.organizations:
            continue
        joined = bool(chain) and context.view.text[chain[-1].end : body.start] in ("、", "和", "与", "及")
        if joined or (not chain and context.triggers.acts.takes_place_in.search(context.view.text[clause.start : body.start])):
            chain.append(body)
    return chain
