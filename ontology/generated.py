"""Files of this folder that are made from ``union.ttl``, wholly or between two marker lines."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import OntologyError

BEGIN, END = "BEGIN GENERATED", "END GENERATED"


def with_generated(text: str, body: str, name: str) -> str:
    """``text`` with ``body`` in place of what stands between its marker lines; ``name`` is what errors call the file.

    A marker line is any line that holds ``BEGIN GENERATED`` or ``END GENERATED``. Raises ``OntologyError`` where one is missing.
    """
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if BEGIN in line or END in line]
    if len(places) != 2 or BEGIN not in lines[places[0]] or END not in lines[places[1]]:
        remedy = f"Write one line with {BEGIN} and, after it, one with {END}"
        raise OntologyError("the lines that enclose the generated part are missing", place=name, remedy=remedy)
    return "\n".join([*lines[: places[0] + 1], "", body.strip("\n"), "", *lines[places[1] :]])


def rewrite(path: Path, body: str) -> None:
    """Put ``body`` between the marker lines of the file at ``path``."""
    path.write_text(with_generated(path.read_text(encoding="utf-8"), body, path.name), encoding="utf-8")
