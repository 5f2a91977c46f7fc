"""Names that no list knows: people, bodies and places as a statistical model sees them, for vocabulary and patterns to overrule."""

from __future__ import annotations

from collections.abc import Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import ModelError
from kg.language.candidates import Candidate, candidates
from kg.language.document_text import text_of
from kg.language.lac_tagger import LacTagger, Tagged
from kg.language.sentences import sentence_spans

_TAGS_KEY = "union_kg.tags"
_CLASSES = {
    "PER": "Person",
    "PERSON": "Person",
    "ORG": "Organization",
    "LOC": "Place",
    "GPE": "Place",
}


def tags(doc: Doc) -> list[Tagged]:
    """The words of ``doc`` with the tagger's tags, as (start, end, tag) in code points; empty where no tagger ran."""
    found: list[Tagged] = doc.user_data.get(_TAGS_KEY, [])
    return found


class StatisticalNames:
    """Pipeline component: appends PER, ORG and LOC names to ``candidates(doc)`` and stores ``tags(doc)``.

    ``ner`` is ``lac``, ``none``, or the name of an installed spaCy model whose entities are used in place of LAC's; the tags are
    LAC's in both cases. Raises ``ModelError`` where the model is not installed or finds no entities.
    """

    def __init__(self, ner: str = "lac") -> None:
        self._tagger = None if ner == "none" else LacTagger()
        self._model = None if ner in {"none", "lac"} else _load_model(ner)

    def __call__(self, doc: Doc) -> Doc:
        """Tag the sentences of ``doc`` and add the names found in them."""
        if self._tagger is None:
            return doc
        text = text_of(doc)
        spans = sentence_spans(text)
        texts = [text[start:end] for start, end in spans]
        words: list[Tagged] = []
        for (offset, _), tagged in zip(spans, self._tagger.tag(texts), strict=True):
            words.extend((offset + start, offset + end, tag) for start, end, tag in tagged)
        doc.user_data[_TAGS_KEY] = words
        names = words if self._model is None else _entities(self._model, spans, texts)
        candidates(doc).extend(_candidates(text, names))
        return doc


def _candidates(text: str, names: list[Tagged]) -> Iterator[Candidate]:
    """The names of the classes wanted, without the blanks that the tagger counts to a word; a single character is no name."""
    for start, end, tag in names:
        if tag in _CLASSES:
            name = text[start:end]
            end = start + len(name.rstrip())
            start += len(name) - len(name.lstrip())
            if end - start > 1:
                yield Candidate(start, end, _CLASSES[tag], "statistical")


def _entities(model: Language, spans: list[tuple[int, int]], texts: list[str]) -> list[Tagged]:
    return [
        (offset + entity.start_char, offset + entity.end_char, entity.label_)
        for (offset, _), doc in zip(spans, model.pipe(texts), strict=True)
        for entity in doc.ents
    ]


def _load_model(name: str) -> Language:
    try:
        model = spacy.load(name)
    except (OSError, ImportError) as error:
        remedy = "Install it into this environment, or use `--names lac` or `--names none`"
        raise ModelError(f"the spaCy model {name} cannot be loaded ({error})", remedy=remedy) from error
    if not {"ner", "entity_ruler", "beam_ner"} & set(model.pipe_names):
        raise ModelError(f"the spaCy model {name} has no component that finds names (ner)", remedy="Use another model, or `--names lac`")
    return model


@Language.factory("statistical_names", assigns=["doc.user_data"], default_config={"ner": "lac"})
def create_statistical_names(nlp: Language, name: str, ner: str) -> StatisticalNames:
    """The component ``statistical_names``; the model is loaded here."""
    return StatisticalNames(ner)
