"""Nodes found by any of their names, as a person may write them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from kg.exploration.records import Records
from ontology.records import Node

_MARKS = dict.fromkeys(map(ord, "“”‘’\"'《》〈〉「」『』"))
_NOT_NAMED = frozenset(("Document", "Passage", "Observation"))
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Found:
    """The nodes that a name denotes; where there is none, ``near`` has those whose names contain it or are part of it."""

    nodes: tuple[Node, ...]
    near: tuple[Node, ...]


def find(records: Records, name: str, *, most_near: int = _NEAR) -> Found:
    """The entities with the id or the name ``name``; those with it as canonical name go before those with it as another name.

    ``near`` holds at most ``most_near``, the closest first.
    """
    wanted = _folded(name)
    canonical: list[Node] = []
    aliased: list[Node] = []
    near: list[tuple[int, str, Node]] = []
    for node in records.nodes():
        if node.id == name:
            return Found((node,), ())
        if node.type in _NOT_NAMED:
            continue
        own, others = _folded(node.name), {_folded(alias) for alias in texts(node.properties.get("aliases"))}
        if wanted == own:
            canonical.append(node)
        elif wanted in others:
            aliased.append(node)
        elif wanted and (closest := _distance(wanted, {own, *others})) is not None:
            near.append((closest, node.id, node))
    nearest = [node for _, _, node in sorted(near, key=lambda each: each[:2])[:most_near]]
    return Found(tuple(canonical or aliased), tuple(nearest))


def texts(value: object) -> list[str]:
    """The texts of a property that is a list; none where it is absent."""
    return [str(each) for each in value] if isinstance(value, list) else []


def _folded(name: str) -> str:
    """``name`` without width, case, blanks and quotation marks: how a person may write it."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().translate(_MARKS).split())


def _distance(wanted: str, names: Collection[str]) -> int | None:
    """By how many characters the closest name is longer or shorter that contains ``wanted`` or, from two characters on, is in it."""
    lengths = [abs(len(name) - len(wanted)) for name in names if wanted in name or (len(name) > 1 and name in wanted)]
    return min(lengths, default=None)
