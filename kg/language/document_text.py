"""The text of a processed document, joined from its tokens once: ``Doc.text`` joins them anew at every call."""

from __future__ import annotations

from spacy.tokens import Doc

_KEY = "union_kg.text"


def keep_text(doc: Doc, text: str) -> Doc:
    """``doc``, with the text that its tokens were cut from."""
    doc.user_data[_KEY] = text
    return doc


def text_of(doc: Doc) -> str:
    """The same as ``doc.text``; components must not change the characters of a document, only where its tokens begin."""
    text: str | None = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return text
