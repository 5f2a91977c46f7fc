"""``union-kg validate``: check a graph against shapes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import DEFAULT_GRAPH, Base, Debug, Graph, Json, Quiet, named_path
from kg.cli.terminal import print_error, shown

if TYPE_CHECKING:
    from loaders.validation.validator import Finding, ValidationReport

_VIOLATIONS = 1
_TAGS = {"zh": "zh-Hans", "en": "en"}
_WORDS = {
    "zh": {
        "value": "值",
        "documents": "文献",
        "none": "不属于任何文献",
        "Violation": "违反",
        "Warning": "警告",
        "Info": "提示",
        "conforms": "符合约束",
        "fails": "不符合约束，违反 {violations} 处",
        "others": "，另有 {others} 处提示",
        "checked": "已按 {shapes} 个形状检查 {documents} 份文献、{nodes} 个节点、{triples} 个三元组：",
    },
    "en": {
        "value": "value",
        "documents": "in",
        "none": "what stands in no document",
        "Violation": "violation",
        "Warning": "warning",
        "Info": "note",
        "conforms": "conforms",
        "fails": "does not conform, violations: {violations}",
        "others": ", other findings: {others}",
        "checked": "Checked against {shapes} shapes: documents {documents}, nodes {nodes}, triples {triples}: ",
    },
}


class Language(StrEnum):
    """The language of the report."""

    ZH = "zh"
    EN = "en"


def validate_command(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", parser=named_path, help="A file of RDF to check instead of a built graph.", show_default=False),
    ] = None,
    graph: Graph = DEFAULT_GRAPH,
    shapes: Annotated[
        Path | None, typer.Option(metavar="FILE", parser=named_path, help="SHACL shapes; without it, those of the ontology.")
    ] = None,
    base: Base = None,
    language: Annotated[Language, typer.Option(help="The language of the report.")] = Language.EN,
    json_output: Json = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Check a graph against SHACL shapes, document by document, and tell what to correct. Ends with 1 where there are violations.

    FILE can be Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, known by its ending. One without named graphs is checked in one piece,
    which takes more memory; a built graph, N-Quads and TriG document by document. Relative IRIs of FILE continue the base.

    Example: union-kg validate --graph my-graph --language zh
    """
    from kg.progress import progress_bar
    from loaders.validation.validator import validate

    with progress_bar("Checking documents", shown=not quiet and not json_output and sys.stderr.isatty()) as progress:
        report = validate(file or graph, shapes, progress, base=base)
    if not report.nodes:
        print_error(f"warning: {file or graph}: nothing in it is of a class of the ontology")
    if json_output:
        typer.echo(json.dumps(_as_json(report, _TAGS[language]), ensure_ascii=False, indent=1))
    elif not quiet:
        for line in _lines(report, language.value):
            typer.echo(shown(line))
    return 0 if report.conforms else _VIOLATIONS


def _as_json(report: ValidationReport, tag: str) -> dict[str, Any]:
    return {
        "conforms": report.conforms,
        "shapes": report.shapes,
        "documents": report.documents,
        "nodes": report.nodes,
        "triples": report.triples,
        "findings": [
            {
                "node": finding.node,
                "name": finding.name,
                "property": finding.property,
                "value": finding.value,
                "severity": finding.severity,
                "message": finding.message(tag),
                "documents": [document for document in finding.documents if document],
            }
            for finding in report.findings
        ],
    }


def _lines(report: ValidationReport, language: str) -> Iterator[str]:
    words = _WORDS[language]
    for finding in report.findings:
        yield from _finding_lines(finding, words, _TAGS[language])
        yield ""
    violations = sum(finding.severity == "Violation" for finding in report.findings)
    others = len(report.findings) - violations
    checked = words["checked"].format(
        shapes=report.shapes, documents=f"{report.documents:,}", nodes=f"{report.nodes:,}", triples=f"{report.triples:,}"
    )
    result = words["conforms"] if report.conforms else words["fails"].format(violations=violations)
    yield checked + result + (words["others"].format(others=others) if others else "")


def _finding_lines(finding: Finding, words: dict[str, str], tag: str) -> Iterator[str]:
    yield "  ".join(part for part in (finding.name, finding.node) if part)
    about = f"{finding.property}: " if finding.property else ""
    yield f"  {words.get(finding.severity, finding.severity)}: {about}{finding.message(tag)}"
    if finding.value and finding.value != finding.node:
        yield f"    {words['value']}: {finding.value}"
    yield f"    {words['documents']}: {', '.join(document or words['none'] for document in finding.documents)}"
