"""How names of bodies and persons are written: official forms behind short ones, levels, departments, surnames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.language.lexicon import read_data, word_list, word_map


@dataclass(frozen=True)
class NameForms:
    """``official`` maps a short ending to its official form, ``departments`` the short name of a department to the one on its door.

    ``levels`` are the words that stand for a place of their level (省总工会).
    """

    official: Mapping[str, str]
    departments: Mapping[str, str]
    levels: tuple[str, ...]
    surnames: frozenset[str]
    compound_surnames: tuple[str, ...]

    def level(self, name: str) -> str:
        """The level that a name begins with, or an empty string."""
        return next((level for level in self.levels if name.startswith(level)), "")

    def is_personal(self, name: str) -> bool:
        """Whether a name begins with a surname, or is written with the dot of a foreign or minority name."""
        return "·" in name or name[0] in self.surnames or name.startswith(self.compound_surnames)


def load_name_forms() -> NameForms:
    """Read ``organizations.toml`` and ``surnames.toml``."""
    organizations, surnames = read_data("organizations"), read_data("surnames")
    levels = organizations["levels"]
    assert isinstance(levels, dict)
    return NameForms(
        official=word_map(organizations["official"]),
        departments=word_map(organizations["department_names"]),
        levels=word_list(levels["prefixes"]),
        surnames=frozenset("".join(word_list(surnames["single"]))),
        compound_surnames=word_list(surnames["compound"]),
    )
