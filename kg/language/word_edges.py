"""Where a stretch of text is only a piece of other words, so that it is no name: APP in APPLE, 工会法 in 工会法律援助."""

from __future__ import annotations

import re

from kg.language.lexicon import read_data

_INSIDE_LATIN_WORD = re.compile(r"(?<=[0-9A-Za-z])(?=[0-9A-Za-z])")


class WordEdges:
    """The rules of ``word_edges.toml``, and the one that Latin words and numbers are whole."""

    def __init__(self) -> None:
        lists = {name: frozenset(words) for name, words in read_data("word_edges").items() if isinstance(words, list)}
        self._no_end, self._no_start = lists["no_end_within"], lists["no_start_within"]
        self._suffixes, self._not_suffixes = lists["suffixes"], lists["not_suffixes"]

    def cut_by(self, text: str, start: int, end: int) -> bool:
        """Whether ``[start, end)`` of ``text``, taken out of it, would cut a word in two."""
        if _INSIDE_LATIN_WORD.match(text, start) or _INSIDE_LATIN_WORD.match(text, end):
            return True
        if text[end - 1 : end + 1] in self._no_end or (start > 0 and text[start - 1 : start + 1] in self._no_start):
            return True
        return text[end : end + 1] in self._suffixes and text[end : end + 2] not in self._not_suffixes
