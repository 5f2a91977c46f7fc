"""What a figure measures.

First a programme, facility, platform, mechanism, event or honour of its own clause; else the thing that the sentence is about; then
the group; then the body (annotation guide, section 4). A thing named as basis or means, a fund that is only paid out and the results
of a programme (suggestions, agreements) do not take the figures from what the sentence is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.language.mention_resolver import Mention
from kg.language.quantities import Quantity
from kg.relations.facts import RuleContext
from kg.relations.figure_spots import ADJOINING, SEPARATOR, Spot, spot_of
from kg.relations.measurables import MEASURED, Measurables
from kg.relations.subjects import ClauseRoles

_CLOSED = re.compile(r"[，；。：\n]")
_PARAGRAPH = 600  # characters back to which a programme is looked for in the sentences before
_OF_A_LIST = "、和与及"


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of the same sentence: its number, what it measures, whether it tells a part of another, whether it counts members."""

    quantity: Quantity
    subject: int
    part: bool
    members: bool


class Measurer:
    """Tells what each figure of a document measures; asked in the order of the text."""

    def __init__(self, context: RuleContext, title: Sequence[Mention]) -> None:
        self._context = context
        self._text = context.view.text
        self._triggers = context.triggers.figures
        self._things = Measurables(context)
        self._title = [m for m in title if self._things.is_programme(m)]
        self._subject_matter = self._only_programme(title)
        self._starts = [q.start for q in context.view.quantities]
        self._told: list[_Told] = []
        self._aided: int | None = None  # the group that the last sentence with figures counted
        self._sentence = self._since = -1

    def _only_programme(self, title: Sequence[Mention]) -> int | None:
        """What a document is about whose title names one lasting programme: a notice of it, questions and answers about it."""
        if self._context.view.document.metadata.kind == "report":
            return None
        named = {self._context.entity(m) for m in title if m.label in MEASURED}
        kinds = {m.label for m in title if m.label in MEASURED}
        return named.pop() if len(named) == 1 and kinds <= self._context.classes.programmes | {"Mechanism"} else None

    def measured(self, roles: ClauseRoles, quantity: Quantity, neighbours: tuple[int, int]) -> int | None:
        """The entity that a figure measures; ``neighbours`` are the end of the number before it and the start of the next."""
        if roles.sentence.start != self._sentence:
            goes_on = self._triggers.part.match(self._text, roles.sentence.start) is not None
            self._aided = next((t.subject for t in reversed(self._told) if self._context.table.type(t.subject) == "TargetGroup"), None)
            self._told = [t for t in self._told if goes_on and t.quantity.start >= self._sentence]
            self._sentence, self._since = roles.sentence.start, self._sentence if goes_on else roles.sentence.start
        spot = spot_of(self._context, roles, quantity, neighbours)
        subject = self._of_own_words(spot)
        if subject is None:
            subject = self._of_the_sentence(spot)
        if subject is not None:
            self._told.append(_Told(quantity, subject, self._is_part(spot), self._counts_union(spot)))
        return subject

    # What the words about the number name.

    def _of_own_words(self, spot: Spot) -> int | None:
        """The thing or the group that the number itself counts or that stands with it."""
        if self._told and self._triggers.of_it.match(self._text, spot.start, spot.quantity.start):
            return self._told[-1].subject
        dealt = self._dealt(spot)
        if dealt is not None:
            return dealt
        if self._counts_units(spot):
            return self._acting(spot)
        thing, group = self._thing(spot), self._counted_group(spot)
        if thing is not None and group is not None and self._prevails(spot, group, thing):
            return self._things.group(group)
        return self._context.entity(self._things.in_full(thing)) if thing is not None else self._honour_ahead(spot)

    def _dealt(self, spot: Spot) -> int | None:
        """Of figures that 分别 deals out over as many things or groups before them: the one at this figure's place.

        Where it deals them out over something else (企业、职工分别达…) they all measure what the first does.
        """
        quantity, clause = spot.quantity, spot.roles.clause
        if quantity.position is None:
            return None
        members = [q for q in self._numbers(clause.start, spot.roles.sentence.end) if q.group == quantity.group]
        named = self._context.view.mentions_between(clause.start, members[0].start)
        for labels in (MEASURED, ("TargetGroup",)):
            things = [m for m in named if m.label in labels and self._context.entity(m) is not None]
            if len(things) == len(members):
                return self._context.entity(things[quantity.position])
        return self._told[-1].subject if quantity.position and self._told else None

    def _counts_units(self, spot: Spot) -> bool:
        """Whether the number counts units or posts of the body itself (设12个部门, 内设机构精简2个), and not those that took part."""
        named = self._context.view.mentions_between(self._stretch(spot), spot.roles.clause.end)
        if any(m.label == "Award" or self._things.is_programme(m) for m in named):
            return False
        number = spot.quantity
        before = self._text[max(spot.start, number.start - 2 * ADJOINING) : number.start]
        behind = self._text[number.end : min(spot.end, number.end + ADJOINING)]
        return self._triggers.internal.search(f"{before}#{behind}") is not None

    def _thing(self, spot: Spot) -> Mention | None:
        """The thing in the item of the number: before it, else right behind it; else the nearest of the clause."""
        before = [m for m in spot.before if self._is_thing(m, spot) and not self._is_counted(m, spot)]
        behind = [m for m in spot.behind if self._is_thing(m, spot) and not self._is_stage(m, spot)]
        within = next((m for m in behind if m.start < spot.end), None)
        if before and (before[-1].start >= spot.start or within is None or not self._adjoins(spot.quantity.end, within.start)):
            return self._things.first_of_list(before[-1], before)
        if within is None and behind and not before and spot.near[-1] is behind[-1]:
            return behind[0]
        return within

    def _is_thing(self, mention: Mention, spot: Spot) -> bool:
        """Whether a mention of the clause can be what its figures measure."""
        if mention.label == "Instrument":
            adjoins = mention.end <= spot.quantity.start and self._adjoins(mention.end, spot.quantity.start)
            return (adjoins or self._things.opens(mention)) and self._context.entity(mention) is not None
        if mention.label not in MEASURED and not self._things.is_team(mention):
            return False
        if self._things.is_aside(mention) or self._context.entity(mention) is None:
            return False
        return not (self._things.is_resource(mention) and spot.quantity.unit == "元") and not self._things.is_product(mention)

    def _is_counted(self, mention: Mention, spot: Spot) -> bool:
        """Whether another number of the list counts a thing already (28名技术能手和215名选手)."""
        joined = any(mark in self._text[mention.end : spot.quantity.start] for mark in _OF_A_LIST)
        return joined and any(self._adjoins(q.end, mention.start) for q in self._numbers(spot.roles.clause.start, mention.start))

    def _is_stage(self, mention: Mention, spot: Spot) -> bool:
        """Whether people took part in what is a stage of a programme that the sentence counts already (…名职工参加决赛)."""
        told = self._last_told(spot)
        ongoing = told is not None and self._context.table.type(told.subject) in ("Campaign", "Event")
        return ongoing and self._triggers.takes_part.search(self._text, spot.quantity.end, mention.start) is not None

    def _numbers(self, start: int, end: int) -> Iterable[Quantity]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return (q for q in self._context.view.quantities[first:last] if q.end <= end and q.kind == "figure")

    def _adjoins(self, start: int, end: int) -> bool:
        """Whether only a few words of one item stand in ``[start, end)``."""
        return 0 <= end - start <= ADJOINING and not SEPARATOR.search(self._text, start, end)

    def _honour_ahead(self, spot: Spot) -> int | None:
        """The honour of the next clause, where this one only counts who receives it (对3名选手，授予…)."""
        roles = spot.roles
        if not self._triggers.recipients.match(self._text, roles.clause.start, spot.quantity.start):
            return None
        following = self._context.view.mentions_between(roles.clause.end, roles.sentence.end)
        return self._context.first_entity(m for m in following if m.label == "Award")

    # Groups.

    def _counted_group(self, spot: Spot) -> Mention | None:
        """The group whose people the number counts: right behind it (3000名困难职工), else before it (困难职工近2000户)."""
        quantity = spot.quantity
        people = self._triggers.people.fullmatch(quantity.unit) is not None
        for mention in spot.near:
            for group in (mention, *mention.inner):
                if group.label != "TargetGroup":
                    continue
                behind = group.start == mention.start >= quantity.end and self._adjoins(quantity.end, group.start)
                if people and behind:
                    return group
                gap = ADJOINING if people else 0 if quantity.unit == "%" else -1
                before = group is mention and spot.start <= group.start and quantity.start - group.end <= gap
                if before and self._adjoins(group.end, quantity.start):
                    return group
        return None

    def _prevails(self, spot: Spot, group: Mention, thing: Mention) -> bool:
        """Whether the counted group and not the thing beside it is measured."""
        text, clause = self._text, spot.roles.clause
        if self._things.is_plain(group) or (thing.start > group.start and self._is_arranged(spot)):
            return False
        if thing.start < group.end and group.start < thing.end:
            return True
        if thing.start > group.start:
            return not self._triggers.benefits.search(text, group.end, thing.start)
        return group.start >= spot.quantity.end and not self._triggers.serving.search(text, clause.start, spot.quantity.start)

    def _is_arranged(self, spot: Spot) -> bool:
        """Whether the clause arranges something for those it counts (组织300名劳模疗休养)."""
        return self._triggers.arranges.search(self._text[spot.roles.clause.start : spot.quantity.start]) is not None

    # What the sentence is about.

    def _of_the_sentence(self, spot: Spot) -> int | None:
        text, triggers, clause = self._text, self._triggers, spot.roles.clause
        group = self._counted_group(spot)
        named = [m for m in spot.before if m.label == "TargetGroup" and m.start >= spot.start and not self._things.is_plain(m)]
        specific = group if group is not None and not self._things.is_plain(group) else None
        own = specific or (named[-1] if named else None)
        told = self._last_told(spot)
        if self._is_part(spot):
            return self._things.group(own) if own else told.subject if told else self._rest(spot, group)
        if group is None and self._told and self._is_listed(spot):
            return self._told[-1].subject
        if self._counts_union(spot) or (specific and triggers.members.search(text, specific.start, specific.end + 3)):
            return self._things.group(own) if own else self._acting(spot)
        takes_part = triggers.takes_part.search(text, spot.start, clause.end) is not None
        alone = group is None and not any(m.label == "TargetGroup" and m.start >= spot.start for m in spot.before)
        topic = self._topic(spot, far=takes_part, alone=alone)
        addressed = own is not None and specific is None and self._triggers.addresses.search(text[clause.start : own.start]) is not None
        if topic is not None and (own is None or takes_part or addressed or self._serves(spot, topic)):
            return topic
        if specific is None and self._subject_matter is not None:
            return self._subject_matter
        return self._things.group(own) if own else self._rest(spot, group)

    def _is_part(self, spot: Spot) -> bool:
        """Whether the number tells a part of what was counted before, alone or in a list that 其中 opens."""
        start = max(self._stretch(spot), spot.quantity.start - 60)
        part = max((m.start() for m in self._triggers.part.finditer(self._text, start, spot.quantity.start)), default=-1)
        if part < 0:
            return False
        between = self._context.view.clauses_between(part, spot.quantity.start)
        return not any(clause.verbs and clause.verbs[0].start <= clause.start + 1 for clause in between)

    def _is_listed(self, spot: Spot) -> bool:
        """Whether the number is one more of a list (企业120家、园区8个)."""
        between = self._text[self._told[-1].quantity.end : spot.quantity.start]
        return "、" in between and not _CLOSED.search(between)

    def _counts_union(self, spot: Spot) -> bool:
        """Whether the number counts unions or members, which are the body's, and no programme won or serves them."""
        text, triggers, clause = self._text, self._triggers, spot.roles.clause
        union = next(triggers.of_union.finditer(text, spot.start, spot.end), None)
        if union is None or triggers.newly.search(text, clause.start, clause.end):
            return False
        group = self._counted_group(spot)
        if group is not None and union.end() <= group.start < spot.quantity.start:
            return False
        return not triggers.served.search(text, clause.start, clause.end)

    def _serves(self, spot: Spot, topic: int) -> bool:
        """Whether the clause tells what the topic did for the group that it counts."""
        clause = spot.roles.clause
        if not self._triggers.serving.search(self._text, clause.start, clause.end):
            return False
        one_by_one = self._triggers.visiting.search(self._text, clause.start, clause.end)
        return not one_by_one or self._context.table.type(topic) not in ("Facility", "Award")

    def _rest(self, spot: Spot, group: Mention | None) -> int | None:
        """Of a clause that goes on about nothing: a fund's purpose, the group it names, a body, else the body that acts."""
        context = self._context
        before = context.view.mentions_between(spot.roles.clause.start, spot.quantity.start)
        fund = next((m for m in reversed((*before, *spot.behind)) if self._things.is_resource(m)), None)
        if group is not None:
            return self._things.group(group)
        groups = [m for m in (*before, *spot.behind) if m.label == "TargetGroup"]
        specific = [m for m in groups if not self._things.is_plain(m)]
        if specific:
            return self._things.group(specific[-1])
        if fund is not None:
            return self._things.purpose(fund)
        products = [m for m in spot.near if m.label in MEASURED and not self._things.is_aside(m)]
        since = self._told[-1].quantity.end if self._told else self._stretch(spot)
        earlier = [m for m in context.view.mentions_between(since, spot.roles.clause.start) if self._is_addressed(m)]
        found = context.first_entity((*products, *reversed(earlier), *reversed(groups)))
        if found is None and self._triggers.aid.search(self._text, spot.start, spot.end):
            found = self._aided
        if found is not None:
            return found
        bodies = [m for m in spot.near if m.label in context.classes.organizations and not self._things.is_aside(m)]
        said_of = context.first_entity(bodies)
        return said_of if said_of is not None else self._acting(spot)

    def _is_addressed(self, mention: Mention) -> bool:
        """Whether a mention is a group for which a clause says that something is done (对农民工…)."""
        before = self._text[max(0, mention.start - 3) : mention.start]
        return mention.label == "TargetGroup" and not self._things.is_plain(mention) and self._triggers.addresses.search(before) is not None

    def _acting(self, spot: Spot) -> int | None:
        acting, _ = self._context.acting(spot.roles)
        return next(iter(acting), None)

    def _stretch(self, spot: Spot) -> int:
        """Where the part of the sentence begins that no semicolon closes before the number."""
        closed = self._text.rfind("；", spot.roles.sentence.start, spot.quantity.start) + 1
        return closed or min(self._since, spot.roles.sentence.start)

    def _last_told(self, spot: Spot, *, topical: bool = False) -> _Told | None:
        """The figure before in the same stretch of the sentence, if it measures something a next one can tell a part of.

        With ``topical`` only what later clauses go on about: no honours and no members.
        """
        start, kind = self._stretch(spot), self._context.table.type
        told = (t for t in reversed(self._told) if t.quantity.start >= start and not t.part)
        found = next((t for t in told if not topical or not (t.members or kind(t.subject) == "Award")), None)
        return found if found and kind(found.subject) not in self._context.classes.organizations else None

    def _clause_end(self, told: _Told, spot: Spot) -> int:
        """Where the clause of an earlier figure ends, at most where the number stands."""
        mark = _CLOSED.search(self._text, told.quantity.end, spot.quantity.start)
        return mark.start() if mark else spot.quantity.start

    def _topic(self, spot: Spot, *, far: bool, alone: bool) -> int | None:
        """The thing that the sentence is about where the number stands.

        With ``far`` (people took part) that of the paragraph or of the title where the sentence has none; with ``alone`` (no group is
        counted) also one before a semicolon.
        """
        context, sentence = self._context, spot.roles.sentence
        things = self._introduced(spot, self._stretch(spot))
        told = self._last_told(spot, topical=True)
        if told is not None:
            counted = {each.subject for each in self._told}
            closed = self._clause_end(told, spot)
            later = [m for m in things if m.start > closed]
            later = [m for m in later if m.label != "Award" or context.entity(m) not in counted]
            acts = [m for m in things if m.label in context.classes.programmes]
            if not later and acts and self._is_counted_good(told, spot):
                return self._carried(spot, acts)
            if not later and far and self._subject_matter is not None and context.table.type(told.subject) == "Facility":
                return self._subject_matter
            if not later:
                return told.subject
            things = later
        things = things or (self._introduced(spot, sentence.start) if far or alone else [])
        if far and self._subject_matter is not None and all(self._things.is_aside(m) for m in things):
            return self._subject_matter
        if things:
            return self._carried(spot, things)
        serving = self._triggers.serving.search(self._text, spot.roles.clause.start, spot.roles.clause.end)
        if not far and (not serving or any(self._things.is_product(m) for m in spot.near)):
            return None
        near = max(0, sentence.start - _PARAGRAPH)
        line = max(near, self._text.rfind("\n", near, sentence.start) + 1)
        earlier = [m for m in context.view.mentions_between(line, sentence.start) if self._things.is_programme(m)]
        found = context.first_entity(reversed(earlier))
        return found if found is not None or not far else context.first_entity(self._title)

    def _is_counted_good(self, told: _Told, spot: Spot) -> bool:
        """Whether the figure before counts what a programme put up or handed out, and this one tells nothing of each of them."""
        if self._triggers.each.search(self._text, spot.start, spot.quantity.start):
            return False
        return told.quantity.unit == "份" or self._context.table.type(told.subject) in ("Facility", "Award", "Instrument")

    def _introduced(self, spot: Spot, start: int) -> list[Mention]:
        """The things named from ``start`` to the number; those named as means only where there are no others."""
        named = [
            m
            for m in self._context.view.mentions_between(start, spot.quantity.start)
            if (m.label in MEASURED or self._things.is_team(m) or self._things.is_concluded(m)) and self._context.entity(m) is not None
        ]
        named = [m for m in named if not self._things.is_product(m) and not self._things.is_resource(m)]
        return [m for m in named if not self._things.is_aside(m)] or named

    def _carried(self, spot: Spot, things: list[Mention]) -> int | None:
        """Of the things before: the one whose last word the clause repeats, else the nearest, a programme before a facility."""
        context, clause = self._context, spot.roles.clause
        things = [m for m in things if m.label != "Award"] or things
        ordered = [self._things.first_of_list(m, things) for m in reversed(things)]
        if ordered[0].start >= clause.start:
            return context.entity(ordered[0])
        for mention in ordered:
            ending = self._text[mention.start : mention.end].strip("”》“")[-2:]
            if self._text.find(ending, clause.start, clause.end) >= 0 and not self._triggers.shared_ending.fullmatch(ending):
                return context.entity(mention)
        lasting = [m for m in ordered if m.label != "Facility"]
        return context.first_entity((*lasting, *ordered))
