"""The language pipeline as it is used, with the packaged vocabulary and the real models, and what it makes of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.language.mention_resolver import Mention, mentions_of
from kg.language.pipeline import build_pipeline
from ontology.schema import load_schema
from ontology.vocabulary import Vocabulary, load_vocabulary

Seen = tuple[str, str, str]  # the text of a mention, its class, its canonical name
MARKS = str.maketrans("", "", "“”‘’《》〈〉")


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def pipeline(vocabulary: Vocabulary) -> Language:
    return build_pipeline(vocabulary, load_schema())


@pytest.fixture(scope="session")
def seen(vocabulary: Vocabulary) -> Callable[[Doc, Sequence[Mention]], list[Seen]]:
    """Mentions as (text, class, name): the concept's name, the name that the rule gives, or the bare text."""

    def described(doc: Doc, mentions: Sequence[Mention]) -> list[Seen]:
        result: list[Seen] = []
        for mention in mentions:
            surface = doc.text[mention.start : mention.end]
            concept = vocabulary.concepts.get(mention.concept)
            name = concept.name if concept else mention.name or surface.translate(MARKS)
            result.append((surface, mention.label, name))
        return result

    return described


@pytest.fixture(scope="session")
def mentions(pipeline: Language, seen: Callable[[Doc, Sequence[Mention]], list[Seen]]) -> Callable[[str], list[Seen]]:
    """A function from a text to its mentions, in order."""

    def found(text: str) -> list[Seen]:
        doc = pipeline(text)
        return seen(doc, mentions_of(doc))

    return found


@pytest.fixture(scope="session")
def mentions_of_class(mentions: Callable[[str], list[Seen]]) -> Callable[..., list[tuple[str, str]]]:
    """A function from a text and classes to the (text, name) of the mentions of these classes."""

    def found(text: str, *labels: str) -> list[tuple[str, str]]:
        return [(surface, name) for surface, label, name in mentions(text) if label in labels]

    return found
