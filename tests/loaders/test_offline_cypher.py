"""Cypher without a server: right answers where the engine is right, clear errors where it was seen to be wrong, an end for every query."""

import itertools
import subprocess
import sys
import time
from functools import reduce
from pathlib import Path

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.cypher.errors import CypherError, CypherTimeoutError, ParameterError, RefusedCypherError
from loaders.errors import GraphFileError
from loaders.networkx_graph import from_records, save
from loaders.offline.cypher import OfflineGraph
from ontology.records import Edge, Node


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    """Fifteen programmes in a row, each with several parts, and figures."""
    folder = tmp_path_factory.mktemp("line")
    programmes = [Node(f"programme/{number:02}", "Campaign", f"活动{number:02}", {"aliases": [f"别名{number:02}"]}) for number in range(15)]
    parts = [Node(f"programme/part{number}", "Initiative", f"工程{number}") for number in range(4)]
    figure = Node("observation/1", "Observation", "建成 20家", {"value": 20, "unit": "家", "status": "achieved"})
    other = Node("observation/2", "Observation", "建成 2.5家", {"value": 2.5, "unit": "家", "status": "planned"})
    big = Node("passage/a.txt/0-9", "Passage", "一句", {"text": "一句。", "start": 2**63 - 1, "stop": 9})
    concept = Node("topic/安全生产", "Concept", "安全生产", {"class": "Topic"})
    links = [Edge(one.id, two.id, "SUBPROGRAMME_OF", {"count": 1}) for one, two in itertools.pairwise(programmes)]
    links += [Edge(programmes[0].id, part.id, "USES", {"starts": [1, 2], "implicits": [True, False]}) for part in parts]
    save(from_records({}, [*programmes, *parts, figure, other, big, concept], links), folder / "graph.json")
    return folder


@pytest.fixture(scope="module")
def graph(line):
    with OfflineGraph(line) as source:
        yield source


def only(rows):
    ((value,),) = rows.rows
    return value


def test_nodes_have_the_properties_of_the_records_and_no_others(graph):
    expected = {"id": "programme/00", "type": "Campaign", "name": "活动00", "aliases": ["别名00"]}
    for shape in ("n", "properties(n)", "n {.*}"):
        assert only(graph.query(f"MATCH (n:Campaign {{id: 'programme/00'}}) RETURN {shape} AS n")) == expected


def test_relationships_and_paths_name_the_ids_of_their_ends(graph):
    link = {"source": "programme/00", "target": "programme/01", "type": "SUBPROGRAMME_OF", "count": 1}
    path = only(graph.query("MATCH p = (a {id: 'programme/00'})-[r:SUBPROGRAMME_OF]->(b) RETURN p"))
    assert path["relationships"] == [link]
    assert [node["id"] for node in path["nodes"]] == ["programme/00", "programme/01"]
    lists = only(graph.query("MATCH (:Campaign)-[r:USES]->({name: '工程0'}) RETURN r"))
    assert lists["starts"] == [1, 2] and lists["implicits"] == [True, False]


def test_superclasses_are_labels(graph):
    assert only(graph.query("MATCH (n:Programme) RETURN count(n) AS c")) == 19
    assert only(graph.query("MATCH (n:Entity:Topic) RETURN n.name AS n")) == "安全生产"
    labels = only(graph.query("MATCH (n:Initiative {name: '工程0'}) RETURN labels(n) AS l"))
    assert set(labels) == {"Record", "Entity", "Programme", "Initiative"}


def test_values_are_floats_and_integers_stay_exact(graph):
    values = [row[0] for row in graph.query("MATCH (o:Observation) RETURN o.value AS v ORDER BY v").rows]
    assert values == [2.5, 20.0] and all(type(value) is float for value in values)
    assert only(graph.query("MATCH (p:Passage) RETURN p.start AS s")) == 2**63 - 1


