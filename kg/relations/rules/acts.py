"""What bodies do: a body, a verb, and the programme, mechanism, facility, event, honour or instrument it governs."""

from __future__ import annotations

import re

from kg.fragment import Status
from kg.language.clauses import Clause, Verb
from kg.language.mention_resolver import Mention
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.relations.facts import RuleContext, Said
from kg.relations.own_instrument import calls_for_measures
from kg.relations.subjects import ClauseRoles

_PROGRAMMES = frozenset(("Campaign", "Initiative"))
_BUILT = frozenset(("Facility", "Platform", "Mechanism"))
_PERFORM = re.compile(r"发挥[^，。；]{0,30}作用|作用[^，。；]{0,6}发挥")
_HELD = re.compile(r"召开|举办|承办|主办|举行|办好|组织|筹备|协办|举行了|开办|办")
_ROLES = (("lead", "牵头"), ("undertake", "承办"), ("co-organize", "协办"), ("host", "主办"), ("promote", "推动"))
_PROPOSABLE = _PROGRAMMES | _BUILT | {"Award"}
_FOUND = re.compile(r"(?:成立|组建|设立|筹建|新建|建立)(?:了)?[^，。；、的]{0,6}$")
_FOUNDATION = re.compile(r"以[^，。；]{0,20}X[^，。；]{0,20}为(?:重点|抓手|核心|主线|龙头|基础|主要内容)")
_DRIVE = re.compile(r"推动[^，。；]{0,12}(?:出台|修改|制定|修订|颁布|立法|实施|纳入|完善)|参与[^，。；]{0,20}(?:起草|修改|制定|修订|立法|制修订)|(?:力争|争取|建议)[^，。；]{0,16}(?:出台|修改|制定|修订|颁布)|促成|起草|提请|加大[^，。；]{0,14}实施力度|推动公开出版")
_ISSUED = re.compile(r"(?:联合)?(?:印发|出台|制定|下发|发布|颁布|公布|签订|签署|修订|编制|编印|转发|通过|审议通过|制订)(?:了|出台|实施|下发)*(?:的)?")
_FOLLOWED = re.compile(r"(?:贯彻|落实|学习|宣传|执行|依据|根据|按照|遵循|遵照|宣讲|依照|对标对表|对标|严守|遵守|符合|违反|结合|围绕|对照|解读)[^，。；、]{0,12}$")
_SELECT = re.compile(r"选树|培育|推荐|培养|选拔|推选|推报|申报|造就|遴选")
_GRANT = re.compile(r"表彰|授予|命名|颁授|颁发|评选|评出|表扬|奖励|认定|评定|发布|宣传")
_SHARED_VERB = frozenset(("participate", "follow"))


def act_rules(context: RuleContext) -> None:
    """State what each clause says its subject does to the things it names."""
    for roles in context.roles:
        clause = roles.clause
        if context.judge.negated(clause):
            continue
        if roles.leader is not None:
            _led(context, roles, roles.leader)
            continue
        foreign = roles.instrument is not None and not _issued_by_body(context, roles.instrument)
        for mention in context.view.mentions_between(clause.start, clause.end):
            if foreign:
                _only_proposed(context, roles, mention)
                continue
            _act(context, roles, mention)
            if roles.hosts and mention.label in _PROGRAMMES | {"Event"}:
                _hosted(context, roles, mention)


def _issued_by_body(context: RuleContext, instrument: Mention) -> bool:
    """Whether an instrument that asks for something is the reporting body's own, so that what it asks for is the body's plan."""
    entity = context.entity(instrument)
    if entity is None or context.body is None:
        return False
    if any(s.subject == context.body and s.predicate == "ISSUES" and s.object == entity for s in context.sheet.statements):
        return True
    name, body = context.table.name(entity), context.table.name(context.body)
    return name.startswith(body) or entity == context.instrument


