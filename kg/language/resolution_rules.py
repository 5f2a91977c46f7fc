"""What the mention resolver decides by: the order of classes, the strength of rules, the words that add nothing to a known name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.language.classes import EntityClasses
from kg.language.lexicon import read_data, word_list
from ontology.schema import load_schema

_STRENGTH_OF_OTHERS = 5


@dataclass(frozen=True)
class ResolutionRules:
    """The lists of ``resolution.toml``, with the ``transparent`` modifiers of ``heads.toml`` and the classes of the ontology."""

    labels: tuple[str, ...]
    strengths: Mapping[str, int]
    reducible: frozenset[str]
    tails: tuple[str, ...]
    group_tails: tuple[str, ...]
    transparent: tuple[str, ...]
    classes: EntityClasses

    def strength(self, rule: str) -> int:
        """How a rule stands against others; the lowest wins."""
        return self.strengths.get(rule.partition(".")[0], _STRENGTH_OF_OTHERS)


def load_resolution_rules(classes: EntityClasses, transparent: tuple[str, ...]) -> ResolutionRules:
    """Read ``resolution.toml``; classes of the ontology that it does not order come last."""
    data = read_data("resolution")
    strengths = data["strength"]
    assert isinstance(strengths, dict)
    return ResolutionRules(
        labels=tuple(dict.fromkeys((*word_list(data["labels"]), *load_schema().entity_types))),
        strengths={str(rule): int(strength) for rule, strength in strengths.items()},
        reducible=frozenset(word_list(data["reducible"])),
        tails=word_list(data["tails"]),
        group_tails=word_list(data["group_tails"]),
        transparent=transparent,
        classes=classes,
    )