def test_values_of_every_kind_are_plain(graph):
    cypher = "RETURN date('2023-10-14') AS d, 1.0/0 AS n, {b: 1, a: '工会'} AS m, [1, 2] AS l, 2.0 AS f, 2 AS i, null AS u, $t AS t"
    rows = graph.query(cypher, t='it\'s "so" \\ `x`\n😀')
    assert rows.columns == ("d", "n", "m", "l", "f", "i", "u", "t")
    assert rows.rows == (("2023-10-14", None, {"a": "工会", "b": 1}, [1, 2], 2.0, 2, None, 'it\'s "so" \\ `x`\n😀'),)
    assert [type(value) for value in rows.rows[0][4:6]] == [float, int]


def test_columns_are_named_as_neo4j_names_them(graph):
    assert graph.query("RETURN 1 +  2, 'a' AS `b c`").columns == ("1 +  2", "b c")
    assert graph.query("WITH 1 AS b, 2 AS a RETURN *").columns == ("a", "b")
    with pytest.raises(CypherError, match="two columns"):
        graph.query("RETURN 1 AS a, 2 AS a")


def test_limit_holds_for_shortest_paths(graph):
    cypher = "MATCH p = shortestPath((a:Campaign {name: '活动00'})-[*..3]-(b:Initiative)) RETURN b.name AS b LIMIT 2"
    assert len(graph.query(cypher).rows) == 2


