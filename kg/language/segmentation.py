"""The tokenizer: words by pkuseg, jieba or single characters, with the vocabulary's labels cut out whole.

spaCy's own tokenizers for Chinese are not used as they stand: pkuseg's user dictionary cuts wrongly where one term begins like a
longer one, and both need time that grows with the square of a text's length. Here the labels are found first (Aho–Corasick, leftmost
longest) and the segmenter sees what lies between them, one clause at a time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import spacy
from ahocorasick_rs import AhoCorasick, MatchKind
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.vocab import Vocab

from kg.errors import ModelError, UsageError
from kg.language.document_text import keep_text
from kg.language.model_store import ensure_model
from kg.language.word_edges import WordEdges
from ontology.vocabulary import Vocabulary

Segmenter = Literal["pkuseg", "jieba", "char"]
Segment = Callable[[str], list[str]]
"""Cuts a stretch without blanks into words that join to the stretch again."""

# What the segmenter sees at once: up to a mark that always ends a word, or so many characters that memory stays small.
_PIECE = re.compile(r"[^。！？；，、：\s]{0,400}[。！？；，、：]?")
_BLANKS = re.compile(r"\s+")


class LabelTokenizer(DummyTokenizer):
    """A spaCy tokenizer that keeps the given labels whole and lets ``segment`` cut the rest.

    Tokens and blanks join to exactly the text. A single blank after a token is its ``whitespace_``, other blanks are tokens.
    """

    def __init__(self, vocab: Vocab, labels: Iterable[str], segment: Segment) -> None:
        self.vocab = vocab
        self._labels = AhoCorasick(sorted({label for label in labels if len(label) > 1}), matchkind=MatchKind.LeftmostLongest)
        self._edges = WordEdges()
        self._segment = segment

    def __call__(self, text: str) -> Doc:
        """The words of ``text``."""
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for blanks in _BLANKS.finditer(text):
            self._add_words(text[position : blanks.start()], words, spaces)
            gap = blanks.group()
            if words and gap[0] == " " and not spaces[-1]:
                spaces[-1] = True
                gap = gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
            position = blanks.end()
        self._add_words(text[position:], words, spaces)
        return keep_text(Doc(self.vocab, words=words, spaces=spaces), text)

    def _add_words(self, stretch: str, words: list[str], spaces: list[bool]) -> None:
        before = len(words)
        position = 0
        for _, start, end in self._labels.find_matches_as_indexes(stretch):
            if self._edges.cut_by(stretch, start, end):
                continue
            words.extend(self._between(stretch[position:start]))
            words.append(stretch[start:end])
            position = end
        words.extend(self._between(stretch[position:]))
        spaces.extend([False] * (len(words) - before))

    def _between(self, stretch: str) -> Iterator[str]:
        for piece in _PIECE.findall(stretch):
            if piece:
                yield from self._segment(piece)


def create_nlp(vocabulary: Vocabulary, segmenter: Segmenter = "pkuseg") -> Language:
    """A blank Chinese pipeline whose tokenizer uses ``segmenter`` and keeps the labels of ``vocabulary`` whole.

    Raises ``ModelError`` where the segmenter's model or package is missing and cannot be fetched, ``UsageError`` for another name.
    """
    nlp = spacy.blank("zh")
    labels = (label for concept in vocabulary.concepts.values() for label in (concept.name, *concept.alternatives, *concept.hidden))
    nlp.tokenizer = LabelTokenizer(nlp.vocab, labels, _segment_function(segmenter))
    # The limit protects parsers; here memory grows with the tokens only.
    nlp.max_length = sys.maxsize
    return nlp


def _segment_function(segmenter: Segmenter) -> Segment:
    if segmenter == "pkuseg":
        return _pkuseg()
    if segmenter == "jieba":
        return _jieba()
    if segmenter == "char":
        return list
    raise UsageError(f"there is no segmenter called {segmenter}", remedy="Use pkuseg, jieba or char")


def _pkuseg() -> Segment:
    from spacy_pkuseg import pkuseg

    cut: Segment = pkuseg(str(ensure_model())).cut
    return cut


def _jieba() -> Segment:
    try:
        import jieba
    except ImportError as error:
        raise ModelError("the segmenter jieba is not installed", remedy='Install it with `pip install "union-kg[jieba]"`') from error
    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    cut: Segment = tokenizer.lcut
    return cut
