"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with the context of the ontology: one node object for each block, on a line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from loaders.rdf.block import Block
from loaders.rdf.namespaces import PREFIXES
from loaders.rdf.terms import TYPE, Pair
from ontology.jsonld import jsonld_context
from ontology.namespaces import XSD

_BLOCKS = 200  # of a piece, about
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_LITERAL = re.compile(r'(".*")(?:@([A-Za-z0-9-]+)|\^\^<(.+)>)?', re.DOTALL)
_NATIVE: dict[str, Callable[[str], int | bool]] = {f"{XSD}integer": int, f"{XSD}boolean": lambda text: text == "true"}


def jsonld(blocks: Iterable[Block]) -> Iterator[str]:
    """The blocks as JSON-LD, in pieces. Raises ``OntologyError`` where the ontology is broken."""
    context = {**{prefix: namespace for namespace, prefix in PREFIXES.items()}, **jsonld_context()}
    terms = _Terms(context)
    yield f'{{"@context": {_JSON(context)}, "@graph": ['
    parts: list[str] = []
    separator = "\n"
    for subject, pairs, _ in blocks:
        parts.append(f"{separator}{_JSON(terms.node(subject, pairs))}")
        separator = ",\n"
        if len(parts) > _BLOCKS:
            yield "".join(parts)
            parts = []
    yield "".join(parts) + "\n]}\n"


class _Terms:
    """Writes predicates and objects as the terms of a context have them."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._prefixes = {iri: prefix for prefix, iri in context.items() if isinstance(iri, str) and iri.endswith(("/", "#"))}
        self._keys: dict[str, tuple[str, Mapping[str, str]]] = {}
        self._names: dict[str, str] = {}  # what the context gives a name of its own
        self._compact: dict[str, str] = {}  # what has prefix and name
        for name, term in context.items():
            if isinstance(term, dict) and term.keys() <= {"@id", "@type", "@language"}:
                self._keys[f"<{self._expanded(term['@id'], context)}>"] = (name, term)
            elif isinstance(term, str) and not name.startswith("@"):
                self._names[self._expanded(term, context)] = name
        self._types = {name: self._expanded(term["@type"], context) for name, term in self._keys.values() if "@type" in term}

    def node(self, subject: str, pairs: Iterable[Pair]) -> dict[str, Any]:
        """The node object of a subject."""
        found: dict[str, list[Any]] = {}
        for predicate, term in pairs:
            if predicate == TYPE:
                found.setdefault("type", []).append(self._name(term[1:-1]))
            else:
                key, coercion = self._keys.get(predicate) or (self._name(predicate[1:-1]), {})
                found.setdefault(key, []).append(self._value(term, coercion, self._types.get(key)))
        return {"id": subject[1:-1], **{key: values[0] if len(values) == 1 else values for key, values in found.items()}}

    def _value(self, term: str, coercion: Mapping[str, str], datatype: str | None) -> Any:  # noqa: ANN401 - any JSON value
        if term[0] == "<":
            if datatype == "@vocab":
                return self._names.get(term[1:-1], term[1:-1])
            return term[1:-1] if datatype == "@id" else {"@id": term[1:-1]}
        match = _LITERAL.fullmatch(term)
        assert match is not None, term
        text, language, kind = json.loads(match[1]), match[2], match[3]
        if language:
            return text if coercion.get("@language") == language else {"@value": text, "@language": language}
        if kind and kind == datatype:
            return text
        if kind in _NATIVE and datatype is None:
            return _NATIVE[kind](text)
        if kind:
            return {"@value": text, "@type": kind}
        return {"@value": text} if coercion.keys() & {"@type", "@language"} else text

    def _name(self, iri: str) -> str:
        """A class or predicate by its term, by prefix and name, or as it is."""
        known = self._names.get(iri) or self._compact.get(iri)
        if known is None:
            namespace = next((each for each in self._prefixes if iri.startswith(each)), None)
            known = self._compact[iri] = iri if namespace is None else f"{self._prefixes[namespace]}:{iri[len(namespace) :]}"
        return known

    @staticmethod
    def _expanded(name: str, context: Mapping[str, Any]) -> str:
        prefix, colon, local = name.partition(":")
        return f"{context[prefix]}{local}" if colon and isinstance(context.get(prefix), str) else name