def test_long_paths_are_followed_to_their_bound(graph):
    assert only(graph.query("MATCH ({id: 'programme/00'})-[:SUBPROGRAMME_OF*..14]->(b) RETURN max(b.name) AS m")) == "活动14"


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a)-[*]->(b) RETURN b",
        "MATCH (a)-[:USES*2..]->(b) RETURN b",
        "MATCH p = shortestPath((a)-[*]-(b)) RETURN p",
        "MATCH ((a)-[:USES]->(b))+ RETURN a",
        "MATCH (a)-[:USES]->{2,}(b) RETURN a",
        "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
        "MATCH (n) WITH n LOAD /* x */ CSV FROM 'file:///etc/hostname' AS row RETURN row",
        "CREATE (n:Campaign {id: 'x'}) RETURN n",
        "MATCH (n) SET n.name = 'x' RETURN n",
        "MATCH (n) DETACH DELETE n RETURN 1 AS x",
        "MERGE (n:Campaign {id: 'x'}) RETURN n",
        "MATCH (n) REMOVE n.name RETURN n",
        "MATCH (n) FOREACH (x IN [1] | SET n.y = x) RETURN n",
        "RETURN 1 AS x; RETURN 2 AS x",
        "MATCH (n) RETURN id(n)",
        "MATCH (n) RETURN elementId(n)",
        "MATCH (n) RETURN `id`(n)",
        "RETURN rand() AS r",
        "CALL apoc.load.json('file:///etc/hostname') YIELD value RETURN value",
        "RETURN '\\u0041' AS a",
        # what only the offline engine cannot
        "MATCH (n) RETURN n.title",
        "MATCH (n) RETURN n['title']",
        "MATCH (n {title: 'x'}) RETURN n",
        "MATCH (n) RETURN keys(n)",
        "MATCH ()-[r:USES]->() RETURN r.start",
        "MATCH ()-[r:USES]->() RETURN r.id",
        "MATCH ()-[r:USES]->() RETURN r.type",
        "MATCH ()-[r:USES]->() RETURN properties(r) AS p",
        "MATCH ()-[r:USES]->() RETURN r {.*} AS p",
        "MATCH ()-[r:USES]->() WITH r AS q RETURN q.type AS t",
        "MATCH ()-[r:USES]->() WITH r AS q RETURN properties(q) AS p",
        "MATCH ()-[r:USES]->() WITH collect(r) AS rs RETURN [q IN rs | q.type] AS t",
        "MATCH p = (:Campaign)-[:USES]->() RETURN [q IN relationships(p) | properties(q)] AS t",
        "MATCH p = (:Campaign)-[:USES]->() UNWIND relationships(p) AS q RETURN q {.*} AS t",
        "MATCH p = (:Campaign)-[:USES]->() RETURN relationships(p)[0].type AS t",
        "MATCH p = (:Campaign)-[:USES]->() RETURN properties(relationships(p)[0]) AS t",
        "MATCH p = (:Campaign)-[:USES]->() RETURN head(relationships(p)).start AS t",
        "MATCH ()-[r:USES]->() RETURN startNode(r) AS n",
        "MATCH (n:Campaign) RETURN labels(n)[0] AS l",
        "MATCH (n:Campaign) WITH labels(n) AS l RETURN l",
        "RETURN round(-2.5) AS r",
        "MATCH (o:Observation) RETURN toString(o.value) AS v",
        "RETURN duration.between(date('2023-01-01'), date('2023-10-14')).days AS d",
        "RETURN date() AS d",
        "MATCH (n) WHERE n.name =~ '.*\\\\d' RETURN n",
        "MATCH (n) WHERE n.name =~ n.id RETURN n",
        "CALL db.labels() YIELD label RETURN label",
        "MATCH (n) RETURN n FORMAT CSV",
        "MATCH (n:$label) RETURN n",
    ],
)
def test_what_is_refused(graph, cypher):
    parameters = {"label": "Campaign"} if "$label" in cypher else {}
    with pytest.raises(RefusedCypherError):
        graph.query(cypher, **parameters)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n {name: 'DELETE'}) RETURN n.id AS `create`",
        "RETURN 'LOAD CSV' AS x // DELETE",
        "RETURN {set: 1} AS x /* CREATE (n) */",
        "MATCH (`merge`:Campaign) RETURN count(*) + 1 AS c",
        "RETURN 2 * (1 + 2) AS x, [1 * 2] AS y",
        "MATCH ()-[r:USES]->(n) RETURN n.type AS t, type(r) AS r, startNode(r).type AS s",
        "MATCH p = (:Campaign)-[:USES]->() RETURN [n IN nodes(p) | n.type] AS t, [r IN relationships(p) | type(r)] AS r",
        "MATCH ()-[r:USES]->() WITH type(r) AS kind, endNode(r).type AS type RETURN kind, type",
        "MATCH p = (:Campaign)-[:USES]->() RETURN nodes(p)[0].type AS t, head(nodes(p)).id AS i",
        "MATCH (n:Campaign) WHERE n.name =~ '活动[0-9]+' RETURN n.id AS id",
        "MATCH (n:Campaign) WHERE n.name =~ $p RETURN n.id AS id",
        "MATCH (n:Campaign {name: $p}) RETURN {a: 1, b: $p} AS m",
    ],
)
def test_what_only_looks_forbidden_is_answered(graph, cypher):
    assert graph.query(cypher, **({"p": ".*0"} if "$p" in cypher else {})).columns


@pytest.mark.parametrize(
    ("expression", "value"),
    [  # what a Neo4j server gives, by its manual
        ("7 / 2", 3),
        ("-7 / 2", -3),
        ("-7 % 3", -1),
        ("7.0 / 2", 3.5),
        ("2 ^ 3", 8.0),
        ("1 = 1.0", True),
        ("null = null", None),
        ("1 IN [2, null]", None),
        ("[1, 2][-1]", 2),
        ("[1, 2, 3][1..]", [2, 3]),
        ("toInteger('3.7')", 3),
        ("toInteger('x')", None),
        ("size('😀工会')", 3),
        ("substring('工会报告', 1, 2)", "会报"),
        ("split('a,b', ',')", ["a", "b"]),
        ("sign(-2.0)", -1),
        ("ceil(-1.2)", -1.0),
        ("range(5, 1, -2)", [5, 3, 1]),
        ("reduce(s = 0, x IN [1, 2] | s + x)", 3),
        ("all(x IN [] WHERE x > 1)", True),
        ("single(x IN [1, 2] WHERE x > 1)", True),
        ("'abc' =~ 'b'", False),
        ("date('2023-10-14').month", 10),
        ("coalesce(null, 3)", 3),
        ("CASE WHEN null THEN 1 ELSE 2 END", 2),
        ("toString(toInteger(12345678.0))", "12345678"),
    ],
)
def test_expressions_give_what_a_server_gives(graph, expression, value):
    found = only(graph.query(f"RETURN {expression} AS x"))
    assert found == value and type(found) is type(value)


