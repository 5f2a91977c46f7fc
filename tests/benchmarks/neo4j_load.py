"""How fast a graph comes into Neo4j, beside the bare driver and the importer, and with how much memory. Run by hand:

    python tests/benchmarks/neo4j_load.py [--nodes 200000] [--relationships 400000] [--batch-size 5000]

Starts a server of its own from Maven Central (Java 17 and Maven are needed) and makes a graph of that size from the examples: their
records again and again under other ids. Prints, all of the same run: our loader, a reload without change, a reload after one document of
many changed, the bare driver sending the same rows with the same statements, and neo4j-admin; then the peak memory of the loader for a
tenth of the graph and for all of it. Runs on Linux, whose /proc tells the peak memory.
"""

# ruff: noqa: E402 - the room of the tests' server has to be on the path first

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "loaders"), str(Path(__file__).parents[2])]

from neo4j_process import Neo4jProcess, empty, jars

from kg.building import build
from kg.examples import examples_folder
from loaders.graph_files import GraphFile, GraphJsonWriter
from loaders.neo4j import statements
from loaders.neo4j.bulk import write_bulk
from loaders.neo4j.connection import Server, connected
from loaders.neo4j.loading import LoadOptions, LoadReport, load
from loaders.neo4j.plan import in_batches
from loaders.neo4j.records import GraphRecords, Row
from loaders.neo4j.schema import make_schema
from ontology.records import Edge, Node

_MEASURED_LOAD = """
import sys
from pathlib import Path
from loaders.neo4j.connection import Server
from loaders.neo4j.loading import LoadOptions, load
load(Path(sys.argv[1]), Server(sys.argv[2], "neo4j", sys.argv[3]), LoadOptions(batch_size=int(sys.argv[4])))
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=200_000)
    parser.add_argument("--relationships", type=int, default=400_000)
    parser.add_argument("--batch-size", type=int, default=5_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("jars", "server", "examples", "all", "tenth", "changed", "csv"):
            (root / name).mkdir()
        build([examples_folder()], root / "examples", vocabulary_files=[], jobs=1, segmenter="pkuseg", names="none")
        examples = GraphFile(root / "examples")
        nodes, edges = _write(examples, root / "all", arguments.nodes, arguments.relationships)
        _write(examples, root / "tenth", nodes // 10, edges // 10)
        _write(examples, root / "changed", nodes, edges, changed=True)
        size = (root / "all" / "graph.json").stat().st_size / 1e6
        print(f"{nodes:,} nodes and {edges:,} relationships, {size:,.0f} MB of graph.json, batches of {arguments.batch_size:,}", flush=True)
        process = Neo4jProcess(root / "server", jars(root / "jars"), options=())
        process.start()
        try:
            _measure(process, root, nodes + edges, arguments.batch_size)
        finally:
            process.stop()
        print(f"neo4j-admin import: {_seconds(lambda: _import(process, root)):.1f} s with Java's start")


def _write(examples: GraphFile, folder: Path, nodes: int, edges: int, *, changed: bool = False) -> tuple[int, int]:
    """A graph of about that size: copies of the examples, each under ids of its own; gives the true numbers.

    Edges are those of the copies, and where they are too few, again between each copy and the next. With ``changed`` one copy says
    something else.
    """
    all_nodes, all_edges = list(examples.nodes()), list(examples.edges())
    copies = max(1, nodes // len(all_nodes))
    rounds = max(1, round(edges / (copies * len(all_edges))))
    with GraphJsonWriter(folder / "graph.json", {"copies": copies}) as writer:
        for copy in range(copies):
            for node in all_nodes:
                name = node.name + ("（新）" if changed and copy == copies // 2 else "")
                writer.node(Node(_id(node.id, copy), node.type, name, node.properties))
        written = 0
        for copy in range(copies):
            for step in range(rounds):
                for edge in all_edges:
                    target = _id(edge.target, (copy + step) % copies)
                    writer.edge(Edge(_id(edge.source, copy), target, edge.type, edge.properties))
                    written += 1
    return copies * len(all_nodes), written


def _id(identity: str, copy: int) -> str:
    family, slash, rest = identity.partition("/")
    return f"{family}{slash}{copy:05}~{rest}"


def _measure(process: Neo4jProcess, root: Path, records: int, batch_size: int) -> None:
    server, options = process.server, LoadOptions(batch_size=batch_size)
    _run_warm(server, root, options)
    results: dict[str, float] = {}
    for name, work in (
        ("bare driver", lambda: _bare(server, root / "all", batch_size)),
        ("our loader", lambda: load(root / "all", server, options)),
    ):
        empty(server)
        results[name] = _seconds(work)
        print(f"{name}: {results[name]:.1f} s, {records / results[name]:,.0f} records/s", flush=True)
    print(f"our loader / bare driver: {results['bare driver'] / results['our loader']:.2f} of its rate")
    reload = _seconds(lambda: load(root / "all", server, options))
    print(f"reload without change: {reload:.1f} s, {reload / results['our loader']:.3f} of the first load")
    reports: list[LoadReport] = []
    changed = _seconds(lambda: reports.append(load(root / "changed", server, options)))
    counts = f"{reports[0].nodes.updated:,} nodes and {reports[0].relationships.updated:,} relationships updated"
    print(f"reload after a change: {changed:.1f} s, {counts}", flush=True)
    for name in ("tenth", "all"):
        empty(server)
        print(f"peak memory of the loader, {name}: {_peak(server, root / name, batch_size) / 1024:.0f} MB", flush=True)


def _run_warm(server: Server, root: Path, options: LoadOptions) -> None:
    """Java compiles what runs often: neither side should be measured while it does."""
    for _ in range(2):
        load(root / "tenth", server, options)
        empty(server)


def _bare(server: Server, graph: Path, batch_size: int) -> None:
    """The rows that the loader sends, ready in memory, with its statements; nothing is compared, checked or marked."""
    records = GraphRecords(GraphFile(graph))
    batches = [
        [list(_prepared(batch)) for batch in in_batches((records.row(kind, line) for line in records.hashed(kind)), batch_size)]
        for kind in (statements.NODES, statements.RELATIONSHIPS)
    ]
    begun = time.perf_counter()
    with connected(server) as driver, driver.session() as session:
        make_schema(session)
        for batch in (*batches[0], *batches[1]):
            session.execute_write(lambda transaction, batch=batch: [transaction.run(*each).consume() for each in batch])
    _bare_began.append(begun)


_bare_began: list[float] = []


def _prepared(batch: list[Row]) -> Iterator[tuple[str, dict[str, object]]]:
    shapes: dict[tuple[str, ...], list[Row]] = {}
    for row in batch:
        shapes.setdefault(row.shape, []).append(row)
    for shape, rows in shapes.items():
        if isinstance(rows[0].key, str):
            yield statements.merge_nodes(shape), {"rows": [row.properties for row in rows], "labels": list(shape)}
        else:
            ends = [{"source": row.key[0], "target": row.key[2], "now": row.properties} for row in rows]
            yield statements.merge_relationships(shape[0]), {"rows": ends}


def _import(process: Neo4jProcess, root: Path) -> None:
    export = write_bulk(GraphFile(root / "all"), root / "csv")
    process.admin(*export.command()[1:], folder=export.folder)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - (_bare_began.pop() if _bare_began else begun)


def _peak(server: Server, graph: Path, batch_size: int) -> int:
    call = [sys.executable, "-c", _MEASURED_LOAD, str(graph), server.uri, str(server.password), str(batch_size)]
    done = subprocess.run(call, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    return int(done.stdout)


if __name__ == "__main__":
    main()
