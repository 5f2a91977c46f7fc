"""A knowledge graph of China's trade unions, built from the documents that the unions write.

>>> import kg
>>> graph = kg.open("union-kg-graph")  # built by kg.build_examples(), kg.build("报告.docx") or union-kg build
>>> campaign = graph.find("安康杯")
>>> campaign.name
'安康杯竞赛'
>>> for relation in campaign.relations("ORGANIZES", status="planned"):
...     print(relation.name, relation.evidence[0].stretch, relation.evidence[0].file, sep=" | ")
德清县总工会 | 开展“安康杯”竞赛 | county-plan.txt

Everything is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.exploration.entity import Entity, EntityList
    from kg.exploration.evidence import Evidence, EvidenceList, Relation, RelationList
    from kg.exploration.graph import Graph
    from kg.exploration.opening import DocumentWarning, build, build_examples, open
    from kg.exploration.path import Path
    from kg.exploration.subgraph import SubGraph

__all__ = [
    "DocumentWarning",
    "Entity",
    "EntityList",
    "Evidence",
    "EvidenceList",
    "Graph",
    "Path",
    "Relation",
    "RelationList",
    "SubGraph",
    "build",
    "build_examples",
    "open",
]

_MODULES = {
    "evidence": ("Evidence", "EvidenceList", "Relation", "RelationList"),
    "entity": ("Entity", "EntityList"),
    "graph": ("Graph",),
    "opening": ("DocumentWarning", "build", "build_examples", "open"),
    "path": ("Path",),
    "subgraph": ("SubGraph",),
}


def __getattr__(name: str) -> object:
    module = next((module for module, names in _MODULES.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"kg.exploration.{module}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