def test_mixed_values_are_ordered_as_on_a_server(graph):
    rows = graph.query("UNWIND [1, 2.5, null, 'a', true] AS x RETURN x ORDER BY x").rows
    assert [row[0] for row in rows] == ["a", True, 1, 2.5, None]


@pytest.mark.parametrize(
    ("cypher", "part"),
    [
        ("MATCH (n:Campain) RETURN n", "Did you mean Campaign"),
        ("MATCH (n:Campaign)-[:ORGANISES]->() RETURN n", "Did you mean ORGANIZES"),
        ("MATCH (n:Campaign) RETURN n.alias", "Did you mean aliases"),
    ],
)
def test_names_that_the_ontology_does_not_have_are_told(graph, cypher, part):
    with pytest.raises(CypherError, match=part):
        graph.query(cypher)


def test_names_that_only_this_graph_does_not_have_are_no_error(graph):
    assert graph.query("MATCH (n:Platform)-[:CONFERS]->() RETURN n.number").rows == ()


@pytest.mark.parametrize(
    "cypher", ["RETRUN 1", "MATCH (n) RETRUN n", "MATCH (n", "RETURN 'x", "", "RETURN x", "MATCH (n) WHERE n.name", "RETURN"]
)
def test_broken_queries_are_one_line_errors(graph, cypher):
    with pytest.raises(CypherError) as caught:
        graph.query(cypher)
    assert "\n" not in str(caught.value)


def test_parameters_are_checked(graph):
    for cypher, parameters in (("RETURN $p AS p", {}), ("RETURN 1 AS p", {"p": 1}), ("RETURN $p AS p", {"p": 2**63})):
        with pytest.raises(ParameterError):
            graph.query(cypher, **parameters)
    assert only(graph.query("RETURN $p AS p", p=2**63 - 1)) == 2**63 - 1


def test_rows_without_order_are_sorted_and_runs_are_identical(line, graph):
    cypher = "MATCH (n:Programme) RETURN n.name AS name, n.id AS id"
    first = graph.query(cypher)
    assert list(first.rows) == sorted(first.rows)
    with OfflineGraph(line) as again:
        assert again.query(cypher) == first


def test_a_long_query_ends_and_the_next_one_is_answered(line):
    with OfflineGraph(line, timeout=1) as source:
        began = time.monotonic()
        with pytest.raises(CypherTimeoutError, match="1 s"):
            source.query("MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*) AS c")
        assert time.monotonic() - began < 6
        assert only(source.query("RETURN 1 AS x")) == 1


def test_an_engine_that_does_not_stop_by_itself_is_killed(line, monkeypatch):
    with OfflineGraph(line, timeout=0.5) as source:
        source.query("RETURN 1 AS x")
        process = source._process
        slow = {"cypher": "MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*) AS c", "parameters": {}, "optimized": True}
        with pytest.raises(CypherTimeoutError):
            source._ask({**slow, "timeout": 600})  # the engine itself would go on for ten minutes
        assert process.poll() is not None
        assert only(source.query("RETURN 1 AS x")) == 1


def test_nothing_runs_on_after_closing(line):
    source = OfflineGraph(line)
    source.query("RETURN 1 AS x")
    process = source._process
    source.close()
    assert process.poll() is not None


