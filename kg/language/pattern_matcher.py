"""The pipeline component that runs the pattern rules over a document."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.candidates import Candidate, candidates
from kg.language.clauses import Clause, ClauseParser, mask_enclosed, mask_spans, set_clauses, word_edges
from kg.language.lexicon import load_lexicon
from kg.language.patterns.awards import find_local_awards
from kg.language.patterns.bodies import ORGANIZATION_LABELS, BodyFinder
from kg.language.patterns.body_lists import find_body_lists
from kg.language.patterns.events import find_events
from kg.language.patterns.facilities import find_named_facilities
from kg.language.patterns.groups import GroupFinder
from kg.language.patterns.instruments import find_instruments
from kg.language.patterns.noun_phrases import Known, NounPhraseFinder
from kg.language.patterns.places import AbbreviatedPlaceFinder
from kg.language.patterns.posts import PostFinder, PostUse
from kg.language.patterns.quoted import QuotedNameFinder
from kg.language.patterns.view import TextView, index_by
from kg.language.statistical_names import tags
from kg.language.vocabulary_matcher import list_label_candidates

_POSTS = "union_kg.posts"
_NAMED = frozenset(("Campaign", "Initiative", "Mechanism", "Facility", "Platform", "Award", "Event", "Instrument"))
_HIDE_VERBS = _NAMED | ORGANIZATION_LABELS


@dataclass(frozen=True, slots=True)
class _Rules:
    clauses: ClauseParser
    phrases: NounPhraseFinder
    bodies: BodyFinder
    posts: PostFinder
    groups: GroupFinder
    quoted: QuotedNameFinder
    places: AbbreviatedPlaceFinder


@Language.factory("pattern_matcher", requires=[], assigns=[])
def create_pattern_matcher(nlp: Language, name: str) -> PatternMatcher:
    """The component; it needs the vocabulary's candidates and, where there is one, the tagger's words."""
    return PatternMatcher()


class PatternMatcher:
    """Adds to a document the candidates that pattern rules find, its clauses and its posts."""

    def __init__(self) -> None:
        lexicon = load_lexicon()
        self._rules = _Rules(
            ClauseParser(lexicon), NounPhraseFinder(lexicon), BodyFinder(), PostFinder(), GroupFinder(), QuotedNameFinder(lexicon),
            AbbreviatedPlaceFinder(),
        )

    def __call__(self, doc: Doc) -> Doc:
        """Append candidates to ``doc`` and keep its clauses and posts."""
        text = doc.text
        found = candidates(doc)
        found[:] = [c for c in found if not self._rules.places.is_verb(c, text)]
        edges = word_edges(doc)
        masked = mask_enclosed(text)
        words = {end: (start, tag) for start, end, tag in tags(doc)}
        view = TextView(text, masked, edges, words, list(found), index_by(found, "start"), index_by(found, "end"))
        bodies = self._rules.bodies.find(view)
        names = [(c.start, c.end) for c in (*found, *bodies) if c.label in _HIDE_VERBS and c.end - c.start > 3]
        clauses = self._rules.clauses.parse(mask_spans(masked, names), edges)
        fresh = self._find(view, clauses, bodies, list_label_candidates(doc))
        found.extend(fresh.candidates)
        set_clauses(doc, clauses)
        doc.user_data[_POSTS] = fresh.posts
        return doc

    def _find(self, view: TextView, clauses: list[Clause], bodies: list[Candidate], list_labels: list[Candidate]) -> _Found:
        rules = self._rules
        posts, uses = rules.posts.find(view, bodies)
        known = [Known(c.start, c.end, c.label) for c in view.known if c.label in _NAMED]
        phrases = rules.phrases.find(view.text, view.masked, clauses, known, view.word_edges)
        listed = find_body_lists(view, list_labels, [*view.known, *bodies])
        found = [*listed, *bodies, *posts, *find_instruments(view), *find_events(view, bodies), *find_local_awards(view), *find_named_facilities(view), *rules.groups.find(view), *rules.quoted.find(view), *phrases, *rules.places.find(view)]
        return _Found(found, uses)


@dataclass(frozen=True, slots=True)
class _Found:
    candidates: list[Candidate]
    posts: list[PostUse]


def clauses_and_posts(doc: Doc) -> tuple[list[Clause], list[PostUse]]:
    """What the matcher left on ``doc`` for the relation rules."""
    clauses: list[Clause] = doc.user_data.get("union_kg.clauses", [])
    posts: list[PostUse] = doc.user_data.get(_POSTS, [])
    return clauses, posts
