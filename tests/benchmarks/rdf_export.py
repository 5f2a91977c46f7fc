"""How fast a graph becomes RDF, and in how much memory, beside rdflib's own serializer. Run by hand:

    python tests/benchmarks/rdf_export.py [--triples 1000000] [--rdflib 100000] [--repeat 3]

Makes a graph of about the given number of triples (organisations, programmes, figures, and passages that say of each), exports it in
every format, each time in a process of its own, and prints seconds, triples per second and peak memory; N-Triples once more at a
quarter of the size, to show that memory does not grow. rdflib then reads as many triples as asked and serialises them as Turtle and
N-Triples. The seconds of the processor tell more than those of the clock where other work goes on. Nothing is asserted: speed depends
on the machine.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from loaders.graph_files import GRAPH_JSON, GraphFile, GraphJsonWriter
from loaders.rdf.export import export
from loaders.rdf.formats import FORMATS
from ontology.records import Edge, Node
from ontology.schema import load_schema

_PER_DOCUMENT = 1560  # triples that a document of the graph below comes to, about
_PASSAGES = 20
_NAMES = ("安康杯竞赛", "金秋助学", "职工书屋", "夏送清凉", "求学圆梦行动", "劳动和技能竞赛", "女职工维权行动月", "职工医疗互助")
_MEASURED = """
import resource, sys, time
from pathlib import Path
from loaders.graph_files import GraphFile
from loaders.rdf.export import export
if __name__ == "__main__":
    begun = time.perf_counter(), time.process_time()
    report = export(GraphFile(Path(sys.argv[1])), sys.argv[2], Path(sys.argv[3]))
    seconds, processor = time.perf_counter() - begun[0], time.process_time() - begun[1]
    own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(report.triples, seconds, processor, own)
"""
_RDFLIB = """
import sys, time
from rdflib import Graph
graph = Graph()
graph.parse(sys.argv[1], format="nt")
for name in ("turtle", "nt"):
    begun = time.perf_counter(), time.process_time()
    graph.serialize(sys.argv[2], format=name)
    print(name, len(graph), time.perf_counter() - begun[0], time.process_time() - begun[1])
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000, help="triples of the graph, about (default 1000000)")
    parser.add_argument(
        "--rdflib",
        type=int,
        default=100_000,
        help="triples that rdflib serialises (default 100000, which takes it long enough; 0 for none)",
    )
    parser.add_argument("--repeat", type=int, default=3, help="runs of each export, of which the best counts (default 3)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole, quarter = _made(folder / "whole", arguments.triples), _made(folder / "quarter", arguments.triples // 4)
        for kind in FORMATS:
            _print(f"union-kg {kind}", *_exported(whole, kind, folder, arguments.repeat))
        _print("union-kg ntriples, a quarter of it", *_exported(quarter, "ntriples", folder, arguments.repeat))
        if arguments.rdflib:
            _print_rdflib(_made(folder / "rdflib", arguments.rdflib), folder)


def _print(what: str, triples: float, seconds: float, processor: float, peak: float = 0.0) -> None:
    memory = f"peak {peak / 1024:6,.0f} MiB" if peak else "(graph in memory)"
    rates = (
        f"{seconds:8.2f} s {triples / seconds:10,.0f} triples/s   of processor {processor:8.2f} s {triples / processor:10,.0f} triples/s"
    )
    print(f"{what:36}{triples:10,.0f} triples {rates}   {memory}")


def _exported(graph: Path, kind: str, folder: Path, repeat: int) -> list[float]:
    """Triples, seconds, seconds of the processor and peak memory in KiB of the fastest of ``repeat`` runs."""
    script = folder / "measured_export.py"
    script.write_text(_MEASURED, encoding="utf-8")
    command = [sys.executable, str(script), str(graph), kind, str(folder / "out")]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(repeat)]
    return min(([float(part) for part in run.split()] for run in runs), key=lambda run: run[2])


def _print_rdflib(graph: Path, folder: Path) -> None:
    export(GraphFile(graph), "ntriples", folder / "all.nt")
    command = [sys.executable, "-c", _RDFLIB, str(folder / "all.nt"), str(folder / "rdflib.out")]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        name, *figures = line.split()
        _print(f"rdflib {name}", *map(float, figures))
    print(f"{'rdflib, with reading':36}{'':20} {time.perf_counter() - begun:8.2f} s")


