"""What a name says by itself: where a body sits, whose organ it is, whom a programme is for, what it is part of or carried out through."""

from __future__ import annotations

import re

from kg.fragment import Status
from kg.language.mention_resolver import Mention
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.relations.facts import RuleContext, Said
from kg.relations.name import Name
from kg.relations.subjects import ClauseRoles

_FOR_GROUPS = frozenset(("Campaign", "Initiative", "Mechanism", "Platform", "Facility"))
_PROGRAMMES = frozenset(("Campaign", "Initiative"))
_THROUGH = frozenset(("Mechanism", "Platform", "Facility"))
_SEATED = frozenset(("TradeUnion", "PartyOrganization", "GovernmentBody", "MassOrganization"))
_ACTS_ITSELF = re.compile(r"^(?:队伍)?(?:参与|参加|进(?:校园|企业|车间|班组|社区|机关|园区|基层|工地|乡村|课堂)|助企|线上助力|宣讲|发挥|帮扶指导|赴|国际交流|人文交流|交流|志愿)")
_NOT_FOR = re.compile(r"^(?:代表|大会|提案|之家|董事|监事|董监事|代会|先锋号)")
_ORGAN = re.compile(r"(党组|书记处|主席团|第[一二三四五六七八九十]+届(?:执行)?委员会|(?:第[一二三四五六七八九十]+届)?执行委员会|经费审查委员会|女职工委员会|机关党委|办公厅|办公室|(?<=总工会)[\u4e00-\u9fff]{2,8}部|研究室)$")


def name_rules(context: RuleContext) -> None:
    """State what the names in each clause say."""
    by_clause = {id(role.clause): role for role in context.roles}
    for roles in context.roles:
        for mention in context.view.mentions_between(roles.clause.start, roles.clause.end):
            _name(context, by_clause[id(roles.clause)], mention)


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
    if mention.label in ORGANIZATION_LABELS:
        _body(context, roles, mention)
    elif mention.label == "Post":
        for inner in mention.inner:
            if inner.label in ORGANIZATION_LABELS:
                _body(context, roles, inner)
    elif mention.label in _FOR_GROUPS:
        _programme(context, roles, mention)
    if mention.label in {"Event", "Facility"}:
        _seat(context, roles, mention)
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
    text = context.view.text[mention.start : mention.end]
    organ = _ORGAN.search(text)
    owner = next((m for m in mention.inner if m.label in ORGANIZATION_LABELS and m.start == mention.start), None)
    owner_entity = context.entity(owner) if owner and organ else None
    concept = context.concept(mention)
    if owner_entity is None and concept and organ and concept.properties.get("partOf"):
        parent = context.vocabulary.concepts.get(concept.properties["partOf"][0])
        if parent and parent.name in concept.name:
            whole = Mention(mention.start, mention.end - len(organ.group(1)), parent.type, "vocabulary", parent.name, parent.iri)
            owner_entity = context.entity(whole) if whole.end > whole.start else None
    firm = next((m for m in mention.inner if m.label == "Enterprise" and m.start == mention.start), None)
    if firm is not None and text.endswith("工会") and text[firm.end - mention.start :] == "工会":
        owner_entity = context.entity(firm)
    if owner_entity is not None:
        context.sheet.say(entity, "PART_OF", owner_entity, _standing(roles, mention, "name.organ"))


def _seat(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """The place in the name: of a body in its full name (省司法厅 in a report of Jilin), of an event or facility where it is written."""
    entity = context.entity(mention)
    if entity is None:
        return
    if mention.label in _SEATED:
        place = context.places.of_name(context.table.name(entity).removeprefix("中共").removeprefix("共青团"))
        index = context.table.add(Name("Place", place.name, place.iri)) if place is not None and place.code else None
    else:
        written = next((m for m in mention.inner if m.label == "Place"), None)
        index = context.entity(written) if written else None
    if index is not None:
        context.sheet.say(entity, "IN_PLACE", index, _standing(roles, mention, "name.place"))


def _issuer(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """《中华全国总工会关于…的意见》: the body before 关于 issued it."""
    for body in mention.inner:
        at_head = not context.view.text[mention.start : body.start].strip("《")
        if at_head and body.label in ORGANIZATION_LABELS and context.view.text.startswith("关于", body.end):
            entity, index = context.entity(mention), context.entity(body)
            if entity is not None and index is not None:
                governed = any("issue" in verb.groups for verb in roles.clause.verbs)
                status = context.judge.status(roles.sentence, roles.clause) if governed else "achieved"
                context.sheet.say(index, "ISSUES", entity, _standing(roles, mention, "name.issuer", status))


def _programme(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    entity = context.entity(mention)
    if entity is None:
        return
    status = context.judge.status(roles.sentence, roles.clause)
    of_thing = context.judge.of_the_thing(roles.sentence, roles.clause, status)
    text = context.view.text
    groups = [m for m in mention.inner if m.label == "TargetGroup"]
    for group in groups:
        after = text[group.end : mention.end]
        if _NOT_FOR.match(after):
            continue
        index = context.entity(group)
        if index is None:
            continue
        acts = _ACTS_ITSELF.match(after) and not text[mention.start : group.start].endswith(("代表", "服务", "关爱", "维护", "保障", "帮扶", "为"))
        predicate = "PARTICIPATES_IN" if acts else "TARGETS"
        context.sheet.say(*((index, predicate, entity) if acts else (entity, predicate, index)), _standing(roles, mention, "name.group", of_thing))
    if not groups:
        _targets_of_concept(context, roles, mention, entity, of_thing)
    _parts(context, roles, mention, entity, of_thing)


def _targets_of_concept(context: RuleContext, roles: ClauseRoles, mention: Mention, entity: int, status: Status) -> None:
    """What the vocabulary knows a thing to be for, where its own name says so (职工书屋 → 职工)."""
    concept = context.concept(mention)
    surface = context.view.text[mention.start : mention.end]
    for iri in concept.properties.get("targets", ()) if concept else ():
        group = context.vocabulary.concepts.get(iri)
        labels = (group.name, *group.alternatives, *(word for word, name in context.words_for_groups.items() if name == group.name)) if group else ()
        written = next((label for label in labels if label in surface), "")
        if group and written and not _NOT_FOR.match(surface.split(written, 1)[1]):
            index = context.table.add(Name("TargetGroup", group.name, iri))
            context.sheet.say(entity, "TARGETS", index, _standing(roles, mention, "name.concept", status))


def _parts(context: RuleContext, roles: ClauseRoles, mention: Mention, entity: int, status: Status) -> None:
    """A programme inside a programme's name is the larger one, if the document also names it by itself; other things are what it uses."""
    if mention.label not in _PROGRAMMES:
        return
    concept = context.concept(mention)
    for inner in mention.inner:
        if concept and inner.label in _PROGRAMMES and inner.concept not in concept.broader:
            continue
        index = context.entity(inner) if inner.label in _PROGRAMMES | _THROUGH else None
        if index is None or index == entity:
            continue
        if inner.label in _PROGRAMMES and index not in context.named:
            continue
        predicate = "SUBPROGRAMME_OF" if inner.label in _PROGRAMMES else "USES"
        context.sheet.say(entity, predicate, index, _standing(roles, mention, "name.part", status))
