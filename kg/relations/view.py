"""A document as the relation rules see it: sentences, sections, clauses, mentions and quantities, by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.documents.document import Document, Part, Section
from kg.language.clauses import Clause
from kg.language.document_text import text_of
from kg.language.mention_resolver import Mention, mentions_of
from kg.language.pattern_matcher import clauses_and_posts
from kg.language.patterns.posts import PostUse
from kg.language.quantities import Quantity, quantities
from kg.language.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ``[start, end)``, the section it stands in, and whether it is that section's heading."""

    start: int
    end: int
    section: str
    part: Part
    heading: bool


class DocumentView:
    """Read-only indexes over one processed document."""

    def __init__(self, document: Document, doc: Doc) -> None:
        self.document = document
        self.text = text_of(doc)
        self.mentions: Sequence[Mention] = mentions_of(doc)
        clauses, posts = clauses_and_posts(doc)
        self.clauses: Sequence[Clause] = clauses
        self.posts: Sequence[PostUse] = posts
        self.quantities: Sequence[Quantity] = quantities(doc)
        self.sentences: Sequence[Sentence] = _in_sections(sentence_spans(self.text), document.sections)
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._mention_starts = [mention.start for mention in self.mentions]
        self._clause_starts = [clause.start for clause in self.clauses]

    def sentence_index(self, position: int) -> int:
        """The index of the sentence that holds ``position`` (the last that begins at or before it)."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def mentions_between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in ``[start, end)``."""
        return self.mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def clauses_between(self, start: int, end: int) -> Sequence[Clause]:
        """The clauses that begin in ``[start, end)``."""
        return self.clauses[bisect_left(self._clause_starts, start) : bisect_left(self._clause_starts, end)]


def _in_sections(spans: Iterable[tuple[int, int]], sections: Iterable[Section]) -> list[Sentence]:
    """The sentences at ``spans``, which are in order, each with the innermost section that holds its beginning."""
    coming = sorted(sections, key=lambda s: (s.start, s.level))[::-1]
    around: list[Section] = []  # the innermost last
    sentences: list[Sentence] = []
    for start, end in spans:
        while coming and coming[-1].start <= start:
            around.append(coming.pop())
        while around and around[-1].end <= start:
            around.pop()
        sentences.append(_sentence(start, end, around[-1] if around else None))
    return sentences


def _sentence(start: int, end: int, section: Section | None) -> Sentence:
    if section is None:
        return Sentence(start, end, "", "other", False)
    heading = section.level > 0 and start == section.start and end - start <= len(section.title) + 1
    return Sentence(start, end, section.title, section.part, heading)