def _made(folder: Path, triples: int) -> Path:
    """A graph of about ``triples`` triples in ``folder``; the same one each time."""
    folder.mkdir()
    documents = max(1, triples // _PER_DOCUMENT)
    nodes, edges = {}, []
    for record in _records(documents):
        if isinstance(record, Node):
            nodes[record.id] = record
        else:
            edges.append(record)
    with GraphJsonWriter(folder / GRAPH_JSON, {"schema": load_schema().version}) as writer:
        for identity in sorted(nodes):
            writer.node(nodes[identity])
        for edge in sorted(edges, key=lambda each: (each.source, each.type, each.target)):
            writer.edge(edge)
    return folder


def _records(documents: int) -> Iterator[Node | Edge]:
    chance = random.Random(5)
    said: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for number in range(documents):
        document, body = f"document/报告-{number:06}.txt", f"organization/示例市第{number:06}工会"
        yield Node(document, "Document", f"示例市第{number:06}工会工作报告", {"issued": "2023-04-26", "script": "Hans", "body": body[13:]})
        yield Node(body, "TradeUnion", body[13:], {"aliases": ["市总工会"]})
        yield Edge(document, body, "REPORTED_BY")
        for place in range(_PASSAGES):
            name = chance.choice(_NAMES)
            programme = f"programme/{name}/{chance.randrange(documents)}"
            text, start = f"五年来，市总工会深入开展“{name}”活动，惠及职工{place + 1}万人次。", place * 40
            passage = f"passage/{document[9:]}/{start}-{start + len(text)}"
            yield Node(passage, "Passage", text[:20], {"text": text, "start": start, "stop": start + len(text), "section": "服务职工"})
            yield Node(programme, "Campaign", name, {"aliases": [f"“{name}”"], "scope": "示例省"})
            yield Edge(passage, document, "IN_DOCUMENT")
            said.setdefault((body, programme), []).append((passage, start))
            yield from _figure(number * _PASSAGES + place, body, programme, passage, text, start)
    for (body, programme), places in said.items():
        yield Edge(body, programme, "ORGANIZES", _statements(places))
        for passage, start in places:
            yield Edge(body, passage, "MENTIONED_IN", {"starts": [start + 4], "ends": [start + 8], "texts": ["市总工会"]})
    mentioned = sorted({(programme, place) for (_, programme), places in said.items() for place in places})
    for programme, (passage, start) in mentioned:
        name = programme.split("/")[1]
        yield Edge(programme, passage, "MENTIONED_IN", {"starts": [start + 13], "ends": [start + 13 + len(name)], "texts": [name]})


def _figure(number: int, body: str, programme: str, passage: str, text: str, start: int) -> Iterator[Node | Edge]:
    observation = f"observation/{number:020x}"
    properties = {
        "indicator": "惠及职工",
        "unit": "人次",
        "value": 10000.0 * (number % 20 + 1),
        "status": "achieved",
        "period": "2018/2023",
    }
    yield Node(observation, "Observation", "惠及职工", {**properties, "modifier": "exact", "raw": text[-10:-1]})
    yield Edge(programme, observation, "HAS_OBSERVATION")
    yield Edge(observation, body, "ATTRIBUTED_TO")
    yield Edge(observation, passage, "MENTIONED_IN", {"starts": [start], "ends": [start + len(text)], "texts": [text]})


def _statements(places: list[tuple[str, int]]) -> dict[str, object]:
    count = len(places)
    return {
        "passages": [passage for passage, _ in places],
        "starts": [start + 4 for _, start in places],
        "ends": [start + 20 for _, start in places],
        "rules": ["act.organize"] * count,
        "implicits": [False] * count,
        "statuses": ["achieved"] * count,
        "periods": ["2018/2023"] * count,
        "roles": ["-"] * count,
        "count": count,
        "status": "achieved",
        "first": "2023-04-26",
        "last": "2023-04-26",
    }


if __name__ == "__main__":
    main()
