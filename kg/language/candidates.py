"""What the components of the pipeline hand to one another: candidate mentions, before overlaps are resolved.

Components append to ``candidates(doc)``; ``mention_resolver`` decides between them and writes ``doc.spans["mentions"]``.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

_KEY = "union_kg.candidates"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch ``[start, end)`` of ``doc.text`` (code points) that may be a mention.

    ``label`` is a class of the ontology, ``rule`` what found it (``vocabulary``, ``organization.place``, ``statistical`` …),
    ``name`` the canonical name where it differs from the text, ``concept`` the IRI of the vocabulary's concept.
    """

    start: int
    end: int
    label: str
    rule: str
    name: str = ""
    concept: str = ""


def candidates(doc: Doc) -> list[Candidate]:
    """The candidates found so far in ``doc``; append to this list."""
    found: list[Candidate] = doc.user_data.setdefault(_KEY, [])
    return found
