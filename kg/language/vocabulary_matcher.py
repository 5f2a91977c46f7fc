"""Finds the labels of the vocabulary in running text, however the text puts quotation marks and blanks around their parts.

``“安康杯”竞赛``, ``"安康杯" 竞赛`` and ``安康杯竞赛`` are one label: the text is searched (Aho–Corasick, all matches, also overlapping
ones) without the marks that may stand inside a name, and every match is led back to the characters it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.candidates import Candidate, candidates
from kg.language.document_text import text_of
from kg.language.word_edges import WordEdges
from ontology.schema import Schema
from ontology.vocabulary import Concept, Vocabulary

_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』"}
_OPENING_OF = {closing: opening for opening, closing in _PAIRS.items()}
_OPENING, _CLOSING = "".join(_PAIRS), "".join(_PAIRS.values())
_DOTS = "·•・‧"
_BLANKS = " \u00a0\u3000"
# A tab or a line end parts table cells and paragraphs, so it is not ignored.
_KEPT = re.compile(f"[^{_OPENING}{_CLOSING}\"'{_DOTS}{_BLANKS}]+")
_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")
# “安康杯”“工人先锋号”: two names side by side, never one.
_NEXT_NAME = re.compile(f"[{_CLOSING}][{_BLANKS}]*[{_OPENING}]")
_LOWER_CASE = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_NAME_LENGTH = 30  # how far the other mark of a quoted name can be, in characters
_LIST_LABELS_KEY = "union_kg.list_labels"


class _Unmarked:
    """A text without its marks and in lower case, and the way back to the offsets of the original."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self._starts: list[int] = []
        self._shifts: list[int] = []
        length = 0
        for stretch in _KEPT.finditer(text):
            parts.append(stretch.group())
            self._starts.append(length)
            self._shifts.append(stretch.start() - length)
            length += stretch.end() - stretch.start()
        self.text = "".join(parts).translate(_LOWER_CASE)

    def original(self, position: int) -> int:
        """The offset in the original text of the character at ``position``."""
        return position + self._shifts[bisect_right(self._starts, position) - 1]


class _LabelIndex:
    """An automaton over labels, each leading to the concepts that bear it."""

    def __init__(self, labelled: Iterable[tuple[str, Concept]], edges: WordEdges) -> None:
        self._edges = edges
        found: dict[str, dict[str, Concept]] = {}
        for label, concept in labelled:
            key = _Unmarked(label).text
            if len(key) > 1:
                found.setdefault(key, {})[concept.iri] = concept
        self._concepts = [sorted(found[label].values(), key=lambda concept: concept.iri) for label in sorted(found)]
        self._automaton = AhoCorasick(sorted(found), matchkind=MatchKind.Standard)

    def find(self, text: str, rule: str) -> list[Candidate]:
        unmarked = _Unmarked(text)
        matches = self._automaton.find_matches_as_indexes(unmarked.text, overlapping=True)
        found: dict[tuple[int, int, str], Candidate] = {}
        for label, first, after in matches:
            start, end = unmarked.original(first), unmarked.original(after - 1) + 1
            if self._edges.cut_by(text, start, end):
                continue
            span = _with_marks(text, start, end)
            if span is None:
                continue
            for concept in self._concepts[label]:
                found[(*span, concept.iri)] = Candidate(*span, concept.type, rule, concept.name, concept.iri)
        return [found[key] for key in sorted(found, key=lambda key: (key[0], -key[1], key[2]))]


