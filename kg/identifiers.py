"""The ids of nodes: readable, stable, and valid as the end of an IRI without change (RFC 3987).

Chinese stays as it is. What an IRI segment must not hold is percent-encoded as UTF-8, part by part, so ``base + id`` is an IRI.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST_PART = 200
"""Code points of a part; Neo4j refuses index keys over about 8,000 bytes."""

_DOCUMENT = "document"

# Everything but RFC 3987 ``ipchar`` (iunreserved, sub-delims, ":" and "@"); blanks of any kind and the bidirectional
# formatting characters, which its section 4.1 forbids, are left out of the allowed set as well.
_FORBIDDEN = re.compile(
    "[^-A-Za-z0-9._~!$&'()*+,;=:@"
    "\u00a1-\u061b\u061d-\u167f\u1681-\u1fff\u200b-\u200d\u2010-\u2027\u2030-\u205e\u2060-\u2065\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(f"{chr(plane * 0x10000)}-{chr(plane * 0x10000 + 0xFFFD)}" for plane in range(1, 14))
    + "\U000e1000-\U000efffd]"
)


def identifier(family: str, *parts: str) -> str:
    """The id ``family/part/part…``, each part in Unicode NFC, shortened if long, and encoded.

    Arguments: ``family`` is the prefix of the entity's class (``organization``, ``place`` …); ``parts`` the scope, if identity
    needs one, and the name. A ``/`` inside a part is encoded; empty parts are left out.
    """
    return "/".join((family, *(_encoded(part) for part in parts if part)))


def document_id(relative: str) -> str:
    """The id of the document at ``relative``, a path with ``/`` between its parts."""
    return identifier(_DOCUMENT, *relative.split("/"))


def passage_id(document: str, start: int, stop: int) -> str:
    """The id of the passage ``[start, stop)`` (code points of the clean text) of the document with the id ``document``."""
    return f"passage/{document.removeprefix(_DOCUMENT + '/')}/{start}-{stop}"


def _encoded(part: str) -> str:
    part = unicodedata.normalize("NFC", part)
    if len(part) > LONGEST_PART:
        part = f"{part[:LONGEST_PART]}~{hashlib.sha256(_bytes(part)).hexdigest()[:16]}"
    if part in (".", ".."):  # a reader of the IRI would remove these as dot segments
        return part.replace(".", "%2E")
    return _FORBIDDEN.sub(_percent_encoded, part)


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in _bytes(match.group()))


def _bytes(text: str) -> bytes:
    """UTF-8; a file name that is not valid UTF-8 comes with lone surrogates for its bytes (PEP 383), which turn back into them."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
