"""What every pattern rule looks at: the text, its words, and the mentions that were found before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.language.candidates import Candidate
from kg.language.classes import EntityClasses


@dataclass(frozen=True)
class TextView:
    """A document as the pattern rules see it.

    ``masked`` is ``text`` with quotations, titles and brackets blanked out; ``word_edges`` the offsets at which words begin or end;
    ``tags`` maps the end of a tagged word to its start and part of speech (empty without a tagger); ``known`` are the candidates
    found before, ``by_start`` and ``by_end`` the same by offset; ``classes`` are the classes of the ontology.
    """

    text: str
    masked: str
    word_edges: frozenset[int]
    tags: Mapping[int, tuple[int, str]]
    known: Sequence[Candidate]
    by_start: Mapping[int, Sequence[Candidate]]
    by_end: Mapping[int, Sequence[Candidate]]
    classes: EntityClasses


def index_by(found: Sequence[Candidate], attribute: str) -> dict[int, list[Candidate]]:
    """Candidates by their ``start`` or ``end``."""
    table: dict[int, list[Candidate]] = {}
    for candidate in found:
        table.setdefault(getattr(candidate, attribute), []).append(candidate)
    return table