def test_a_graph_in_memory_can_be_asked():
    graph = networkx.MultiDiGraph()
    graph.add_node("programme/a", type="Campaign", name="甲")
    with OfflineGraph.of(graph, timeout=5) as source:
        assert only(source.query("MATCH (n:Campaign) RETURN n.name AS n")) == "甲"
    graph.add_node("programme/b", type="Campaign")
    with pytest.raises(GraphFileError, match="no name"):
        OfflineGraph.of(graph)


NESTED = reduce(lambda inner, _: [inner], range(400), "x")


@pytest.mark.parametrize(
    ("nodes", "edges", "part"),
    [
        *(([Node("a", "Campaign", "a", {name: "x"})], [], name) for name in ("title", "label", "labels", "end")),
        ([Node("a", "Campaign", "a"), Node("b", "Campaign", "b")], [Edge("a", "b", "USES", {"end": 1})], "end"),
        ([Node("a", "Campaign", "a"), Node("a", "Campaign", "b")], [], "twice"),
        ([Node("a", "Campaign", "a")], [Edge("a", "b", "USES")], "no node"),
        ([Node("a", "Campaign", "a")], [Edge("a", "a", "USES|X")], "no relationship type"),
        ([Node("a", "Observation", "a", {"value": None})], [], "value of a is no number"),
        ([Node("a", "Campaign", "a", {"aliases": NESTED})], [], "Error"),  # what the engine's process died of, and not "Traceback"
    ],
)
def test_graphs_that_cannot_be_asked_are_told(tmp_path, nodes, edges, part):
    from loaders.graph_files import GraphJsonWriter

    with GraphJsonWriter(tmp_path / "graph.json", {}) as file:
        for node in nodes:
            file.node(node)
        for edge in edges:
            file.edge(edge)
    with OfflineGraph(tmp_path) as source, pytest.raises(GraphFileError, match=part):
        source.query("RETURN 1 AS x")


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | st.sampled_from(
    ["nan", "None", " 空 ", "'", '"', "\\", "`", "n}) DETACH DELETE n //", "两\n行\t字", "👩‍🏭", "字" * 10_000, "1", "true", "2023-10-14"]
)
PROPERTIES = st.fixed_dictionaries(
    {},
    optional={
        "aliases": st.lists(TEXT, min_size=1, max_size=3),
        "scope": TEXT,
        "start": st.integers(-(2**63), 2**63 - 1),
        "value": st.floats(allow_nan=False, allow_infinity=False),
        "implicits": st.lists(st.booleans(), min_size=1),
    },
)
RECORDS = st.lists(st.tuples(TEXT, PROPERTIES), min_size=1, max_size=5)


@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(RECORDS)
def test_any_records_come_back_equal(records):
    nodes = [Node(f"programme/{number}", "Campaign", name, properties) for number, (name, properties) in enumerate(records)]
    edges = [Edge(nodes[0].id, node.id, "USES", node.properties) for node in nodes]
    with OfflineGraph.of(from_records({}, nodes, edges)) as source:
        found = source.query("MATCH (a)-[r:USES]->(n) RETURN n, r, n.name = $name AS same ORDER BY n.id", name=nodes[0].name).rows
    for node, (value, link, same) in zip(nodes, found, strict=True):
        assert value == {"id": node.id, "type": node.type, "name": node.name, **node.properties}
        assert link == {"source": nodes[0].id, "target": node.id, "type": "USES", **node.properties}
        assert same == (node.name == nodes[0].name)


def test_the_worker_prints_nothing_but_answers(line):
    call = [sys.executable, "-m", "loaders.offline.worker", str(line / "graph.json")]
    root = Path(__file__).parents[2]
    done = subprocess.run(call, input="", capture_output=True, text=True, timeout=60, check=True, cwd=root)
    assert done.stdout == '{"ready": true}\n'
