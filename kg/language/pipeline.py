"""The language pipeline: one spaCy ``Language`` whose components turn a document's text into typed, linked mentions and figures."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from spacy.language import Language

# Imported for the factories that they register with spaCy.
from kg.language import (  # noqa: F401
    mention_resolver,
    pattern_matcher,
    periods,
    quantities,
    sentences,
    statistical_names,
    vocabulary_matcher,
)
from kg.language.segmentation import Segmenter, create_nlp
from ontology.schema import Schema
from ontology.vocabulary import Vocabulary

COMPONENTS = (
    "sentence_boundaries",
    "vocabulary_matcher",
    "statistical_names",
    "pattern_matcher",
    "mention_resolver",
    "quantities",
    "periods",
)
"""The components in the order in which they run: those that find candidates, the one that decides between them, the figures."""


@runtime_checkable
class Bindable(Protocol):
    """A component that works with the vocabulary and the ontology; it gets them after it was made."""

    def bind(self, vocabulary: Vocabulary, schema: Schema) -> None:
        """Take what the component needs from both."""


def build_pipeline(vocabulary: Vocabulary, schema: Schema, *, segmenter: Segmenter = "pkuseg", names: str = "lac") -> Language:
    """The pipeline, loaded and ready: ``build_pipeline(...)(text)`` gives the analysed ``Doc``.

    ``names`` tells what finds names that no list knows: ``lac``, ``none``, or the name of an installed spaCy model. Raises
    ``ModelError`` where a model is missing and cannot be fetched. Processing many documents inside ``nlp.memory_zone()`` keeps
    spaCy's store of strings from growing with the text.
    """
    nlp = create_nlp(vocabulary, segmenter)
    settings: dict[str, dict[str, Any]] = {"statistical_names": {"ner": names}}
    for name in COMPONENTS:
        component = nlp.add_pipe(name, config=settings.get(name, {}))
        if isinstance(component, Bindable):
            component.bind(vocabulary, schema)
    return nlp
