"""Plain text: the decoded file is source and text in one."""

from __future__ import annotations

from kg.documents.decoding import decode
from kg.documents.formats.extracted import Extracted
from kg.documents.operations import COPY, Conversions
from kg.documents.source_map import tracked


def read_text(data: bytes, place: str, conversions: Conversions) -> Extracted:
    """The text of a TXT file; ``place`` names it in errors. Raises ``DocumentError`` where the file is no text."""
    decoded = decode(data, place, conversions)
    return Extracted(decoded.text, tracked([(0, len(decoded.text), decoded.text, COPY)]), decoded.encoding, decoded.warnings)
