"""Who acts in each clause: the body that is written, the one the document speaks for, or another.

Union texts leave the subject out for whole sections; it is then the reporting body. A body written at the head of a clause acts in
that clause and in the following ones of its sentence. Bodies after 会同, 联合, 与 act with it; an instrument at the head
(《意见》提出…) calls for what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.language.clauses import Clause
from kg.language.lexicon import read_data
from kg.language.mention_resolver import Mention
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.relations.view import DocumentView, Sentence

_COOPERATE = re.compile(r"(?:会同|联合|携手|协同|联手|商请|配合|与|同|和|、|及|以及|暨)$")
_TOGETHER = re.compile(r"会同|联合|携手|协同|联手|商请|共同|一起|一道")
_PREPOSITION = re.compile(r"(?:向|对|给|为|把|将|从|经|按照|围绕|在|受|针对|面向|根据|于|被|自|依据|代表|关于|涉及|感谢|贯彻|落实|学习)$")
_BY = re.compile(r"(?:由|经)$")
_ROLE_TAIL = re.compile(r"^(?:等)?(?:部门|单位|机关|有关部门)*(?:的)?(支持|领导|指导)")
_CIRCUMSTANCE = re.compile(
    r"(?:[\d年月日上下半旬午晚至到、，—-]|近日|日前|目前|同时|此外|随后|其中|期间|会上|会后|为此|对此|今天|昨天|当天|当日|近年来|五年来|以来|"
    r"全年|今年|去年|此次|本次|这次|由|经|在[^，。]{2,16}(?:下|中|上|期间|时)|由于|据悉|一是|二是|三是|四是|五是|（[^）]{1,3}）|“|《|——)*"
)
_HOSTED = re.compile(r"(?:主办|承办|协办|牵头)$")
_OTHER_AGENT = re.compile(r"^(?:各级(?:党委|政府|法院|人大)|企业(?!工会)|用人单位|职工(?!代表大会)|社会各界|党和国家|公司|政府|我国|国家|一些|个别|部分|有的)")


@dataclass(slots=True)
class ClauseRoles:
    """Who does what in a clause. ``subjects`` are empty where the reporting body is understood."""

    clause: Clause
    sentence: Sentence
    subjects: list[Mention] = field(default_factory=list)
    partners: list[Mention] = field(default_factory=list)
    groups: list[Mention] = field(default_factory=list)
    persons: list[Mention] = field(default_factory=list)
    instrument: Mention | None = None
    other_agent: bool = False
    leader: Mention | None = None
    hosts: list[tuple[Mention, str]] = field(default_factory=list)


class SubjectFinder:
    """Assigns roles to the clauses of a document, sentence by sentence."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        verbs = read_data("verbs")
        proposes, adverbs = verbs["proposes"], verbs["adverbs"]
        assert isinstance(proposes, list)
        assert isinstance(adverbs, list)
        words = "|".join(sorted(map(str, adverbs), key=lambda w: (-len(w), w)))
        self._gap = re.compile(rf"(?:等|等部门|等单位|部门|单位|（[^）]*）|，|、|和|共同|一起|{words}|(?:还|也|又|就|则)|20\d\d年|[0-9]+月|[0-9]+日|工会系统|机关|党组|各级工会)*")
        self._proposes = re.compile(rf"(?:{'|'.join(sorted(map(str, proposes), key=lambda w: (-len(w), w)))})")

    def find(self) -> list[ClauseRoles]:
        """The roles of every clause, in order."""
        found: list[ClauseRoles] = []
        topic: Mention | None = None
        topic_section = ""
        for sentence in self._view.sentences:
            roles = self._sentence(sentence, topic if topic_section == sentence.section else None)
            for role in roles:
                if role.instrument is not None:
                    topic, topic_section = role.instrument, sentence.section
            found.extend(roles)
        return found

    def _sentence(self, sentence: Sentence, topic: Mention | None) -> list[ClauseRoles]:
        result: list[ClauseRoles] = []
        interview = self._view.document.metadata.kind == "opinion-interview"
        carried = ClauseRoles(Clause(sentence.start, sentence.start, (), sentence.start, ()), sentence)
        carried.instrument = topic if interview else None
        hosts: list[tuple[Mention, str]] = []
        for clause in self._view.clauses_between(sentence.start, sentence.end):
            roles = self._clause(clause, sentence)
            if not roles.subjects and not roles.other_agent:
                roles.subjects = list(carried.subjects)
                roles.partners = roles.partners or list(carried.partners)
            if roles.instrument is None:
                roles.instrument = carried.instrument
            if not roles.subjects and roles.leader is None and not roles.other_agent:
                roles.leader = carried.leader
            leader = roles.leader
            roles.hosts = hosts
            hosts = self._hosts(roles)
            carried = ClauseRoles(clause, sentence, roles.subjects, [] if clause.verbs and roles.partners else roles.partners, roles.groups, [], roles.instrument)
            carried.leader = leader
            result.append(roles)
        return result

    def _hosts(self, roles: ClauseRoles) -> list[tuple[Mention, str]]:
        """The hosts that a clause names without what they host (由A主办，B承办的…), with the verb, for the clause that follows."""
        clause = roles.clause
        ending = _HOSTED.search(self._view.text[clause.start : clause.end])
        own = [m for m in roles.subjects if clause.start <= m.start < clause.end]
        return [*roles.hosts, *((m, ending.group()) for m in own)] if ending else []

    def _clause(self, clause: Clause, sentence: Sentence) -> ClauseRoles:
        roles = ClauseRoles(clause, sentence)
        text = self._view.text
        verb = clause.verbs[0].start if clause.verbs else clause.end
        lead = self._view.mentions_between(clause.start, verb)
        roles.other_agent = bool(_OTHER_AGENT.match(text[clause.start : verb]))
        roles.groups = [m for m in lead if m.label == "TargetGroup"]
        roles.persons = [m for m in lead if m.label == "Person"]
        roles.leader = next((m for m in roles.persons if self._leads(m, clause, verb)), None)
        bodies = [m for m in lead if m.label in ORGANIZATION_LABELS]
        self._bodies(roles, bodies, verb)
        for mention in lead:
            if roles.instrument is None and mention.label == "Instrument" and self._calls_for(mention, clause, verb):
                roles.instrument = mention
        return roles

    def _leads(self, person: Mention, clause: Clause, verb: int) -> bool:
        """Whether the clause opens with a person who acts: at its head, a title at most between name and act."""
        text = self._view.text
        after = text[person.end : verb]
        return person.start == clause.start and bool(re.match(r"(?:总书记|同志|主席|书记|部长|副主席)?(?!.{0,4}(?:为核心|关于|重要|的))", after))

    def _bodies(self, roles: ClauseRoles, bodies: Sequence[Mention], verb: int) -> None:
        """Sort the bodies before the verb into subjects and partners."""
        text, start = self._view.text, roles.clause.start
        together = False
        for index, body in enumerate(bodies):
            before = text[max(start, body.start - 6) : body.start]
            between = text[bodies[index - 1].end : body.start] if index else text[start : body.start]
            together = together or bool(_TOGETHER.search(between)) or between.endswith(("与", "同"))
            after = text[body.end : verb]
            if _ROLE_TAIL.match(after) or text[body.end : body.end + 1] in ("的", "党") or _PREPOSITION.search(before):
                continue
            if together or (index and _COOPERATE.search(between) and len(between) <= 3 and roles.partners):
                roles.partners.append(body)
            elif index and roles.subjects and _COOPERATE.search(between) and len(between) <= 3:
                roles.subjects.append(body)
            elif _BY.search(before) or (not roles.subjects and self._opens(start, body) and self._adjoins(after, index, bodies, verb)):
                roles.subjects.append(body)

    def _opens(self, start: int, body: Mention) -> bool:
        """Whether nothing but time and circumstance stands before a body in its clause."""
        lead = self._view.text[start : body.start]
        return _CIRCUMSTANCE.fullmatch(lead) is not None or self._gap.fullmatch(lead) is not None

    def _adjoins(self, after: str, index: int, bodies: Sequence[Mention], verb: int) -> bool:
        """Whether nothing but adverbs, dates and further bodies stands between a body and the verb."""
        text = self._view.text
        position = bodies[index].end
        for later in bodies[index + 1 :]:
            gap = text[position : later.start]
            if not re.fullmatch(r"[、，和与及]?(?:以及|会同|联合|携手|协同|共同)?", gap):
                return False
            position = later.end
        return self._gap.fullmatch(text, position, verb) is not None or self._proposes.search(text, position, verb) is not None

    def _calls_for(self, mention: Mention, clause: Clause, verb: int) -> bool:
        """Whether an instrument at the head of a clause is what asks for the rest of it."""
        text = self._view.text
        before, after = text[clause.start : mention.start], text[mention.end : clause.end]
        if re.search(r"(?:根据|按照|依据|贯彻|落实|学习|印发|出台|制定|关于|修订|对照|依照|结合|解读|就|对标|对表|通过)[^，]{0,8}$", before):
            return False
        return bool(re.match(r"(?:还|又|也|同时|明确|进一步|共|就|对|在|从|围绕)*", after)) and (
            self._proposes.search(after[:14]) is not None or verb - mention.end <= 8
        )
