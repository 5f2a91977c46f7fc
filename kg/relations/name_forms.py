"""How names of bodies and persons are written: official forms behind short ones, levels, departments, surnames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.language.lexicon import longest_first, read_data, word_list, word_map


@dataclass(frozen=True)
class NameForms:
    """``official`` maps a short ending to its official form, ``departments`` the short name of a department to the one on its door.

    ``endings`` maps the endings of bodies' names, the longest first, to the class that they give.
    ``levels`` are the words that stand for a place of their level (省总工会).
    """

    official: Mapping[str, str]
    departments: Mapping[str, str]
    levels: tuple[str, ...]
    endings: Mapping[str, str]
    surnames: frozenset[str]
    compound_surnames: tuple[str, ...]

    def level(self, name: str) -> str:
        """The level that a name begins with, or an empty string."""
        return next((level for level in self.levels if name.startswith(level)), "")

    def body_class(self, name: str) -> str:
        """The class that the longest known ending of a body's name gives; ``Organization`` where none does."""
        ending = next((ending for ending in self.endings if name.endswith(ending)), "")
        return self.endings.get(ending, "Organization")

    def is_personal(self, name: str) -> bool:
        """Whether a name begins with a surname, or is written with the dot of a foreign or minority name."""
        return "·" in name or name[0] in self.surnames or name.startswith(self.compound_surnames)


def load_name_forms() -> NameForms:
    """Read ``organizations.toml`` and ``surnames.toml``."""
    organizations, surnames = read_data("organizations"), read_data("surnames")
    levels, endings = organizations["levels"], organizations["endings"]
    assert isinstance(levels, dict)
    assert isinstance(endings, dict)
    labels = {ending: str(label) for label, words in endings.items() for ending in word_list(words)}
    return NameForms(
        official=word_map(organizations["official"]),
        departments=word_map(organizations["department_names"]),
        levels=word_list(levels["prefixes"]),
        endings={ending: labels[ending] for ending in longest_first(labels)},
        surnames=frozenset("".join(word_list(surnames["single"]))),
        compound_surnames=word_list(surnames["compound"]),
    )
