"""A built graph, written by hand, whose names would like to be formulas, errors, dates or markup in a spreadsheet."""

import json
import os
import shutil
import subprocess

from loaders.graph_files import GraphJsonWriter
from loaders.tables.evidence import Evidence
from loaders.tables.rows import ObservationRow
from ontology.records import Edge, Node

LIBREOFFICE = shutil.which("soffice")
BODY = "organization/青海省总工会"
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.org";"看")',
    "+86电话",
    "-1技能赛",
    "@SUM(A1)",
    "\t制表",
    "\r回车",
    "\n换行",
    " =1+1",
    "＝1+1",
    "'撇号",
    "#N/A",
    "#REF!",
    "2023-10",
    "00123",
    "TRUE",
    "1E5",
    '<b>粗</b> & "引"',
    "_x0041_下划线",
    " 前后空格 ",
    "😀表情",
)
FORMULAS = HOSTILE[:11]
"""Those before which a CSV file has an apostrophe."""

TEXT = "今年青海省总工会举办了{}。"


def write_graph(folder, names=HOSTILE):
    """Write a graph in which one body runs a contest of each name, each told by a sentence of its own; gives ``folder``."""
    folder.mkdir(exist_ok=True)
    text, passages, contests, edges = "", [], [], [Edge("document/甲.txt", BODY, "REPORTED_BY")]
    for number, name in enumerate(names):
        sentence, start = TEXT.format(name), len(text)
        text += sentence
        passage = Node(f"passage/甲.txt/{number:03}", "Passage", sentence[:20], {"text": sentence, "start": start, "stop": len(text)})
        contest = Node(f"programme/{number:03}", "Campaign", name, {"aliases": [name, "别名"]})
        at = start + sentence.index("举办")
        lists = {"passages": [passage.id], "starts": [at], "ends": [len(text) - 1], "rules": ["act.organize"], "implicits": [False]}
        lists |= {"statuses": ["planned" if number % 2 else "achieved"], "periods": ["2023"], "roles": ["host"], "count": 1}
        mention = {"starts": [at + 3], "ends": [at + 3 + len(name)], "texts": [name]}
        edges += [Edge(BODY, contest.id, "ORGANIZES", lists), Edge(contest.id, passage.id, "MENTIONED_IN", mention)]
        edges.append(Edge(passage.id, "document/甲.txt", "IN_DOCUMENT"))
        passages.append(passage)
        contests.append(contest)
    document = Node("document/甲.txt", "Document", "=青海报告", {"issued": "2023-10", "path": "甲.txt", "sha256": "00"})
    body = Node(BODY, "TradeUnion", "青海省总工会")
    with GraphJsonWriter(folder / "graph.json", {"segmenter": "pkuseg", "vocabulary": {"a.ttl": "ff"}}) as file:
        for node in (document, body, *passages, *contests):
            file.node(node)
        for edge in sorted(edges, key=lambda edge: (edge.source, edge.type, edge.target)):
            file.edge(edge)
    described = {"id": document.id, "path": "甲.txt", "title": "=青海报告", "issued": "2023-10", "text": text}
    rejected = {"document": document.id, "start": 0, "end": 2, "text": "今年", "what": "Event", "reason": "nothing is said of it"}
    for name, line in (("documents.jsonl", described), ("rejected.jsonl", rejected)):
        (folder / name).write_text(json.dumps(line) + "\n", encoding="utf-8")
    return folder


def figure(value, status, period=None, **others):
    """A figure about reading rooms of one body, with what a test changes of it."""
    known = {"indicator": "建成职工书屋", "unit": "家", "modifier": "exact", "body_id": BODY, "subject_id": "facility/职工书屋", **others}
    evidence = Evidence(issued=known.pop("issued", None), document_id="document/甲.txt")
    identity = known.pop("id", f"{status}-{value:g}-{period}")
    names = {"subject": known["subject_id"], "subject_type": "Facility", "body": known["body_id"], "raw": None, "places": 1}
    return ObservationRow(value=float(value), status=status, period=period, evidence=evidence, id=identity, **names, **known)


def converted(path, form, out, *options):
    """The file in the folder ``out`` that LibreOffice makes of ``path`` in ``form``, for example ``fods``."""
    profile = out / "profile"
    call = [LIBREOFFICE, "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", form, "--outdir", str(out), *options]
    subprocess.run([*call, str(path)], check=True, env={**os.environ, "HOME": str(out)}, capture_output=True, timeout=120)
    (made,) = out.glob(f"{path.stem}*.{form.partition(':')[0]}")
    return made
