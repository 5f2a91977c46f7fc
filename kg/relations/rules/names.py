"""What a name says by itself: where a body sits, whose organ it is, whom a programme is for, what it is part of or carried out through."""

from __future__ import annotations

from kg.fragment import Status
from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.known_names import known_name
from kg.relations.name import Name
from kg.relations.subjects import ClauseRoles
from ontology.vocabulary import Concept

_SEATED = frozenset(("TradeUnion", "PartyOrganization", "GovernmentBody", "MassOrganization"))


def name_rules(context: RuleContext) -> None:
    """State what the names in each clause say."""
    for roles in context.roles:
        for mention in context.mentions(roles):
            _name(context, roles, mention)


def reporting_body_rule(context: RuleContext) -> None:
    """The seat of the reporting body, which a report may never write: its heading is the evidence."""
    if context.body is None or not context.view.sentences:
        return
    place = context.places.of_name(context.table.name(context.body))
    if place is None or not place.code or context.table.type(context.body) not in _SEATED:
        return
    heading = context.view.sentences[0]
    said = Said(heading, heading.start, heading.end, "name.reporting-body", "achieved", implicit=True)
    context.sheet.say(context.body, "IN_PLACE", context.table.add(Name("Place", place.name, place.iri)), said)


def _name(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    if mention.label in context.classes.organizations:
        _body(context, roles, mention)
    elif mention.label == "Post":
        for inner in mention.inner:
            if inner.label in context.classes.organizations:
                _body(context, roles, inner)
    elif mention.label in context.classes.targeted:
        _programme(context, roles, mention)
    if mention.label == "Instrument":
        _issuer(context, roles, mention)


def _standing(roles: ClauseRoles, mention: Mention, rule: str, status: Status = "achieved") -> Said:
    return Said(roles.sentence, mention.start, mention.end, rule, status)


def _body(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    entity = context.entity(mention)
    if entity is None:
        return
    if mention.label in _SEATED:
        _seat(context, roles, mention)
    owner = _owner(context, mention)
    if owner is not None:
        context.sheet.say(entity, "PART_OF", owner, _standing(roles, mention, "name.organ"))


def _owner(context: RuleContext, mention: Mention) -> int | None:
    """The body that an organ belongs to: the firm of a union, the body named at its head, or the one that the vocabulary knows."""
    text = context.view.text[mention.start : mention.end]
    at_head = [m for m in mention.inner if m.start == mention.start]
    organ = context.triggers.names.organ.search(text)
    owner = None
    parent = _parent(context, mention)
    if parent is not None and mention.concept and context.vocabulary.concepts[mention.concept].name.startswith(parent.name):
        index = context.table.find(known_name(parent))
        owner = index if index in context.named else None
    if organ:
        owner = context.first_entity([m for m in at_head if m.label in context.classes.organizations][:1])
        owner = _known_owner(context, mention, mention.end - len(organ.group(1))) if owner is None else owner
    firm = next((m for m in at_head if m.label == "Enterprise"), None)
    if firm is not None and context.view.text[firm.end : mention.end] == "工会":
        return context.entity(firm)
    return owner


def _parent(context: RuleContext, organ: Mention) -> Concept | None:
    """The body that the vocabulary says the organ is part of."""
    concept = context.concept(organ)
    parents = concept.properties.get("partOf", ()) if concept else ()
    return context.vocabulary.concepts.get(parents[0]) if parents else None


def _known_owner(context: RuleContext, organ: Mention, end: int) -> int | None:
    """The body that the vocabulary says the organ is part of, where the organ's name holds it and the text writes it up to ``end``."""
    parent, concept = _parent(context, organ), context.concept(organ)
    if concept is None or parent is None or parent.name not in concept.name or end <= organ.start:
        return None
    return context.entity(Mention(organ.start, end, parent.type, "vocabulary", parent.name, parent.iri))


def _seat(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """The place in the full name of a body (省司法厅 in a report of Jilin); of other bodies a name says nothing (annotation guide)."""
    entity = context.entity(mention)
    of_firm = any(m.label == "Enterprise" and m.start == mention.start for m in mention.inner)
    if entity is None or of_firm:
        return
    place = context.places.of_name(context.table.name(entity).removeprefix("中共").removeprefix("共青团"))
    if place is not None and place.code:
        index = context.table.add(Name("Place", place.name, place.iri))
        context.sheet.say(entity, "IN_PLACE", index, _standing(roles, mention, "name.place"))


def _issuer(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """《中华全国总工会关于…的意见》: the body before 关于 issued it."""
    text = context.view.text
    for body in mention.inner:
        at_head = not text[mention.start : body.start].strip("《")
        if not at_head or body.label not in context.classes.organizations or not text.startswith("关于", body.end):
            continue
        entity, index = context.entity(mention), context.entity(body)
        if entity is not None and index is not None:
            governed = any("issue" in verb.groups for verb in roles.clause.verbs)
            status = context.status(roles) if governed else "achieved"
            context.sheet.say(index, "ISSUES", entity, _standing(roles, mention, "name.issuer", status))


def _programme(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    entity = context.entity(mention)
    if entity is None:
        return
    status = context.status_of_the_thing(roles)
    groups = [m for m in mention.inner if m.label == "TargetGroup"]
    for group in groups:
        _group(context, roles, mention, group, entity, status)
    if not groups:
        _targets_of_concept(context, roles, mention, entity, status)
    if mention.label in context.classes.programmes:
        _parts(context, roles, mention, entity, status)


def _group(context: RuleContext, roles: ClauseRoles, mention: Mention, group: Mention, entity: int, status: Status) -> None:
    """A group in a name is whom the thing is for, unless it acts itself there (职工志愿…) or forms another word (职工代表大会)."""
    triggers, text = context.triggers.names, context.view.text
    before, after = text[mention.start : group.start], text[group.end : mention.end]
    acts = triggers.acts_itself.match(after) is not None and not triggers.is_served.search(before)
    names_nobody = triggers.forms_another_word.match(after) or (not acts and _names_others(context, mention, group))
    index = None if names_nobody else context.entity(group)
    if index is None:
        return
    said = _standing(roles, mention, "name.group", status)
    if acts:
        context.sheet.say(index, "PARTICIPATES_IN", entity, said)
    else:
        context.sheet.say(entity, "TARGETS", index, said)


def _names_others(context: RuleContext, mention: Mention, group: Mention) -> bool:
    """Whether the group belongs to a larger programme in the name (产业工人队伍建设改革试点), to a contest or to the honoured."""
    triggers, text = context.triggers.names, context.view.text
    if any(m.label in context.classes.programmes and m.start <= group.start and group.end <= m.end for m in mention.inner):
        return True
    name = text[mention.start : mention.end]
    if mention.label in context.classes.programmes and triggers.contest.search(name):
        return True
    return triggers.honoured_group.search(text, group.start, group.end) is not None and not triggers.cares.search(name)


def _targets_of_concept(context: RuleContext, roles: ClauseRoles, mention: Mention, entity: int, status: Status) -> None:
    """What the vocabulary knows a thing to be for, where its own name says so (职工书屋 → 职工)."""
    concept = context.concept(mention)
    surface = context.view.text[mention.start : mention.end]
    for iri in concept.properties.get("targets", ()) if concept else ():
        group = context.vocabulary.concepts.get(iri)
        written = next((label for label in _labels(context, group) if label in surface), "") if group else ""
        if group and written and not context.triggers.names.forms_another_word.match(surface.split(written, 1)[1]):
            index = context.table.add(Name("TargetGroup", group.name, iri))
            context.sheet.say(entity, "TARGETS", index, _standing(roles, mention, "name.concept", status))


def _labels(context: RuleContext, group: Concept) -> tuple[str, ...]:
    """How a group may be written inside a name."""
    inside_names = (word for word, name in context.triggers.words_for_groups.items() if name == group.name)
    return (group.name, *group.alternatives, *inside_names)


def _parts(context: RuleContext, roles: ClauseRoles, mention: Mention, entity: int, status: Status) -> None:
    """A programme inside a programme's name is the larger one, if the document also names it by itself; other things are what it uses."""
    concept = context.concept(mention)
    for inner in mention.inner:
        larger = inner.label in context.classes.programmes
        if not (larger or inner.label in context.classes.built) or (larger and concept and inner.concept not in concept.broader):
            continue
        index = context.entity(inner)
        if index is None or index == entity or (larger and index not in context.named):
            continue
        predicate = "SUBPROGRAMME_OF" if larger else "USES"
        context.sheet.say(entity, predicate, index, _standing(roles, mention, "name.part", status))
