"""The graph as CSV for ``neo4j-admin database import full``, the fastest way into an empty database.

A file for each shape of records, each with a header of its own. What is imported is what ``union-kg load`` would have made, hashes and
marker included: a load afterwards makes constraints and indexes, and sends nothing.
"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from loaders.neo4j import statements
from loaders.neo4j.errors import ServerDataError
from loaders.neo4j.records import GraphRecords, Row
from loaders.neo4j.statements import MARKER, NODES, OWN_LABELS, OWN_PROPERTIES, RELATIONSHIPS, Kind

SEPARATOR = "\x1f"  # between the elements of a list: no record can hold it, for XML forbids it
_SEPARATOR_OPTION = "U+001F"
_BUFFER = 4  # MiB that the importer reads at a time, in several threads; it must hold a whole line
_MIB = 2**20
_MARKER_FILE = "marker.csv"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_FORBIDDEN_IN_NAMES = frozenset(':;,"\r\n\x1f')

Shape = tuple[str, ...]


@dataclass(frozen=True)
class BulkExport:
    """What was written into ``folder``: the files of nodes and of relationships, and how many records they hold.

    ``longest`` is the length of the longest line in characters.
    """

    folder: Path
    node_files: tuple[str, ...]
    relationship_files: tuple[str, ...]
    nodes: int
    relationships: int
    longest: int = 0

    def command(self, database: str = "neo4j") -> list[str]:
        """The command line that imports them, to be run in ``folder`` while the server is stopped. It replaces the database."""
        options = ["--overwrite-destination", "--multiline-fields=true", f"--array-delimiter={_SEPARATOR_OPTION}"]
        options += ["--id-type=string", f"--read-buffer-size={max(_BUFFER, 2 * self.longest // _MIB + 1)}m"]
        files = [*(f"--nodes={name}" for name in self.node_files), *(f"--relationships={name}" for name in self.relationship_files)]
        return ["neo4j-admin", "database", "import", "full", database, *options, *files]

    def command_line(self, database: str = "neo4j") -> str:
        """The same as one line for a shell."""
        return shlex.join(self.command(database))


def write_bulk(file: GraphFile, out: Path) -> BulkExport:
    """Write the graph in ``file`` as CSV into the folder ``out``, which is made; CSV files of an earlier export there are replaced.

    Raises ``GraphFileError`` for a damaged graph and where ``out`` cannot be written to, ``ServerDataError`` for records that the
    importer would change.
    """
    records = GraphRecords(file)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for earlier in sorted((*out.glob("nodes-*.csv"), *out.glob("relationships-*.csv"), out / _MARKER_FILE)):
            earlier.unlink(missing_ok=True)
        nodes, node_files, longest_node = _write(NODES, records, out)
        edges, edge_files, longest_edge = _write(RELATIONSHIPS, records, out)
        _write_marker(records, {"nodes": nodes, "relationships": edges}, out / _MARKER_FILE)
    except OSError as error:
        problem = f"the files cannot be written ({error.strerror})"
        raise GraphFileError(problem, place=str(out), remedy="Name a folder that can be written to with --out") from error
    return BulkExport(out, (*node_files, _MARKER_FILE), edge_files, nodes, edges, max(longest_node, longest_edge))


def _write(kind: Kind, records: GraphRecords, out: Path) -> tuple[int, tuple[str, ...], int]:
    """Write the records of one kind; gives their number, the files, and the length of the longest line."""
    columns = _columns(kind, records)
    count = longest = 0
    with ExitStack() as stack:
        files: dict[Shape, TextIO] = {}
        for shape in sorted(columns):
            files[shape] = stack.enter_context((out / _file_name(kind, shape)).open("w", encoding="utf-8", newline=""))
            _write_line(files[shape], _header(kind, columns[shape]))
        for row in _rows(kind, records):
            longest = max(longest, _write_line(files[row.shape], _fields(kind, row, columns[row.shape])))
            count += 1
    return count, tuple(_file_name(kind, shape) for shape in sorted(columns)), longest


def _columns(kind: Kind, records: GraphRecords) -> dict[Shape, dict[str, str]]:
    """The properties of the records of each shape, with their types; one type each, or the importer would make one of them."""
    columns: dict[Shape, dict[str, str]] = defaultdict(dict)
    for row in _rows(kind, records):
        known = columns[row.shape]
        for name, value in row.properties.items():
            if value == []:
                continue
            column = _type(value)
            if known.setdefault(name, column) != column or _FORBIDDEN_IN_NAMES.intersection(name):
                problem = f"{row.key}: {name} cannot be a column with {column} in it"
                remedy = "Give the property one kind of value in all records of a class, and a plain name; or use `union-kg load`"
                raise ServerDataError(problem, place=str(records.file.path), remedy=remedy)
    return {shape: dict(sorted(known.items())) for shape, known in columns.items()}


def _rows(kind: Kind, records: GraphRecords) -> Iterator[Row]:
    return (records.row(kind, line) for line in records.hashed(kind))


def _type(value: object) -> str:
    if isinstance(value, list):
        return f"{_TYPES[type(value[0])]}[]"
    return _TYPES[type(value)]


def _header(kind: Kind, columns: Mapping[str, str]) -> list[str]:
    ends = [":START_ID", ":END_ID", ":TYPE"] if kind.edges else ["id:ID", ":LABEL", f"{OWN_LABELS}:string[]"]
    return [*ends, f"{OWN_PROPERTIES}:string[]", *(f"{name}:{column}" for name, column in columns.items() if kind.edges or name != "id")]


def _fields(kind: Kind, row: Row, columns: Mapping[str, str]) -> list[Any]:
    own = list(row.properties)
    first = [row.key[0], row.key[2], row.key[1]] if kind.edges else [row.key, list(row.shape), list(row.shape)]
    return [*first, own, *(row.properties.get(name) for name in columns if kind.edges or name != "id")]


def _write_line(file: TextIO, fields: Sequence[Any]) -> int:
    """Gives the length of the line."""
    return file.write(",".join(map(_field, fields)) + "\n")


def _field(value: Any) -> str:  # noqa: ANN401 - whatever a record holds
    """A field of CSV; nothing at all where there is no value, so that an empty text is another thing."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        texts = [_text(each) for each in value]
        if not all(texts) or any(SEPARATOR in each for each in texts):
            problem = "a list holds an empty text, or the separator of lists"
            raise ServerDataError(problem, remedy="The importer would change it: correct the record, or use `union-kg load`")
        return _quoted(SEPARATOR.join(texts))
    return _quoted(_text(value))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _write_marker(records: GraphRecords, counts: Mapping[str, int], path: Path) -> None:
    """The node that tells that the load has ended; it is no record, and its id is in no space of ids."""
    facts: dict[str, str | int | bool] = {"id": "graph", **records.facts, **counts, "finished": True}
    with path.open("w", encoding="utf-8", newline="") as file:
        _write_line(file, [":LABEL", *(f"{name}:{_type(value)}" for name, value in facts.items())])
        _write_line(file, [[MARKER], *facts.values()])


def _file_name(kind: Kind, shape: Shape) -> str:
    return f"{kind.name}-{'-'.join(map(statements.identifier, shape if kind.edges else shape[1:] or shape))}.csv"
