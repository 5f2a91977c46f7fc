"""A graph of two documents for the tests of RDF: deeds, plans, figures, and names that try to break out of every format."""

from io import BytesIO

from loaders.graph_files import GraphFile
from loaders.networkx_graph import from_records, save
from loaders.rdf.blocks import RdfOptions
from loaders.rdf.export import export
from ontology.records import Edge, Node
from ontology.schema import load_schema

BASE = "https://w3id.org/union-kg/id/"
UNION = "https://w3id.org/union-kg/ontology#"
REPORT, LETTER = "document/报告/a%20b.txt", "document/c.txt"
BODY, CONTEST, ACTION, NEW = "organization/吉林省总工会", "programme/安康杯竞赛", "programme/吉林省/固本%3E行动", "facility/书屋"
HOSTILE = "“固本>行动\"\\\n\t<b>&]]>'{}|^`\x7f\u2028😀"
VOCABULARY = "https://w3id.org/union-kg/vocabulary/"

DEED = "五年来，吉林省总工会主办安康杯竞赛，建成书屋20家。"
ROW = "安康杯竞赛，建成书屋20家。"  # a second passage that shares characters with the first
PLAN = f"今后要开展安康杯竞赛和{HOSTILE}，每年建书屋。"


def _passage(document, text, start):
    identity = f"passage/{document.removeprefix('document/')}/{start}-{start + len(text)}"
    return Node(identity, "Passage", text[:10], {"text": text, "start": start, "stop": start + len(text), "section": "一、总结"})


PASSAGES = deed, row, plan = _passage(REPORT, DEED, 5), _passage(REPORT, ROW, 5 + DEED.index(ROW)), _passage(LETTER, PLAN, 0)


def _mention(thing, passage, *words):
    starts = [passage.properties["start"] + passage.properties["text"].index(word) for word in words]
    lists = {"starts": starts, "ends": [start + len(word) for start, word in zip(starts, words, strict=True)], "texts": list(words)}
    return Edge(thing, passage.id, "MENTIONED_IN", lists)


def _relation(source, kind, target, *rows):
    names = ("passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles")
    lists = {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    dates = sorted("2023-04" for passage in lists["passages"] if "c.txt" not in passage)
    dated = {"first": dates[0], "last": dates[-1]} if dates else {}
    status = "achieved" if "achieved" in lists["statuses"] else "planned"
    return Edge(source, target, kind, {**lists, "count": len(rows), "status": status, **dated})


NODES = (
    *PASSAGES,
    Node(REPORT, "Document", "吉林省总工会报告", {"path": "报告/a b.txt", "issued": "2023-04", "body": "吉林省总工会", "script": "Hans"}),
    Node(LETTER, "Document", HOSTILE, {"path": "c.txt", "sha256": "00ff", "encoding": "utf-8"}),
    Node(BODY, "TradeUnion", "吉林省总工会", {"aliases": ["JL", "省总工会"]}),
    Node(CONTEST, "Campaign", "安康杯竞赛", {"concept": f"{VOCABULARY}安康杯竞赛", "aliases": ["安康杯"]}),
    Node(ACTION, "Campaign", HOSTILE, {"scope": "吉林省", "aliases": sorted(["固本", HOSTILE + "活动"])}),
    Node(NEW, "Facility", "书屋", {"date": "2012-04-28"}),
    Node(
        "observation/1",
        "Observation",
        "建成 20家",
        {"indicator": "建成", "unit": "家", "value": 20.0, "modifier": "exact", "status": "achieved", "period": "2018/2023", "raw": "20家"},
    ),
    Node(
        "observation/2",
        "Observation",
        "建 1e22家",
        {"indicator": "建", "unit": "家", "value": 1e22, "status": "planned", "period": "per-year"},
    ),
    Node("observation/3", "Observation", "建 0.000001家", {"indicator": "建", "unit": "家", "value": 0.000001, "status": "planned"}),
    Node("topic/安全生产", "Concept", "安全生产", {"class": "Topic", "concept": f"{VOCABULARY}topic-安全生产"}),
    Node("topic/劳动保护", "Concept", "劳动保护", {"class": "Topic", "concept": f"{VOCABULARY}topic-劳动保护", "aliases": ["劳保"]}),
)
EDGES = (
    *(Edge(passage.id, document, "IN_DOCUMENT") for passage, document in zip(PASSAGES, (REPORT, REPORT, LETTER), strict=True)),
    Edge(REPORT, BODY, "REPORTED_BY"),
    _relation(
        BODY,
        "ORGANIZES",
        CONTEST,
        (plan.id, 5, 10, "act.organize", True, "planned", "-", "-"),
        (deed.id, 9, 22, "act.organize", False, "achieved", "2018/2023", "host"),
        (deed.id, 9, 22, "act.organize", False, "achieved", "2023", "host"),  # differs in nothing but the period
    ),
    _relation(BODY, "ORGANIZES", ACTION, (plan.id, 11, 20, "act.organize", True, "planned", "2024/2028", "lead")),
    _relation(BODY, "ESTABLISHES", NEW, (deed.id, 25, 28, "act.establish", True, "achieved", "2018", "-")),
    _mention(BODY, deed, "吉林省总工会"),
    _mention(CONTEST, deed, "安康杯竞赛"),
    _mention(CONTEST, row, "安康杯竞赛"),
    _mention(CONTEST, plan, "安康杯竞赛"),
    _mention(ACTION, plan, HOSTILE),
    _mention(NEW, deed, "书屋"),
    _mention("observation/1", deed, "20家"),
    _mention("observation/2", plan, "书屋"),
    _mention("observation/3", plan, "书屋"),
    Edge(NEW, "observation/1", "HAS_OBSERVATION"),
    Edge(NEW, "observation/2", "HAS_OBSERVATION"),  # the letter mentions no facility of its own
    Edge(NEW, "observation/3", "HAS_OBSERVATION"),
    Edge("observation/1", BODY, "ATTRIBUTED_TO"),
    Edge(CONTEST, "topic/安全生产", "ADDRESSES"),
    Edge("topic/安全生产", "topic/劳动保护", "BROADER"),
)


def attributes():
    return {
        "schema": load_schema().version,
        "version": "0.1.0",
        "segmenter": "pkuseg",
        "vocabulary": {"campaigns.ttl": "00", "我的 词表#1.ttl": "ff"},
    }


def example():
    return from_records(attributes(), NODES, EDGES)


def saved(folder):
    save(example(), folder / "graph.json")
    return GraphFile(folder)


def written(graph, kind, options=RdfOptions()):  # noqa: B008 - frozen
    """The bytes of an export."""
    out = BytesIO()
    export(graph, kind, out, options)
    return out.getvalue()


def changed(folder, node=None, edge=None):
    """The example with a further node or edge; anything else of that name goes."""
    nodes = [each for each in NODES if node is None or each.id != node.id] + ([node] if node else [])
    edges = [each for each in EDGES if edge is None or (each.source, each.target) != (edge.source, edge.target)] + ([edge] if edge else [])
    save(from_records(attributes(), nodes, edges), folder / "graph.json")
    return GraphFile(folder)
