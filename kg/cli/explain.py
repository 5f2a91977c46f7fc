"""``union-kg explain``: what the graph knows of a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import DEFAULT_GRAPH, Debug, Graph, Json
from kg.cli.terminal import print_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.exploration.evidence import Evidence, Explanation
    from ontology.records import Node

_NOT_FOUND = 1


def explain_command(
    name: Annotated[str, typer.Argument(help="A name, any of its other names, or an id.", show_default=False)],
    graph: Graph = DEFAULT_GRAPH,
    json_output: Json = False,
    debug: Debug = False,
) -> int:
    """Show an entity: type, other names, relations and figures, each with its sentence, file, character range and status.

    Example: union-kg explain 安康杯竞赛 --graph my-graph
    """
    from kg.errors import UsageError
    from kg.exploration.explaining import explain
    from kg.exploration.finding import find
    from kg.exploration.records import FileRecords
    from loaders.graph_files import GraphFile

    if not name.strip():
        raise UsageError("the name is empty", remedy="Give a name, as in union-kg explain 职工书屋")
    file = GraphFile(graph)
    records = FileRecords(file)
    found = find(records, name)
    if len(found.nodes) == 1:
        explanation = explain(records, found.nodes[0])
        typer.echo(json.dumps(explanation.as_json(), ensure_ascii=False, indent=1) if json_output else _text(explanation))
        return 0
    if json_output:
        lists = {"candidates": _short(found.nodes), "near": _short(found.near) if not found.nodes else []}
        typer.echo(json.dumps(lists, ensure_ascii=False, indent=1))
    elif found.nodes:
        typer.echo(f"{_line(name)} is the name of {len(found.nodes)} things; explain one by its id:\n{_listed(found.nodes)}")
    if not found.nodes:
        remedy = "" if found.near else ". Try a part of the name"
        print_error(f"nothing in {file.path} is called {_line(name)}{remedy}")
        if found.near and not json_output:
            typer.echo(f"Names that contain it or are part of it:\n{_listed(found.near)}")
        return _NOT_FOUND
    return 0


def _short(nodes: Sequence[Node]) -> list[dict[str, str]]:
    return [{"id": node.id, "type": node.type, "name": node.name} for node in nodes]


def _listed(nodes: Sequence[Node]) -> str:
    return "\n".join(f"  {_line(node.name)}  {node.type}  {node.id}" for node in nodes)


def _text(explanation: Explanation) -> str:
    return "\n".join((*_head(explanation), *_relations(explanation), *_quantities(explanation)))


def _head(explanation: Explanation) -> list[str]:
    properties = explanation.properties
    rows = [
        ("id", explanation.id),
        ("also called", "、".join(map(_line, properties.get("aliases", [])))),
        *((name, str(properties.get(name, ""))) for name in ("scope", "number", "date", "concept")),
        ("broader", "、".join(explanation.broader)),
        ("topics", "、".join(explanation.topics)),
        ("mentioned", f"{explanation.mentions} × in {', '.join(explanation.documents)}" if explanation.mentions else ""),
    ]
    kind = explanation.properties.get("class", explanation.type)
    return [f"{_line(explanation.name)}  {kind}", *(f"  {name + ':':13}{text}" for name, text in rows if text)]


def _relations(explanation: Explanation) -> list[str]:
    lines = ["", "Relations"] if explanation.relations else []
    for relation in explanation.relations:
        arrow = "→" if relation.direction == "out" else "←"
        lines.append(f"  {arrow} {relation.predicate} {_line(relation.name)}  [{relation.status}]")
        for evidence in relation.evidence:
            notes = (evidence.status, evidence.period, evidence.role, "subject implied" if evidence.implicit else "", evidence.rule)
            lines += _quoted(evidence, ", ".join(filter(None, notes)))
    return lines


def _quantities(explanation: Explanation) -> list[str]:
    lines = ["", "Figures"] if explanation.quantities else []
    for quantity in explanation.quantities:
        notes = ", ".join(filter(None, (quantity.status, quantity.period, quantity.body and f"by {_line(quantity.body)}")))
        lines.append(f"  {_line(quantity.name)}  [{notes}]  of {_line(quantity.subject)}")
        for evidence in quantity.evidence:
            lines += _quoted(evidence, evidence.status)
    return lines


def _quoted(evidence: Evidence, notes: str) -> list[str]:
    return [f"      {_line(evidence.sentence)}", f"      {evidence.file} {evidence.start}–{evidence.end} ({notes})"]


def _line(text: str) -> str:
    return " ".join(text.split())
