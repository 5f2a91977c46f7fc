"""The word lists that the patterns work with, read from the data files beside this module.

A lexicon is made once for a pipeline and handed to what needs it; nothing is kept at module level.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind


def read_data(name: str, package: str = "kg.language") -> dict[str, object]:
    """The parsed content of ``data/<name>.toml`` in ``package``."""
    return tomllib.loads((files(package) / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def word_list(value: object) -> tuple[str, ...]:
    """A list of a data file as words, in its order."""
    assert isinstance(value, list)
    return tuple(str(word) for word in value)


def word_map(value: object) -> dict[str, str]:
    """A table of a data file that leads from words to words, in its order."""
    assert isinstance(value, dict)
    return {str(key): str(word) for key, word in value.items()}


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The distinct words, the longest first and those of one length in the order of their characters."""
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


class WordFinder:
    """Finds the longest listed words in a text, leftmost first (Aho–Corasick)."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))
        self._automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int]]:
        """The ``(start, end)`` of every word found, in code points, without overlaps."""
        return [(start, end) for _, start, end in self._automaton.find_matches_as_indexes(text)]


@dataclass(frozen=True, slots=True)
class HeadClass:
    """How names of one class end: their head nouns, the modifiers that name nothing, the words that may follow."""

    label: str
    generic: tuple[str, ...]
    followers: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Verbs by group, adverbs, and head nouns by class.

    ``groups`` maps a verb to its groups (``establish``, ``carry_on``, ``participate``, ``issue`` …; see ``verbs.toml``);
    ``head_labels`` a head noun to the class it gives.
    """

    groups: Mapping[str, frozenset[str]]
    verbs: WordFinder
    adverbs: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    head_labels: Mapping[str, str]
    heads: WordFinder
    classes: Mapping[str, HeadClass]
    light: tuple[str, ...]
    transparent: tuple[str, ...]


_GOVERNING = ("establish", "carry_on", "participate", "issue", "advocate", "confer", "nominate", "cause", "follow", "receive")
"""The groups whose verbs govern an object; only these are looked for in a text."""

_QUALIFYING = ("hold", "opens_name")
"""The groups that tell more of a verb that is found."""


def load_lexicon() -> Lexicon:
    """Read ``verbs.toml`` and ``heads.toml``."""
    verbs = {group: word_list(words) for group, words in read_data("verbs").items()}
    groups: dict[str, set[str]] = {}
    for group in (*_GOVERNING, *_QUALIFYING):
        for verb in verbs[group]:
            groups.setdefault(verb, set()).add(group)
    heads = read_data("heads")
    light = heads.pop("light")
    assert isinstance(light, dict)
    labels: dict[str, str] = {}
    classes: dict[str, HeadClass] = {}
    for label, table in heads.items():
        assert isinstance(table, dict)
        classes[label] = HeadClass(label, longest_first(word_list(table["generic"])), longest_first(word_list(table["followers"])))
        for head in word_list(table["heads"]):
            labels.setdefault(head, label)
    return Lexicon(
        groups={verb: frozenset(names) for verb, names in groups.items()},
        verbs=WordFinder(verb for group in _GOVERNING for verb in verbs[group]),
        adverbs=frozenset(verbs["adverbs"]),
        lists={group: frozenset(words) for group, words in verbs.items()},
        head_labels=labels,
        heads=WordFinder(labels),
        classes=classes,
        light=longest_first(word_list(light["leading"])),
        transparent=longest_first(word_list(light["transparent"])),
    )