def _only_proposed(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    if mention.label in _PROPOSABLE:
        _proposed(context, roles, mention)


def _hosted(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """由A、B主办，C承办的X: the hosts of the clause before hold it too."""
    entity = context.entity(mention)
    for host, verb in roles.hosts:
        index = context.entity(host)
        if entity is not None and index is not None:
            status = context.judge.status(roles.sentence, roles.clause)
            said = Said(roles.sentence, host.start, mention.end, "act.hosted", status, role=_role(verb))
            context.sheet.say(index, "ORGANIZES", entity, said)
    roles.hosts.clear()


def _led(context: RuleContext, roles: ClauseRoles, leader: Mention) -> None:
    """What a person at the head of the sentence leads or attends: the person takes part; no body acts."""
    person = context.entity(leader)
    for mention in context.view.mentions_between(roles.clause.zone, roles.clause.end):
        if mention.label not in _PROGRAMMES | {"Event"} or person is None:
            continue
        entity = context.entity(mention)
        if entity is not None and context.judge.status(roles.sentence, roles.clause) == "achieved" and roles.clause.verbs:
            context.sheet.say(person, "PARTICIPATES_IN", entity, _said(context, roles, mention, "act.led", False))


def _act(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    if mention.label in _PROGRAMMES:
        _programme(context, roles, mention)
    elif mention.label in _BUILT:
        _built(context, roles, mention)
    elif mention.label == "Event":
        _event(context, roles, mention)
    elif mention.label == "Award":
        _award(context, roles, mention)
    elif mention.label == "Instrument":
        _instrument(context, roles, mention)
    elif mention.label in ORGANIZATION_LABELS:
        _founded(context, roles, mention)
    if mention.label in _PROPOSABLE:
        _proposed(context, roles, mention)


def governing(clause: Clause, position: int, text: str) -> list[Verb]:
    """The verbs that govern what stands at ``position``: the run it follows, with the nearest verb inside the zone; after 把 the run."""
    if position < clause.zone:
        if text.endswith(("把", "将"), clause.start, position):
            return list(clause.verbs)
        return [verb for verb in clause.verbs if verb.end <= position]
    inner = [verb for verb in clause.inner if verb.end <= position]
    return [*clause.verbs, *inner[-1:]]


def _said(context: RuleContext, roles: ClauseRoles, mention: Mention, rule: str, implicit: bool, role: str = "-", status: Status | None = None) -> Said:
    verbs = governing(roles.clause, mention.start, context.view.text)
    written = [m.start for m in roles.subjects if m.start >= roles.sentence.start] if not implicit else []
    start = min([*written, *(verb.start for verb in verbs[:1]), mention.start])
    return Said(roles.sentence, start, mention.end, rule, status or context.judge.status(roles.sentence, roles.clause), implicit, role)


def _role(text: str) -> str:
    return next((role for role, word in _ROLES if word in text), "-")


def _groups(verbs: list[Verb]) -> set[str]:
    return {group for verb in verbs for group in verb.groups}


def _programme(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    entity = context.entity(mention)
    if entity is None:
        return
    clause, text = roles.clause, context.view.text
    verbs = governing(clause, mention.start, text)
    groups = _groups(verbs)
    concept = context.concept(mention)
    takes_part = bool(groups & {"participate"}) and not groups & {"establish"} and not re.search("参与组织|组织参与", text[clause.start : mention.start])
    led_by_others = bool(concept and concept.properties.get("ledBy"))
    if takes_part or led_by_others:
        plays = takes_part or re.search(r"发挥|贡献|服务|助力|投身|做好|积极", text[clause.start : clause.end])
        _participation(context, roles, mention, entity, takes_part, bool(plays))
        return
    if roles.other_agent and not roles.subjects:
        return
    if not verbs and not roles.subjects and not _is_topic(context, roles, mention):
        return
    acting, implicit = context.acting(roles)
    role = _role(text[clause.start : mention.end])
    for subject in acting:
        if context.table.type(subject) in ORGANIZATION_LABELS:
            context.sheet.say(subject, "ORGANIZES", entity, _said(context, roles, mention, "act.organize", implicit, role))
    for partner in roles.partners:
        index = context.entity(partner)
        if index is not None:
            context.sheet.say(index, "ORGANIZES", entity, _said(context, roles, mention, "act.organize-together", False, "co-organize"))


def _is_topic(context: RuleContext, roles: ClauseRoles, mention: Mention) -> bool:
    """A programme at the head of a clause that tells what it did, in a report or where 品牌 or a figure shows it is run."""
    return roles.sentence.part in ("review", "plan") and mention.start - roles.clause.start <= 4 and not roles.sentence.heading


def _participation(context: RuleContext, roles: ClauseRoles, mention: Mention, entity: int, takes_part: bool, plays: bool) -> None:
    groups = [m for m in [*roles.groups, *_moved_groups(context, roles, mention)] if takes_part]
    for group in groups:
        index = context.entity(group)
        if index is not None:
            context.sheet.say(index, "PARTICIPATES_IN", entity, _said(context, roles, mention, "act.participate-group", False))
    if groups and not roles.subjects:
        concept = context.concept(mention)
        if not (concept and concept.properties.get("ledBy")) and mention.label in _PROGRAMMES and context.body is not None:
            context.sheet.say(context.body, "ORGANIZES", entity, _said(context, roles, mention, "act.mobilize", True))
        return
    if not plays:
        return
    acting, implicit = context.acting(roles)
    for subject in acting:
        context.sheet.say(subject, "PARTICIPATES_IN", entity, _said(context, roles, mention, "act.participate", implicit))


def _moved_groups(context: RuleContext, roles: ClauseRoles, mention: Mention) -> list[Mention]:
    """Groups that the clause or the one before it moves to take part: 组织职工参加, 动员广大职工…，积极投身."""
    before = context.view.mentions_between(roles.sentence.start, mention.start)
    moved = [m for m in before if m.label == "TargetGroup"]
    text = context.view.text[roles.sentence.start : mention.start]
    return moved[-1:] if moved and re.search(r"组织|动员|引导|鼓励|吸引|带领|发动|号召", text) else []


def _acts_for_itself(roles: ClauseRoles) -> bool:
    """Whether a firm, a Party committee or somebody else at the head of the clause acts, and no body of ours."""
    return roles.other_agent and not roles.subjects


def _built(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    entity = context.entity(mention)
    if entity is None:
        return
    clause, text = roles.clause, context.view.text
    verbs = governing(clause, mention.start, text)
    around = text[clause.start : mention.start] + "X" + text[mention.end : clause.end]
    if not verbs and _FOUNDATION.search(around):
        verbs = list(clause.verbs)
    if mention.label == "Mechanism" and (_PERFORM.search(around) or ("participate" in _groups(verbs) and not _groups(verbs) & {"establish"})):
        acting, implicit = context.acting(roles)
        for subject in [] if roles.other_agent and not roles.subjects else acting:
            status = context.judge.status(roles.sentence, clause)
            performed: Status = "achieved" if _PERFORM.search(around) else status
            context.sheet.say(subject, "PARTICIPATES_IN", entity, _said(context, roles, mention, "act.perform", implicit, status=performed))
        for group in roles.groups:
            index = context.entity(group)
            if index is not None:
                context.sheet.say(index, "PARTICIPATES_IN", entity, _said(context, roles, mention, "act.participate-group", False))
        return
    if _acts_for_itself(roles):
        return
    if not verbs or _FOLLOWED.search(text[clause.start : mention.start]) and not _groups(verbs) & {"establish", "carry_on", "cause"}:
        return
    if re.search(r"(?:依托|通过|利用|借助|以|在)$", text[clause.start : mention.start][-3:]) and not _groups(verbs) & {"establish"}:
        return
    acting, implicit = context.acting(roles)
    for subject in acting:
        if context.table.type(subject) in ORGANIZATION_LABELS:
            context.sheet.say(subject, "ESTABLISHES", entity, _said(context, roles, mention, "act.establish", implicit))
    for partner in roles.partners:
        index = context.entity(partner)
        if index is not None and mention.label == "Mechanism":
            context.sheet.say(index, "PARTICIPATES_IN", entity, _said(context, roles, mention, "act.establish-together", False))


def _founded(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """成立某某工会联合会: the body sets up another."""
    before = context.view.text[roles.clause.start : mention.start]
    if _acts_for_itself(roles) or not _FOUND.search(before) or mention in roles.partners or mention in roles.subjects:
        return
    entity = context.entity(mention)
    acting, implicit = context.acting(roles)
    for subject in acting if entity is not None else ():
        if entity is not None and context.table.type(subject) in ORGANIZATION_LABELS:
            context.sheet.say(subject, "ESTABLISHES", entity, _said(context, roles, mention, "act.found", implicit))


def _event(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    entity = context.entity(mention)
    if entity is None:
        return
    clause, text = roles.clause, context.view.text
    before = text[clause.start : mention.start]
    after = text[mention.end : min(clause.end, mention.end + 8)]
    if re.search(r"参加|出席|参与|列席", before[-12:]) :
        acting, implicit = context.acting(roles)
        named = [index for m in roles.persons if (index := context.entity(m)) is not None]
        for subject in named or acting:
            context.sheet.say(subject, "PARTICIPATES_IN", entity, _said(context, roles, mention, "act.attend", implicit and not named))
        return
    if _HELD.search(before) or re.match(r"(?:在[^，。]{2,12})?(?:隆重|胜利|正式)?(?:召开|举行|举办|开幕|闭幕)", after):
        acting, implicit = context.acting(roles)
        for subject in acting:
            if context.table.type(subject) in ORGANIZATION_LABELS:
                role = _role(text[clause.start : clause.end])
                context.sheet.say(subject, "ORGANIZES", entity, _said(context, roles, mention, "act.hold", implicit, role))


def _award(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    entity = context.entity(mention)
    if entity is None:
        return
    clause, text = roles.clause, context.view.text
    before = text[clause.start : mention.start]
    grants, selects = _GRANT.search(before), _SELECT.search(before)
    if _acts_for_itself(roles):
        return
    if re.search(r"荣获|获得|获评|被[^，。]{0,20}(?:授予|评为|命名|表彰)|获|入选", before) or not (grants or selects):
        return
    acting, implicit = context.acting(roles)
    for subject in acting:
        own = _grants(context, entity, subject)
        if own is None:
            own = bool(grants)
        predicate = "CONFERS" if own else "NOMINATES"
        context.sheet.say(subject, predicate, entity, _said(context, roles, mention, f"act.{predicate.lower()}", implicit))


def _grants(context: RuleContext, award: int, subject: int) -> bool | None:
    """Whether this body grants the honour: as the vocabulary says, or as the place in its name does; ``None`` where neither tells."""
    draft = context.table.drafts[award]
    concept = context.vocabulary.concepts.get(draft.concept)
    granting = concept.properties.get("grantedBy", ()) if concept else ()
    if granting:
        return context.table.drafts[subject].concept in granting
    place, seat = context.places.of_name(draft.name), context.places.of_name(context.table.name(subject))
    if place is not None and seat is not None:
        return place.iri == seat.iri
    return False if draft.name.startswith("全国") and seat is not None else None


def _instrument(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    clause, text = roles.clause, context.view.text
    before = text[clause.start : mention.start]
    after = text[mention.end : min(clause.end, mention.end + 10)]
    concept = context.concept(mention)
    adopted = concept.properties.get("adoptedBy", ()) if concept else ()
    if _acts_for_itself(roles):
        return
    issued = _ISSUED.search(before) or re.match(r"(?:正式)?(?:出台|印发|发布|颁布|公布|签订|签署)", after)
    driven = _DRIVE.search(text[clause.start : clause.end])
    if not issued and not driven or _FOLLOWED.search(before) and not driven:
        return
    entity = context.entity(mention)
    if entity is None:
        return
    _adopted_by_another(context, roles, mention, entity)
    acting, implicit = context.acting(roles)
    if implicit and re.search(r"(?:通过|印发|发布|制定|颁布|出台|下发|批准)的$", before):
        return
    for subject in acting:
        own = context.table.drafts[subject].concept in adopted if adopted else None
        if own is False and not driven or own is True and not issued:
            continue
        predicate = "ADVOCATES" if driven and own is not True else "ISSUES"
        context.sheet.say(subject, predicate, entity, _said(context, roles, mention, f"act.{predicate.lower()}", implicit))
    for partner in roles.partners:
        index = context.entity(partner)
        if index is not None and issued:
            context.sheet.say(index, "ISSUES", entity, _said(context, roles, mention, "act.issue-together", False))


def _adopted_by_another(context: RuleContext, roles: ClauseRoles, mention: Mention, entity: int) -> None:
    """推动省人大常委会修订《…》: the body between the two verbs adopts it."""
    text = context.view.text
    for body in context.view.mentions_between(roles.clause.start, mention.start):
        between = text[body.end : mention.start]
        if body.label in ORGANIZATION_LABELS and _ISSUED.match(between) and re.search(r"推动|促成|力争|争取|促使|提请|建议", text[roles.clause.start : body.start]):
            index = context.entity(body)
            if index is not None:
                status = context.judge.status(roles.sentence, roles.clause)
                context.sheet.say(index, "ISSUES", entity, Said(roles.sentence, body.start, mention.end, "act.adopted", status))


def _called_for(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """What an opinion or notice asks for in its own text."""
    instrument = context.instrument
    if instrument is None or not calls_for_measures(context.table.name(instrument)) or not roles.clause.verbs:
        return
    entity = context.entity(mention)
    status = context.judge.status(roles.sentence, roles.clause)
    if entity is not None and status == "planned" and mention.start >= roles.clause.zone:
        said = _said(context, roles, mention, "act.called-for", True, status="planned")
        context.sheet.say(instrument, "PROPOSES", entity, said)


def _proposed(context: RuleContext, roles: ClauseRoles, mention: Mention) -> None:
    """《意见》提出健全X."""
    if roles.instrument is None and context.instrument is not None:
        _called_for(context, roles, mention)
        return
    if roles.instrument is None or (not roles.clause.verbs and mention.label not in _PROGRAMMES):
        return
    instrument, entity = context.entity(roles.instrument), context.entity(mention)
    if instrument is None or entity is None:
        return
    start = roles.instrument.start if roles.instrument.start >= roles.sentence.start else roles.clause.start
    said = Said(roles.sentence, min(start, mention.start), mention.end, "act.propose", "planned", roles.instrument.start < roles.sentence.start)
    context.sheet.say(instrument, "PROPOSES", entity, said)
