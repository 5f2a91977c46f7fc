"""Groups of people by modifiers and a closing noun: 困难职工家庭高校毕业生, 新就业形态劳动者, 转岗待岗职工."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data, word_list
from kg.language.patterns.view import TextView
from kg.language.triggers import alternation


class GroupFinder:
    """Finds groups by one regular expression made of the lists in ``groups.toml``."""

    def __init__(self) -> None:
        data = read_data("groups")
        modifier, head = alternation(word_list(data["modifiers"])), alternation(word_list(data["heads"]))
        self._pattern = re.compile(f"{modifier}+{head}+")
        self._never = frozenset(word_list(data["never"]))

    def find(self, view: TextView) -> list[Candidate]:
        """Candidates for groups with at least one modifier; plain groups (职工, 农民工) are the vocabulary's."""
        return [
            Candidate(match.start(), match.end(), "TargetGroup", "group.modifier")
            for match in self._pattern.finditer(view.text)
            if match.group(0) not in self._never and match.start() in view.word_edges
        ]
