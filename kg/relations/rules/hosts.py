"""Who hosts a programme or event: 由A主办、B承办的X, X由A主办, and the labels of notices (主办单位：A、B)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.language.clauses import Clause
from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext, Said
from kg.relations.rules.governing import role_in
from kg.relations.view import Sentence

_JOIN = re.compile(r"[、，和与及]?(?:以及|联合|会同|共同)?")


@dataclass(frozen=True, slots=True)
class _Hosting:
    """One verb of hosting with the bodies it belongs to; ``end`` is where the verb and its bodies end."""

    hosts: tuple[Mention, ...]
    verb: str
    start: int
    end: int


def host_rules(context: RuleContext) -> None:
    """State ORGANIZES of each host with its role, and COOPERATES_WITH between the first host and the others.

    The labels of a notice go on over several lines: a line that is only a body continues the label before it.
    """
    leader: int | None = None
    label = ""
    for sentence in context.view.sentences:
        hostings = _hostings(context, sentence) or _continued(context, sentence, label)
        labelled = bool(hostings) and context.triggers.hosts.label.match(hostings[0].verb + "：") is not None
        leader = leader if labelled and label else None
        label = hostings[-1].verb if labelled else ""
        thing = _thing(context, sentence, hostings) if hostings else None
        if thing is not None:
            leader = _say(context, sentence, hostings, thing, leader)


def _continued(context: RuleContext, sentence: Sentence, label: str) -> list[_Hosting]:
    """A line of nothing but bodies behind a labelled one."""
    hosts = _chain_after(context, sentence.start, sentence.end) if label else []
    if not hosts or context.view.text[hosts[-1].end : sentence.end].strip(" \n、，。"):
        return []
    return [_Hosting(tuple(hosts), label, hosts[0].start, hosts[-1].end)]


def _hostings(context: RuleContext, sentence: Sentence) -> list[_Hosting]:
    """The verbs of hosting of a sentence that bodies stand directly before, or behind as after a label."""
    text, triggers = context.view.text, context.triggers.hosts
    found: list[_Hosting] = []
    for match in triggers.label.finditer(text, sentence.start, sentence.end):
        hosts = _chain_after(context, match.end(), sentence.end)
        if hosts:
            found.append(_Hosting(tuple(hosts), match.group().rstrip("：: "), match.start(), hosts[-1].end))
    for match in triggers.verb.finditer(text, sentence.start, sentence.end):
        hosts = _chain_before(context, sentence.start, match.start())
        if hosts:
            found.append(_Hosting(tuple(hosts), match.group(), hosts[0].start, match.end()))
    return sorted(found, key=lambda hosting: hosting.start)


def _bodies(context: RuleContext, start: int, end: int) -> list[Mention]:
    return [m for m in context.view.mentions_between(start, end) if m.label in context.classes.organizations]


def _chain_after(context: RuleContext, position: int, end: int) -> list[Mention]:
    """The bodies that stand one after another from ``position`` on."""
    chain: list[Mention] = []
    for body in _bodies(context, position, end):
        if not _JOIN.fullmatch(context.view.text[position : body.start].strip()):
            break
        chain.append(body)
        position = body.end
    return chain


def _chain_before(context: RuleContext, start: int, position: int) -> list[Mention]:
    """The bodies that stand one after another up to ``position``."""
    chain: list[Mention] = []
    for body in reversed(_bodies(context, start, position)):
        between = context.view.text[body.end : position]
        if not (_JOIN.fullmatch(between) or (not chain and context.triggers.hosts.before_verb.fullmatch(between))):
            break
        chain.insert(0, body)
        position = body.start
    return chain


def _thing(context: RuleContext, sentence: Sentence, hostings: Sequence[_Hosting]) -> Mention | None:
    """What is hosted: the thing behind 的, else the last before the hosts, else what the title of the document names."""
    text, last = context.view.text, hostings[-1]
    if text.startswith("的", last.end):
        return next(iter(_hosted(context, last.end, sentence.end)), None)
    before = _hosted(context, sentence.start, hostings[0].start)
    return before[-1] if before else next(iter(_hosted(context, 0, context.view.sentences[0].end)), None)


def _hosted(context: RuleContext, start: int, end: int) -> list[Mention]:
    return [m for m in context.view.mentions_between(start, end) if m.label in context.classes.programmes or m.label == "Event"]


def _say(context: RuleContext, sentence: Sentence, hostings: Sequence[_Hosting], thing: Mention, leader: int | None) -> int | None:
    """State what the hosts of one sentence do; gives the leading host, which may stand in a line before."""
    entity = context.entity(thing)
    for hosting in hostings:
        clauses = context.view.clauses_between(sentence.start, hosting.end)
        clause = clauses[-1] if clauses else Clause(sentence.start, sentence.end, (), sentence.end, ())
        status = context.judge.status(sentence, clause)
        for host in hosting.hosts:
            index = context.entity(host)
            if index is None or entity is None:
                continue
            here = [hosting.start, hosting.end, *((thing.start, thing.end) if thing.start >= sentence.start else ())]
            said = Said(sentence, min(here), max(here), "act.hosted", status, role=role_in(context, hosting.verb))
            context.sheet.say(index, "ORGANIZES", entity, said)
            if leader is None:
                leader = index
            elif leader != index:
                context.sheet.say(leader, "COOPERATES_WITH", index, replace(said, role="-"))
    return leader
