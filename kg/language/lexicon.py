"""The word lists that the patterns work with, read from the data files beside this module.

A lexicon is made once for a pipeline and handed to what needs it; nothing is kept at module level.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind


def read_data(name: str) -> dict[str, object]:
    """The parsed content of ``data/<name>.toml``."""
    return tomllib.loads((files("kg.language") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


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


def load_lexicon() -> Lexicon:
    """Read ``verbs.toml`` and ``heads.toml``."""
    verbs = {group: [str(v) for v in words] for group, words in read_data("verbs").items() if isinstance(words, list)}
    groups: dict[str, set[str]] = {}
    for group in (*_GOVERNING, "hold", "opens_name", "serve", "cooperate", "continuing", "renewing"):
        for verb in verbs[group]:
            groups.setdefault(verb, set()).add(group)
    governing = [verb for group in _GOVERNING for verb in verbs[group]]
    labels: dict[str, str] = {}
    classes: dict[str, HeadClass] = {}
    light: dict[str, tuple[str, ...]] = {}
    for label, table in read_data("heads").items():
        assert isinstance(table, dict)
        if label == "light":
            light = {key: _longest_first(words) for key, words in table.items()}
            continue
        classes[label] = HeadClass(label, _longest_first(table["generic"]), _longest_first(table["followers"]))
        for head in table["heads"]:
            labels.setdefault(head, label)
    return Lexicon(
        groups={verb: frozenset(names) for verb, names in groups.items()},
        verbs=WordFinder(governing),
        adverbs=frozenset(verbs["adverbs"]),
        lists={group: frozenset(words) for group, words in verbs.items()},
        head_labels=labels,
        heads=WordFinder(labels),
        classes=classes,
        light=light["leading"],
        transparent=light["transparent"],
    )


def _longest_first(words: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted({str(word) for word in words}, key=lambda word: (-len(word), word)))
