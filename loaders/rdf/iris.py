"""The IRIs of the graph's resources: base + id for what has an id, and beside it the statements, mentions, selections and periods."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from json.encoder import encode_basestring

from pyoxigraph import NamedNode

from loaders.errors import GraphFileError
from ontology.namespaces import DEFAULT_BASE

_DIGITS = 20  # of a SHA-256, as in the ids of observations
_PRIVATE = "".join(f"{chr(plane * 0x10000)}-{chr(plane * 0x10000 + 0xFFFD)}" for plane in range(1, 14))
# What stands in a path of RFC 3987: ipchar, "/", and a percent sign only before two hexadecimal digits.
_NO_PATH = re.compile(
    f"[^-A-Za-z0-9._~!$&'()*+,;=:@/%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef{_PRIVATE}\U000e1000-\U000efffd]|%(?![0-9A-Fa-f]{{2}})"
)
_NO_RELATIVE = re.compile("/|[^/]*:")  # what a reader of Turtle takes for a path from the root, or for a scheme
_NO_PART = re.compile(f"{_NO_PATH.pattern}|[/%]")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+[/#]")


class Iris:
    """Makes the IRIs of one export, each in the form ``<…>``. ``base`` is an absolute IRI that ends with ``/`` or ``#``.

    Raises ``GraphFileError`` for another base, and for an id that is not the end of an IRI.
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        self.base = checked_base(base)
        # What stands in a document is a fragment of its IRI (RFC 5147); a base that ends with # has spent the one fragment there can be.
        self._fragment = "?" if base.endswith("#") else "#"
        self.record = lru_cache(maxsize=1 << 14)(self._record)
        self.external = lru_cache(maxsize=1 << 12)(_external)

    def own(self, name: str) -> str:
        """The IRI of something that this program names itself, such as ``activity/build``."""
        return f"<{self.base}{name}>"

    def encoded(self, name: str) -> str:
        """``name`` as one part of a path: what cannot stand there, a slash and a percent sign are percent-encoded."""
        return _NO_PART.sub(lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode()), name)

    def _record(self, identity: str) -> str:
        found = (_NO_PATH.search(identity) or _NO_RELATIVE.match(identity)) if identity else None
        if found or not identity:
            problem = f"the id {identity!r} is not the end of an IRI ({found.group()!r})" if found else "an id is empty"
            raise GraphFileError(problem, remedy="Percent-encode its parts, or build the graph again with `union-kg build`")
        return f"<{self.base}{identity}>"

    def statement(self, edge: str, passage: str, start: int, end: int, rule: str) -> str:
        """A statement behind an edge; ``edge`` is what ``edge_key`` gives."""
        key = f"{edge}{encode_basestring(passage)}, {start}, {end}, {encode_basestring(rule)}]"
        return f"<{self.base}statement/{_digest(key)}>"

    def mention(self, entity: str, passage: str, start: int, end: int) -> str:
        """A place where a passage names an entity."""
        key = f"[{encode_basestring(entity)}, {encode_basestring(passage)}, {start}, {end}]"
        return f"<{self.base}mention/{_digest(key)}>"

    def part(self, document: str, kind: str, start: int, end: int) -> str:
        """What stands in a document (its IRI) from ``start`` to ``end``, characters of its clean text.

        ``kind`` is ``char`` for the selection itself (RFC 5147), ``position`` and ``quote`` for what finds it again.
        """
        return f"{document[:-1]}{self._fragment}{kind}={start},{end}>"


def edge_key(source: str, kind: str, target: str) -> str:
    """The beginning of the JSON list over which the statements behind an edge are hashed."""
    return f"[{encode_basestring(source)}, {encode_basestring(kind)}, {encode_basestring(target)}, "


def document_of(passage: str) -> str:
    """The id of the document of a passage, which its own id holds (``passage/<path>/<start>-<stop>``)."""
    family, _, rest = passage.partition("/")
    path, _, place = rest.rpartition("/")
    if family != "passage" or not path or not place:
        raise GraphFileError(f"{passage} is not the id of a passage", remedy="Build the graph again with `union-kg build`")
    return f"document/{path}"


def checked_base(base: str) -> str:
    """``base`` itself; raises ``GraphFileError`` where it is no absolute IRI that ends with ``/`` or ``#``."""
    problem = ""
    if not _ABSOLUTE.fullmatch(base) or "?" in base or "#" in base[:-1]:
        problem = "the base is no absolute IRI that ends with / or #"
    else:
        try:
            NamedNode(base)
        except ValueError as error:
            problem = f"the base is no IRI ({error})"
    if problem:
        raise GraphFileError(problem, place=base, remedy="Give one such as https://example.org/unions/")
    return base


def checked_iri(text: str) -> str:
    """``text`` itself; raises ``GraphFileError`` where it is no absolute IRI (RFC 3987)."""
    try:
        return NamedNode(text).value
    except ValueError as error:
        raise GraphFileError(
            f"this is no absolute IRI ({error})", place=text, remedy="Write it with its scheme, as in https://…"
        ) from error


def _external(text: str) -> str:
    return f"<{checked_iri(text)}>"


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_DIGITS]
