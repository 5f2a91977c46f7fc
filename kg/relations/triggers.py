"""What the relation rules look for in the text: the triggers of the data files beside this module, read once for an extractor.

Each field is the table of the same name in the file that its class names; the file says what the trigger decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from re import Pattern

from kg.language.lexicon import read_data, word_list, word_map
from kg.language.patterns.rolls import RollFinder
from kg.language.triggers import read_triggers

_PACKAGE = "kg.relations"


@dataclass(frozen=True)
class ActTriggers:
    """What a clause says that its subject does (``acts.toml``)."""

    performs: Pattern[str]
    organizes_too: Pattern[str]
    plays_a_part: Pattern[str]
    mobilizes: Pattern[str]
    as_means: Pattern[str]
    foundation: Pattern[str]
    founds: Pattern[str]
    attends: Pattern[str]
    holds: Pattern[str]
    is_held: Pattern[str]
    held_at: Pattern[str]
    built_at: Pattern[str]
    is_held_there: Pattern[str]
    receives: Pattern[str]
    grants: Pattern[str]
    selects: Pattern[str]
    issues: Pattern[str]
    is_issued: Pattern[str]
    issued_by_somebody: Pattern[str]
    drives: Pattern[str]
    moves_another: Pattern[str]
    follows: Pattern[str]
    drafted_by: Pattern[str]
    drafts: Pattern[str]
    law: Pattern[str]
    takes_place_in: Pattern[str]


@dataclass(frozen=True)
class OpeningTriggers:
    """Clauses that tell of a thing that it begins, opens or is made (``openings.toml`` of the language)."""

    opens: Pattern[str]
    made: Pattern[str]


@dataclass(frozen=True)
class HonourTriggers:
    """Who received an honour and who gave it (``honours.toml``)."""

    received: Pattern[str]
    given: Pattern[str]
    denied: Pattern[str]


@dataclass(frozen=True)
class AttendanceTriggers:
    """Who takes part in an event (``attendance.toml``)."""

    speech: Pattern[str]
    on_behalf: Pattern[str]
    attends: Pattern[str]
    sends: Pattern[str]
    opened: Pattern[str]
    held: Pattern[str]
    given_to: Pattern[str]
    ceremony: Pattern[str]


@dataclass(frozen=True)
class PurposeTriggers:
    """For whom, through what and on what basis (``purposes.toml``)."""

    serves: Pattern[str]
    helps: Pattern[str]
    ability: Pattern[str]
    benefits: Pattern[str]
    rights: Pattern[str]
    cares_for: Pattern[str]
    addresses: Pattern[str]
    as_focus: Pattern[str]
    takes_part: Pattern[str]
    counted: Pattern[str]
    means: Pattern[str]
    as_means: Pattern[str]
    basis: Pattern[str]


@dataclass(frozen=True)
class NameTriggers:
    """What the words of a name say (``names.toml``)."""

    acts_itself: Pattern[str]
    is_served: Pattern[str]
    forms_another_word: Pattern[str]
    contest: Pattern[str]
    honoured_group: Pattern[str]
    cares: Pattern[str]
    organ: Pattern[str]


@dataclass(frozen=True)
class CooperationTriggers:
    """Bodies that act together (``cooperation.toml``)."""

    cooperates: Pattern[str]
    with_others: Pattern[str]


@dataclass(frozen=True)
class HostTriggers:
    """Who hosts (``hosts.toml``)."""

    verb: Pattern[str]
    label: Pattern[str]
    relative: Pattern[str]
    before_verb: Pattern[str]


@dataclass(frozen=True)
class SubjectTriggers:
    """Who acts in a clause (``subjects.toml``)."""

    joined: Pattern[str]
    together: Pattern[str]
    preposition: Pattern[str]
    agent: Pattern[str]
    supports: Pattern[str]
    circumstance: Pattern[str]
    gap: Pattern[str]
    between_subjects: Pattern[str]
    opening: Pattern[str]
    only_named: Pattern[str]
    other_agent: Pattern[str]
    leads: Pattern[str]
    proposes_it: Pattern[str]
    instrument_is_object: Pattern[str]


@dataclass(frozen=True)
class StatusTriggers:
    """Whether something was done or is to be done (``status.toml``)."""

    done: Pattern[str]
    to_do: Pattern[str]
    ahead: Pattern[str]
    negated: Pattern[str]
    cancelled: Pattern[str]
    accomplished: Pattern[str]
    asks: Pattern[str]
    decision: Pattern[str]
    announces: Pattern[str]
    year: Pattern[str]
    continues: Pattern[str]
    renews: Pattern[str]


@dataclass(frozen=True)
class FigureTriggers:
    """Whose a figure is, and what it measures (``figures.toml``)."""

    telling: Pattern[str]
    joining: Pattern[str]
    serving: Pattern[str]
    plain_group: Pattern[str]
    of_union: Pattern[str]
    newly: Pattern[str]
    shared_ending: Pattern[str]
    visiting: Pattern[str]
    takes_part: Pattern[str]
    benefits: Pattern[str]
    part: Pattern[str]
    internal: Pattern[str]
    members: Pattern[str]
    recipients: Pattern[str]
    product: Pattern[str]
    fund: Pattern[str]
    sets_up: Pattern[str]
    forms_team: Pattern[str]
    aside: Pattern[str]
    served: Pattern[str]
    concludes: Pattern[str]
    each: Pattern[str]
    unmet: Pattern[str]
    receives: Pattern[str]
    of_it: Pattern[str]
    addresses: Pattern[str]
    aid: Pattern[str]
    built_upon: Pattern[str]
    people: Pattern[str]
    arranges: Pattern[str]


@dataclass(frozen=True)
class DocumentTriggers:
    """What a document says of itself (``documents.toml``)."""

    instrument_title: Pattern[str]
    measures: Pattern[str]
    author: Pattern[str]
    doctrine: Pattern[str]
    head_of_government: Pattern[str]
    renamed: Pattern[str]
    formerly: Pattern[str]


@dataclass(frozen=True)
class NamingTriggers:
    """How names are read (``naming.toml``)."""

    act_before_mechanism: Pattern[str]
    way_of_working: Pattern[str]
    closed_list: Pattern[str]
    own_unit: Pattern[str]
    of_a_unit: Pattern[str]
    place_ending: Pattern[str]
    dateline: Pattern[str]
    body_ending: Pattern[str]
    firm_ending: Pattern[str]
    party_committee: Pattern[str]
    anchors_event: Pattern[str]
    own_session: Pattern[str]
    anchors_instrument: Pattern[str]
    level_ending: Pattern[str]
    plain_group: Pattern[str]
    short_instrument: Pattern[str]


@dataclass(frozen=True)
class Triggers:
    """The triggers of all rules.

    ``roles`` maps the part a body plays in a programme to the word that says it, ``title_organs`` a title to the organ it belongs to
    (党组书记 → 党组), ``full_titles`` a short title to the full one, ``words_for_groups`` words that stand for a group inside names only
    to that group (工人文化宫).
    """

    acts: ActTriggers
    honours: HonourTriggers
    rolls: RollFinder
    attendance: AttendanceTriggers
    purposes: PurposeTriggers
    names: NameTriggers
    cooperation: CooperationTriggers
    hosts: HostTriggers
    openings: OpeningTriggers
    subjects: SubjectTriggers
    status: StatusTriggers
    figures: FigureTriggers
    documents: DocumentTriggers
    naming: NamingTriggers
    roles: Mapping[str, str]
    title_organs: Mapping[str, str]
    full_titles: Mapping[str, str]
    words_for_groups: Mapping[str, str]


def load_triggers() -> Triggers:
    """Read and compile the data files. Raises ``TypeError`` where a file and its class differ."""
    verbs = {group: word_list(words) for group, words in read_data("verbs").items()}
    short_instrument = read_triggers("kg.language", "instruments")["short"]
    return Triggers(
        acts=ActTriggers(**read_triggers(_PACKAGE, "acts")),
        honours=HonourTriggers(**read_triggers(_PACKAGE, "honours")),
        rolls=RollFinder(),
        attendance=AttendanceTriggers(**read_triggers(_PACKAGE, "attendance")),
        purposes=PurposeTriggers(**read_triggers(_PACKAGE, "purposes")),
        names=NameTriggers(**read_triggers(_PACKAGE, "names")),
        cooperation=CooperationTriggers(**read_triggers(_PACKAGE, "cooperation")),
        openings=OpeningTriggers(**read_triggers("kg.language", "openings")),
        hosts=HostTriggers(**read_triggers(_PACKAGE, "hosts")),
        subjects=SubjectTriggers(**read_triggers(_PACKAGE, "subjects", verbs)),
        status=StatusTriggers(**read_triggers(_PACKAGE, "status", verbs)),
        figures=FigureTriggers(**read_triggers(_PACKAGE, "figures")),
        documents=DocumentTriggers(**read_triggers(_PACKAGE, "documents")),
        naming=NamingTriggers(short_instrument=short_instrument, **read_triggers(_PACKAGE, "naming")),
        roles=word_map(read_data("roles", _PACKAGE)),
        title_organs=word_map(read_data("posts")["within"]),
        full_titles=word_map(read_data("posts")["in_full"]),
        words_for_groups=word_map(read_data("groups")["in_names"]),
    )
