"""The pipeline component that runs the pattern rules over a document."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.candidates import Candidate, candidates
from kg.language.classes import entity_classes
from kg.language.clauses import Clause, ClauseParser, clauses_of, mask_enclosed, mask_spans, set_clauses, word_edges
from kg.language.document_text import text_of
from kg.language.lexicon import load_lexicon
from kg.language.patterns.awards import LocalAwardFinder
from kg.language.patterns.bodies import BodyFinder
from kg.language.patterns.body_lists import BodyListFinder
from kg.language.patterns.declared import DeclaredNameFinder
from kg.language.patterns.events import EventFinder
from kg.language.patterns.facilities import NamedFacilityFinder
from kg.language.patterns.groups import GroupFinder
from kg.language.patterns.instruments import InstrumentFinder
from kg.language.patterns.listed_units import ListedUnitFinder
from kg.language.patterns.noun_phrases import Known, NounPhraseFinder
from kg.language.patterns.places import AbbreviatedPlaceFinder
from kg.language.patterns.posts import PostFinder, PostUse
from kg.language.patterns.quoted import QuotedNameFinder
from kg.language.patterns.rolls import RollFinder
from kg.language.patterns.units import UnitFinder
from kg.language.patterns.view import TextView, index_by
from kg.language.sentences import sentence_spans
from kg.language.statistical_names import tags
from kg.language.vocabulary_matcher import list_label_candidates
from ontology.schema import load_schema

_POSTS = "union_kg.posts"
_NAMED = frozenset(("Campaign", "Initiative", "Mechanism", "Facility", "Platform", "Award", "Event", "Instrument"))


@dataclass(frozen=True, slots=True)
class _Rules:
    clauses: ClauseParser
    phrases: NounPhraseFinder
    bodies: BodyFinder
    body_lists: BodyListFinder
    units: UnitFinder
    listed_units: ListedUnitFinder
    rolls: RollFinder
    posts: PostFinder
    instruments: InstrumentFinder
    events: EventFinder
    awards: LocalAwardFinder
    facilities: NamedFacilityFinder
    groups: GroupFinder
    quoted: QuotedNameFinder
    places: AbbreviatedPlaceFinder
    declared: DeclaredNameFinder


@dataclass(frozen=True, slots=True)
class _Found:
    candidates: list[Candidate]
    posts: list[PostUse]


@Language.factory("pattern_matcher", requires=[], assigns=[])
def create_pattern_matcher(nlp: Language, name: str) -> PatternMatcher:
    """The component; it needs the vocabulary's candidates and, where there is one, the tagger's words."""
    return PatternMatcher()


class PatternMatcher:
    """Adds to a document the candidates that pattern rules find, its clauses and its posts."""

    def __init__(self) -> None:
        lexicon = load_lexicon()
        self._classes = entity_classes(load_schema())
        self._hides_verbs = _NAMED | self._classes.organizations
        self._rules = _Rules(
            clauses=ClauseParser(lexicon),
            phrases=NounPhraseFinder(lexicon),
            bodies=BodyFinder(),
            body_lists=BodyListFinder(),
            units=UnitFinder(),
            listed_units=ListedUnitFinder(),
            rolls=RollFinder(),
            posts=PostFinder(),
            instruments=InstrumentFinder(),
            events=EventFinder(),
            awards=LocalAwardFinder(),
            facilities=NamedFacilityFinder(),
            groups=GroupFinder(),
            quoted=QuotedNameFinder(lexicon),
            places=AbbreviatedPlaceFinder(),
            declared=DeclaredNameFinder(),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to ``doc`` and keep its clauses and posts."""
        text = text_of(doc)
        found = candidates(doc)
        places, body_rules = self._rules.places, self._rules.bodies
        no_names = (places.is_verb, body_rules.is_cooperation, body_rules.is_second_name)
        found[:] = [c for c in found if not any(is_none(c, text) for is_none in no_names)]
        edges = word_edges(doc)
        masked = mask_enclosed(text)
        words = {end: (start, tag) for start, end, tag in tags(doc)}
        view = TextView(text, masked, edges, words, list(found), index_by(found, "start"), index_by(found, "end"), self._classes)
        bodies = self._rules.bodies.find(view)
        bodies += self._rules.units.find(view, [*bodies, *view.known])
        bodies += [*self._rules.rolls.find(view), *self._rules.listed_units.find(view)]
        listed = self._rules.body_lists.find(view, list_label_candidates(doc), [*view.known, *bodies])
        names = [(c.start, c.end) for c in (*found, *bodies) if c.label in self._hides_verbs and c.end - c.start > 3]
        names.extend((c.start, c.end) for c in listed)
        clauses = self._rules.clauses.parse(mask_spans(masked, names), edges, sentence_spans(text))
        fresh = self._find(view, clauses, [*listed, *bodies])
        found.extend(fresh.candidates)
        set_clauses(doc, clauses)
        doc.user_data[_POSTS] = fresh.posts
        return doc

    def _find(self, view: TextView, clauses: list[Clause], bodies: list[Candidate]) -> _Found:
        rules = self._rules
        posts, uses = rules.posts.find(view, bodies)
        known = [Known(c.start, c.end, c.label) for c in view.known if c.label in _NAMED]
        phrases = rules.phrases.find(view.text, view.masked, clauses, known, view.word_edges)
        found = [
            *bodies,
            *posts,
            *rules.instruments.find(view),
            *rules.events.find(view, bodies),
            *rules.awards.find(view),
            *rules.facilities.find(view),
            *rules.groups.find(view),
            *rules.quoted.find(view),
            *phrases,
            *rules.places.find(view),
        ]
        found.extend(rules.declared.find(view, [*view.known, *found]))
        return _Found(found, uses)


def clauses_and_posts(doc: Doc) -> tuple[list[Clause], list[PostUse]]:
    """What the matcher left on ``doc`` for the relation rules."""
    posts: list[PostUse] = doc.user_data.get(_POSTS, [])
    return clauses_of(doc), posts
