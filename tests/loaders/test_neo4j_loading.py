"""Loading into a real Neo4j server: what comes back, what changes, what stays."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j_process import ask, empty

from loaders.neo4j import plan
from loaders.neo4j.errors import ServerDataError, ServerRefusedError
from loaders.neo4j.loading import Counts, LoadOptions, load
from loaders.neo4j.statements import BOOKKEEPING, FORMER, MARKER, identifier
from loaders.networkx_graph import from_records, save
from ontology.errors import OntologyError
from ontology.property_graph import label_sets, relationship_types
from ontology.records import Edge, Node
from ontology.schema import load_schema

BATCH = 3  # records in a transaction: several are needed
UNION, CAMPAIGN, OTHER = "organization/甲市总工会", "programme/甲省/比武", "programme/甲省/读书"
STATEMENT = {"passages": ["passage/a.txt/0-9"], "starts": [0], "ends": [9], "implicits": [False], "count": 1, "status": "achieved"}


@pytest.fixture
def write(tmp_path):
    """Writes records as a graph.json, and gives its path."""

    def written(nodes, edges, attributes=None, name="graph.json"):
        save(from_records(attributes or {}, nodes, edges), tmp_path / name)
        return tmp_path / name

    return written


@pytest.fixture
def two_documents():
    """Nodes and edges of two documents that speak of the same union, each of a campaign of its own."""
    nodes, edges = [Node(UNION, "TradeUnion", "甲市总工会", {"aliases": ["市总工会"]})], []
    for document, campaign, name in (("a.txt", CAMPAIGN, "比武"), ("b.txt", OTHER, "读书")):
        passage = f"passage/{document}/0-9"
        nodes += [
            Node(f"document/{document}", "Document", document),
            Node(passage, "Passage", name, {"text": f"开展{name}。", "start": 0, "stop": 9}),
            Node(campaign, "Campaign", name),
        ]
        edges += [
            Edge(passage, f"document/{document}", "IN_DOCUMENT"),
            Edge(campaign, passage, "MENTIONED_IN", {"starts": [2], "ends": [4], "texts": [name]}),
            Edge(UNION, campaign, "ORGANIZES", {**STATEMENT, "passages": [passage]}),
        ]
    return nodes, edges


def loaded(path, server, **options):
    return load(path, server, LoadOptions(batch_size=BATCH, **options))


def returned(server):
    """The records in the database, as plain mappings."""
    nodes = {row[0].pop("id"): row[0] for row in ask(server, "MATCH (n:Record) RETURN properties(n)")}
    links = ask(server, "MATCH (a:Record)-[r]->(b:Record) WHERE r._kg_hash IS NOT NULL RETURN a.id, type(r), b.id, properties(r)")
    return {id_: clean(node) for id_, node in nodes.items()}, {tuple(link[:3]): clean(link[3]) for link in links}


def everything(server):
    """What the database holds, with the names that only it knows, so that nothing made anew is the same."""
    links = "OPTIONAL MATCH (n)-[r]->() WITH n, r ORDER BY elementId(n), elementId(r)"
    return ask(server, f"MATCH (n) {links} RETURN elementId(n), labels(n), properties(n), elementId(r), properties(r)")


def expected(nodes, edges):
    return (
        {node.id: {"type": node.type, "name": node.name, **node.properties} for node in nodes},
        {(edge.source, edge.type, edge.target): dict(edge.properties) for edge in edges},
    )


def clean(properties):
    return {name: value for name, value in properties.items() if name not in BOOKKEEPING}


def kinds(value):
    """A value with its type: 1, 1.0 and True are equal to Python, and not the same."""
    return [kinds(each) for each in value] if isinstance(value, list) else (type(value), value)


def typed(graph):
    return [{key: {name: kinds(value) for name, value in each.items()} for key, each in part.items()} for part in graph]


def test_what_comes_back_is_the_graph(empty_neo4j, write, attributes, node_records, edge_records):
    report = loaded(write(node_records, edge_records, attributes), empty_neo4j)
    assert report.nodes == Counts(created=len(node_records)) and report.relationships == Counts(created=len(edge_records))
    assert typed(returned(empty_neo4j)) == typed(expected(node_records, edge_records))


def test_nodes_carry_class_and_superclasses(empty_neo4j, write, two_documents):
    concept = Node("mechanism/丙", "Concept", "丙", {"class": "Mechanism"})
    loaded(write([*two_documents[0], concept], two_documents[1]), empty_neo4j)
    labels = {row[0]: set(row[1]) for row in ask(empty_neo4j, "MATCH (n:Record) RETURN n.id, labels(n)")}
    assert labels[UNION] == {"Record", "Entity", "Organization", "TradeUnion"}
    assert labels["passage/a.txt/0-9"] == {"Record", "Passage"}
    assert {"Concept", "Mechanism"} <= labels["mechanism/丙"]


def test_a_reload_changes_nothing_and_says_so(empty_neo4j, write, two_documents):
    path = write(*two_documents)
    assert loaded(path, empty_neo4j).changed
    before = everything(empty_neo4j)
    report = loaded(path, empty_neo4j)
    assert not report.changed and report.nodes == Counts(unchanged=7) and report.relationships == Counts(unchanged=6)
    assert everything(empty_neo4j) == before


def test_names_are_found_by_a_part(empty_neo4j, write):
    nodes = [Node("programme/a", "Campaign", "“安康杯”竞赛", {"aliases": ["劳动保护赛"]}), Node(UNION, "TradeUnion", "甲市总工会")]
    loaded(write(nodes, []), empty_neo4j)
    find = "CALL db.index.fulltext.queryNodes('entity_names', $text) YIELD node RETURN node.id"
    assert ask(empty_neo4j, find, text="安康") == [["programme/a"]]
    assert ask(empty_neo4j, find, text="劳动保护") == [["programme/a"]]


def test_only_what_changed_is_sent(empty_neo4j, write, two_documents):
    nodes, edges = two_documents
    loaded(write(nodes, edges), empty_neo4j)
    changed = [Node(each.id, "Initiative", "大比武", {"scope": "甲省"}) if each.id == CAMPAIGN else each for each in nodes]
    edges = [
        Edge(each.source, each.target, each.type, {**each.properties, "status": "planned"}) if each.target == CAMPAIGN else each
        for each in edges
    ]
    report = loaded(write(changed, edges), empty_neo4j)
    assert report.nodes == Counts(updated=1, unchanged=6) and report.relationships == Counts(updated=1, unchanged=5)
    assert returned(empty_neo4j) == expected(changed, edges)
    ((labels,),) = ask(empty_neo4j, "MATCH (n:Record {id: $id}) RETURN labels(n)", id=CAMPAIGN)
    assert "Initiative" in labels and "Campaign" not in labels


def test_a_property_that_a_record_lost_is_gone(empty_neo4j, write):
    loaded(write([Node(UNION, "TradeUnion", "甲市总工会", {"aliases": ["市总"], "scope": "甲市"})], []), empty_neo4j)
    loaded(write([Node(UNION, "TradeUnion", "甲市总工会", {"scope": "甲市"})], []), empty_neo4j)
    assert returned(empty_neo4j)[0] == {UNION: {"type": "TradeUnion", "name": "甲市总工会", "scope": "甲市"}}


def test_a_removed_document_takes_along_what_only_it_supported(empty_neo4j, write, two_documents):
    nodes, edges = two_documents
    loaded(write(nodes, edges), empty_neo4j)
    nodes, edges = [each for each in nodes if "b.txt" not in each.id and each.id != OTHER], edges[:3]
    report = loaded(write(nodes, edges), empty_neo4j)
    assert report.nodes == Counts(removed=3, unchanged=4) and report.relationships == Counts(removed=3, unchanged=3)
    assert report.kept == 0 and returned(empty_neo4j) == expected(nodes, edges)


def test_what_others_put_there_stays(empty_neo4j, write, two_documents):
    nodes, edges = two_documents
    path = write(nodes, edges)
    loaded(path, empty_neo4j)
    ask(
        empty_neo4j,
        "MATCH (u:Record {id: $union}), (c:Record {id: $campaign}) SET u.note = 'mine', u:Mine "
        "CREATE (p:Person {id: 'me'})-[:LIKES]->(u), (c)-[:ORGANIZES {by: 'me'}]->(u), (u)-[:ORGANIZES {by: 'me'}]->(c) "
        "WITH u, c MATCH (u)-[r:ORGANIZES]->(c) WHERE r.by IS NULL SET r.seen = true",
        union=UNION,
        campaign=CAMPAIGN,
    )
    assert not loaded(path, empty_neo4j).changed
    renamed = [Node(UNION, "TradeUnion", "甲市工会", {}) if each.id == UNION else each for each in nodes]
    changed = [Edge(each.source, each.target, each.type, {"count": 2}) if each.target == CAMPAIGN else each for each in edges]
    report = loaded(write(renamed, changed), empty_neo4j)
    assert report.nodes.updated == 1 and report.relationships.updated == 1
    ((note, name, labels),) = ask(empty_neo4j, "MATCH (u:Record {id: $id}) RETURN u.note, u.name, labels(u)", id=UNION)
    assert (note, name) == ("mine", "甲市工会") and {"Mine", "TradeUnion"} <= set(labels)
    theirs = ask(empty_neo4j, "MATCH (a)-[r]->(b) WHERE r._kg_hash IS NULL RETURN a.id, type(r), b.id, r.by")
    assert sorted(theirs) == [["me", "LIKES", UNION, None], [UNION, "ORGANIZES", CAMPAIGN, "me"], [CAMPAIGN, "ORGANIZES", UNION, "me"]]
    assert ask(empty_neo4j, "MATCH ()-[r:ORGANIZES {seen: true}]->() RETURN r.count, r.status") == [[2, None]]


def test_nodes_that_others_hold_keep_their_place(empty_neo4j, write, two_documents):
    nodes, edges = two_documents
    whole = write(nodes, edges)
    loaded(whole, empty_neo4j)
    ask(empty_neo4j, "MATCH (c:Record {id: $id}) CREATE (:Person {name: 'me'})-[:LIKES]->(c)", id=OTHER)
    ask(empty_neo4j, "MATCH (d:Record {id: 'document/b.txt'}) SET d.note = 'read it'")
    part = [each for each in nodes if "b.txt" not in each.id and each.id != OTHER]
    report = loaded(write(part, edges[:3], name="part.json"), empty_neo4j)
    assert report.nodes == Counts(removed=3, unchanged=4) and report.kept == 2
    assert returned(empty_neo4j) == expected(part, edges[:3])
    kept = ask(empty_neo4j, f"MATCH (n:{FORMER}) RETURN labels(n), properties(n) ORDER BY n.id")
    assert kept == [[[FORMER], {"id": "document/b.txt", "note": "read it"}], [[FORMER], {"id": OTHER}]]
    assert loaded(whole, empty_neo4j).nodes == Counts(created=3, unchanged=4)
    assert ask(empty_neo4j, "MATCH (:Person)-[:LIKES]->(n:Record:Campaign) RETURN n.name") == [["读书"]]
    assert ask(empty_neo4j, f"MATCH (n:{FORMER}) RETURN n") == []


def test_what_others_removed_comes_back(empty_neo4j, write, two_documents):
    path = write(*two_documents)
    loaded(path, empty_neo4j)
    ask(empty_neo4j, "MATCH (c:Record {id: $id}) DETACH DELETE c", id=CAMPAIGN)
    ask(empty_neo4j, "MATCH ()-[r:IN_DOCUMENT]->(:Record {id: 'document/b.txt'}) DELETE r")
    report = loaded(path, empty_neo4j)
    assert report.nodes == Counts(created=1, unchanged=6) and report.relationships == Counts(created=3, unchanged=3)
    assert returned(empty_neo4j) == expected(*two_documents)


ALTERATIONS = (
    f"MATCH (n:Record {{id: '{UNION}'}}) SET n.name = '乙'",
    f"MATCH (n:Record {{id: '{UNION}'}}) SET n.aliases = null",
    f"MATCH (n:Record {{id: '{UNION}'}}) REMOVE n:Organization",
    f"MATCH (n:Record {{id: '{UNION}'}}) REMOVE n:Record",
    f"MATCH (n:Record {{id: '{UNION}'}}) SET n.id = 'elsewhere'",
    f"MATCH (n:Record {{id: '{UNION}'}}) SET n = {{id: n.id, name: 'mine'}}",
    f"MATCH (n:Record {{id: '{UNION}'}}) SET n._kg_properties = null, n._kg_labels = null",
    "MATCH (n:Passage {id: 'passage/a.txt/0-9'}) SET n.stop = 9.0",
    "MATCH (n:Passage {id: 'passage/a.txt/0-9'}) SET n._kg_hash = 7",
    "MATCH ()-[r:ORGANIZES]->() SET r.count = 2",
    "MATCH ()-[r:ORGANIZES]->() SET r.starts = [0.0]",
    "MATCH ()-[r:ORGANIZES]->() REMOVE r.status",
    "MATCH (a)-[r:ORGANIZES]->(b) CREATE (a)-[copy:ORGANIZES]->(b) SET copy = properties(r)",
    "MATCH (a)-[r:ORGANIZES]->(b) CREATE (b)-[copy:ORGANIZES]->(a) SET copy = properties(r) DELETE r",
)


def test_what_others_altered_in_ours_is_mended(empty_neo4j, write, two_documents):
    path = write(*two_documents)
    loaded(path, empty_neo4j)
    for alteration in ALTERATIONS:
        ask(empty_neo4j, alteration)
        planned, report = loaded(path, empty_neo4j, dry_run=True), loaded(path, empty_neo4j)
        assert planned.changed and report.changed, alteration
        assert typed(returned(empty_neo4j)) == typed(expected(*two_documents)), alteration
        labels = {row[0]: set(row[1]) for row in ask(empty_neo4j, "MATCH (n:Record) RETURN n.id, labels(n)")}
        assert labels[UNION] == {"Record", "Entity", "Organization", "TradeUnion"}, alteration
        ours = "MATCH (:Record)-[r]->(:Record) WHERE r._kg_hash IS NOT NULL RETURN count(r)"
        assert ask(empty_neo4j, ours) == [[len(two_documents[1])]], alteration
        assert not loaded(path, empty_neo4j).changed, alteration


def test_mending_leaves_what_others_added(empty_neo4j, write, two_documents):
    path = write(*two_documents)
    loaded(path, empty_neo4j)
    ask(empty_neo4j, "MATCH (n:TradeUnion)-[r:ORGANIZES]->() SET n.name = '乙', n.note = 'mine', n:Mine, r.count = 2, r.note = 'mine'")
    report = loaded(path, empty_neo4j)
    assert (report.nodes.updated, report.relationships.updated) == (1, 2)
    mended = ask(empty_neo4j, "MATCH (n:Mine {note: 'mine'})-[r:ORGANIZES {note: 'mine'}]->() RETURN n.name, r.count")
    assert mended == [["甲市总工会", 1]] * 2


def test_only_where_somebody_wrote_are_values_compared(empty_neo4j, write, two_documents, monkeypatch):
    compared = []
    monkeypatch.setattr(plan, "altered", lambda kind, *_: compared.append(kind.name) or ())
    path = write(*two_documents)
    loaded(path, empty_neo4j)
    loaded(path, empty_neo4j)
    assert compared == []
    ask(empty_neo4j, "CREATE (:Person {name: 'me'})")
    loaded(path, empty_neo4j)
    assert compared == ["nodes", "relationships"]
    loaded(path, empty_neo4j)
    assert compared == ["nodes", "relationships"]


def test_another_graph_replaces_ours_after_a_question(empty_neo4j, write, two_documents):
    loaded(write(*two_documents), empty_neo4j)
    others = [Node(f"programme/{number}", "Campaign", "竞赛") for number in range(5)]
    asked = []
    with pytest.raises(ServerRefusedError, match="another graph"):
        loaded(write(others, [], name="other.json"), empty_neo4j, confirm=asked.append)
    assert [(each.records, each.same) for each in asked] == [(13, 0)]
    assert returned(empty_neo4j) == expected(*two_documents)
    report = loaded(write(others, [], name="other.json"), empty_neo4j, confirm=lambda _: True)
    assert report.nodes == Counts(created=5, removed=7) and returned(empty_neo4j) == expected(others, [])


def test_a_dry_run_counts_and_sends_nothing(empty_neo4j, write, two_documents):
    report = loaded(write(*two_documents), empty_neo4j, dry_run=True)
    assert report.nodes == Counts(created=7) and "record_id" in report.schema
    assert ask(empty_neo4j, "MATCH (n) RETURN n") == [] and ask(empty_neo4j, "SHOW CONSTRAINTS") == []
    loaded(write(*two_documents), empty_neo4j)
    fewer = write(two_documents[0][:4], two_documents[1][:3])
    planned, done = loaded(fewer, empty_neo4j, dry_run=True), loaded(fewer, empty_neo4j)
    assert (planned.nodes, planned.relationships) == (done.nodes, done.relationships)


def test_two_loads_at_once_go_one_after_the_other(empty_neo4j, write, two_documents):
    nodes, edges = two_documents
    paths = [write(nodes, edges), write(nodes[:4], edges[:3], name="part.json")]
    for _ in range(3):
        with ThreadPoolExecutor() as pool:
            loads = [pool.submit(loaded, path, empty_neo4j, confirm=lambda _: True) for path in paths]
        assert all(each.result() for each in loads)
        assert returned(empty_neo4j) in (expected(nodes, edges), expected(nodes[:4], edges[:3]))
        assert ask(empty_neo4j, f"MATCH (m:{MARKER}) RETURN m.id, m.finished") == [["graph", True]]


def test_a_second_load_tells_that_it_waits(empty_neo4j, write, two_documents):
    path, other = write(*two_documents), write([Node("programme/x", "Campaign", "另一个")], [], name="x.json")
    loaded(path, empty_neo4j)
    waiting = threading.Event()
    with ThreadPoolExecutor() as pool:
        seconds = []

        def confirm(_):
            """Is asked while the first load holds the lock."""
            seconds.append(pool.submit(loaded, path, empty_neo4j, waiting=waiting.set, confirm=lambda _: True))
            return waiting.wait(60)

        loaded(other, empty_neo4j, confirm=confirm)
        assert waiting.is_set() and seconds[0].result().nodes == Counts(created=7, removed=1)
    assert returned(empty_neo4j) == expected(*two_documents)


def test_an_edge_without_its_node_is_told(empty_neo4j, tmp_path):
    line = '{"source": "programme/1", "target": "programme/2", "key": "BROADER", "type": "BROADER"}'
    node = '{"id": "programme/1", "type": "Campaign", "name": "比武"}'
    (tmp_path / "graph.json").write_text(f'{{"directed": true, "graph": {{}}, "nodes": [{node}], "edges": [{line}]}}', encoding="utf-8")
    with pytest.raises(ServerDataError, match="1 edges of type BROADER name nodes"):
        loaded(tmp_path, empty_neo4j)


@pytest.mark.parametrize(
    "properties",
    [
        '"x": null',
        '"x": {"a": 1}',
        '"x": [1, "a"]',
        '"x": [[1]]',
        '"x": 9223372036854775808',
        '"x": "\\ud800"',
        '"": 1',
        '"\\u0000": 1',
        '"_kg_hash": 1',
    ],
)
def test_what_cannot_be_stored_is_refused_before_it_is_sent(empty_neo4j, tmp_path, properties):
    node = f'{{"id": "programme/1", "type": "Campaign", "name": "比武", {properties}}}'
    (tmp_path / "graph.json").write_text(f'{{"directed": true, "graph": {{}}, "nodes": [{node}], "edges": []}}', encoding="utf-8")
    with pytest.raises(ServerDataError, match=r"graph.json.*programme/1"):
        loaded(tmp_path, empty_neo4j)
    assert ask(empty_neo4j, "MATCH (n:Record) RETURN n") == []


def test_unknown_classes_and_types_are_refused(empty_neo4j, write):
    with pytest.raises(OntologyError, match="Spaceship"):
        loaded(write([Node("programme/1", "Spaceship", "甲")], []), empty_neo4j)
    two = [Node("programme/1", "Campaign", "甲"), Node("programme/2", "Campaign", "乙")]
    with pytest.raises(ServerDataError, match="FLIES_TO is not a predicate"):
        loaded(write(two, [Edge("programme/1", "programme/2", "FLIES_TO")]), empty_neo4j)


def test_only_identifiers_enter_statements():
    for name in ("A`B", "A\\u0060B", "A B", "", "A\n", "类"):
        with pytest.raises(OntologyError):
            identifier(name)


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), min_size=1, max_size=40) | st.sampled_from(
    ("`}) DETACH DELETE n //", "\\u0060", "'; MATCH (n) SET n.x = 1; //", '"', "$rows", "名\n字", "👩‍🏭", "字" * 10_000, "null", "")
)
VALUES = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(TEXTS, min_size=1, max_size=3),
    st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=3),
    st.lists(st.booleans(), min_size=1, max_size=3),
)
PROPERTIES = st.dictionaries(
    TEXTS.filter(
        lambda name: name and "\0" not in name and name not in {"id", "type", "name", "source", "target", "key", "class", *BOOKKEEPING}
    ),
    VALUES,
    max_size=3,
)


@st.composite
def graphs(draw):
    schema = load_schema()
    classes = sorted(set(label_sets(schema)) - {"Concept"})
    ids = draw(st.lists(TEXTS.filter(lambda text: text and len(text) < 100), min_size=1, max_size=6, unique=True))
    nodes = [Node(each, draw(st.sampled_from(classes)), draw(TEXTS), draw(PROPERTIES)) for each in ids]
    ends = st.sampled_from(ids)
    keys = draw(st.lists(st.tuples(ends, ends, st.sampled_from(relationship_types(schema))), max_size=6, unique=True))
    return nodes, [Edge(*key, draw(PROPERTIES)) for key in keys]


@settings(
    max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(graph=graphs())
def test_any_graph_comes_back_equal(neo4j_server, tmp_path, graph):
    save(from_records({}, *graph), tmp_path / "graph.json")
    loaded(tmp_path, neo4j_server, confirm=lambda _: True)
    assert typed(returned(neo4j_server)) == typed(expected(*graph))
    assert not loaded(tmp_path, neo4j_server).changed


def test_nothing_is_left_for_the_next_tests(neo4j_server):
    empty(neo4j_server)
