"""The records that walk from the documents to every loader: nodes and edges, as graph.json holds them.

A property is a scalar or a list of scalars of one kind; nothing is null: what is unknown is absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Scalar = str | int | float | bool
Value = Scalar | list[str] | list[int] | list[float] | list[bool]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: an entity, Observation, Document, Passage or Concept. ``type`` is a class of the ontology."""

    id: str
    type: str
    name: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed, typed edge; there is one for each (source, type, target)."""

    source: str
    target: str
    type: str
    properties: Mapping[str, Value] = field(default_factory=dict)
