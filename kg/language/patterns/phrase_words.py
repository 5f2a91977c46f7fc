"""The words by which names with a head noun are told from what stands around them (``phrases.toml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.clauses import MASK, Verb
from kg.language.triggers import read_triggers


@dataclass(frozen=True)
class PhraseTriggers:
    """Where names begin and end."""

    separator: re.Pattern[str]
    quantity: re.Pattern[str]
    year: re.Pattern[str]
    background: re.Pattern[str]
    granted: re.Pattern[str]
    again: re.Pattern[str]
    attributive: re.Pattern[str]
    plain_head: re.Pattern[str]
    creating: re.Pattern[str]
    becomes: re.Pattern[str]
    located: re.Pattern[str]
    breaks: re.Pattern[str]
    with_others: re.Pattern[str]
    parallel: re.Pattern[str]
    counted: re.Pattern[str]
    year_of_event: re.Pattern[str]
    agents: re.Pattern[str]
    whole: re.Pattern[str]

    def creates(self, verb: Verb) -> bool:
        """Whether a verb makes something, so that its object is new."""
        return self.creating.fullmatch(verb.text) is not None


def load_phrase_triggers() -> PhraseTriggers:
    """The words of ``phrases.toml``."""
    return PhraseTriggers(**read_triggers("kg.language", "phrases"))


def distinguishes(modifiers: str, generic: Sequence[str]) -> bool:
    """Whether anything is left of ``modifiers`` when the words that name nothing are taken away."""
    rest = modifiers.replace(MASK, "")
    changed = True
    while changed:
        changed = False
        for word in generic:
            if rest.endswith(word):
                rest, changed = rest[: -len(word)], True
                break
            if rest.startswith(word):
                rest, changed = rest[len(word) :], True
                break
    return len(rest.strip("的、和与及了“”")) >= 2