def _with_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch with the marks that belong to it, or ``None`` where it begins or ends in the middle of a quoted name."""
    if end - start > 2 and _NEXT_NAME.search(text, start, end):
        return None
    unopened, unclosed = _without_partner(_MARK.findall(text[start:end]))
    for mark in unopened:
        if start > 0 and text[start - 1] == _OPENING_OF[mark]:
            start -= 1
        elif _has_open(text[max(0, start - _NAME_LENGTH) : start], _OPENING_OF[mark], mark):
            return None
    for mark in reversed(unclosed):
        if end < len(text) and text[end] == _PAIRS[mark]:
            end += 1
        elif _has_open(text[end : end + _NAME_LENGTH][::-1], _PAIRS[mark], mark):
            return None
    if text.count('"', start, end) % 2:
        start, end = (start - 1, end) if text[start - 1 : start] == '"' else (start, end + (text[end : end + 1] == '"'))
    if start > 0 and end < len(text) and (_PAIRS.get(text[start - 1]) == text[end] or text[start - 1] == text[end] == '"'):
        start, end = start - 1, end + 1
    return start, end


def _without_partner(marks: list[str]) -> tuple[list[str], list[str]]:
    """The closing marks that nothing in ``marks`` opens, and the opening ones that nothing closes."""
    unopened: list[str] = []
    unclosed: list[str] = []
    for mark in marks:
        if mark in _PAIRS:
            unclosed.append(mark)
        elif unclosed:
            unclosed.pop()
        else:
            unopened.append(mark)
    return unopened, unclosed


def _has_open(text: str, mark: str, partner: str) -> bool:
    """Whether ``text``, read backwards, meets ``mark`` before ``partner``; without either, the mark was lost in the text."""
    return text.rfind(mark) > text.rfind(partner)


class LabelMatcher:
    """Finds the labels of a vocabulary in a text; usable without a spaCy pipeline."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        edges = WordEdges()
        self._labels = _LabelIndex(_pairs(vocabulary, lambda concept: (concept.name, *concept.alternatives, *concept.hidden)), edges)
        self._list_labels = _LabelIndex(_pairs(vocabulary, lambda concept: concept.list_labels), edges)

    def find(self, text: str) -> list[Candidate]:
        """Every place where ``text`` holds a name of a concept, also nested and overlapping ones.

        One candidate for each concept and place, by start, longest first; offsets are those of ``text`` and take in the quotation
        or book-title marks that belong to the name. Labels of a single character are not searched for.
        """
        return self._labels.find(text, "vocabulary")

    def find_list_labels(self, text: str) -> list[Candidate]:
        """As ``find``, for the short names (人社, 司法) that mean a body only among others in a list of bodies."""
        return self._list_labels.find(text, "vocabulary.list")


def _pairs(vocabulary: Vocabulary, labels: Callable[[Concept], tuple[str, ...]]) -> Iterator[tuple[str, Concept]]:
    return ((label, concept) for concept in vocabulary.concepts.values() for label in labels(concept))


def list_label_candidates(doc: Doc) -> list[Candidate]:
    """The list labels that ``vocabulary_matcher`` saw in ``doc``; they count only inside a list of bodies."""
    found: list[Candidate] = doc.user_data.setdefault(_LIST_LABELS_KEY, [])
    return found


class VocabularyMatcher:
    """Pipeline component: appends what ``LabelMatcher`` finds to ``candidates(doc)`` and ``list_label_candidates(doc)``."""

    def __init__(self) -> None:
        self._matcher: LabelMatcher | None = None

    def bind(self, vocabulary: Vocabulary, schema: Schema) -> None:
        """Take the vocabulary whose labels are to be found."""
        self._matcher = LabelMatcher(vocabulary)

    def __call__(self, doc: Doc) -> Doc:
        """Add the matches in ``doc``; without a bound vocabulary there are none."""
        if self._matcher is not None:
            text = text_of(doc)
            candidates(doc).extend(self._matcher.find(text))
            list_label_candidates(doc).extend(self._matcher.find_list_labels(text))
        return doc


@Language.factory("vocabulary_matcher", assigns=["doc.user_data"])
def create_vocabulary_matcher(nlp: Language, name: str) -> VocabularyMatcher:
    """The component ``vocabulary_matcher``; ``kg.language.pipeline.build_pipeline`` binds its vocabulary."""
    return VocabularyMatcher()
