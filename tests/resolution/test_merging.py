import itertools

import pytest

BODY = ("TradeUnion", "海棠市总工会")


def report(draft, path="a.txt", issued="", action="送清凉进站点行动", status="achieved", **scope):
    made = draft(path, issued)
    made.sentence(f"海棠市总工会开展{action}，慰问一线职工。")
    body, campaign = made.entity(*BODY, seen="海棠市总工会"), made.entity("Campaign", action, seen=action, **scope)
    made.state(body, "ORGANIZES", campaign, status=status)
    made.body = body
    return made


def test_one_document(draft, graph_of):
    graph = graph_of(report(draft, scope="吉林省"))
    assert [node.id for node in graph.node_list if node.type in ("TradeUnion", "Campaign")] == [
        "organization/海棠市总工会",
        "programme/吉林省/送清凉进站点行动",
    ]
    assert graph.nodes["programme/吉林省/送清凉进站点行动"].properties == {"scope": "吉林省"}
    edge = graph.edges["organization/海棠市总工会", "ORGANIZES", "programme/吉林省/送清凉进站点行动"]
    assert edge.properties == {
        "passages": ["passage/a.txt/0-24"],
        "starts": [0],
        "ends": [24],
        "rules": ["act"],
        "implicits": [False],
        "statuses": ["achieved"],
        "periods": ["-"],
        "roles": ["-"],
        "count": 1,
        "status": "achieved",
    }
    mention = graph.edges["organization/海棠市总工会", "MENTIONED_IN", "passage/a.txt/0-24"]
    assert mention.properties == {"starts": [0], "ends": [6], "texts": ["海棠市总工会"]}
    assert ("passage/a.txt/0-24", "IN_DOCUMENT", "document/a.txt") in graph.edges
    assert ("document/a.txt", "REPORTED_BY", "organization/海棠市总工会") in graph.edges


def test_statements_of_several_documents_join_in_one_edge(draft, graph_of):
    graph = graph_of(report(draft, "b.txt", "2021-03-02", status="planned"), report(draft, "a.txt", "2023", status="achieved"))
    edge = graph.edges["organization/海棠市总工会", "ORGANIZES", "programme/送清凉进站点行动"].properties
    assert edge["passages"] == ["passage/a.txt/0-24", "passage/b.txt/0-24"]
    assert (edge["statuses"], edge["status"], edge["count"]) == (["achieved", "planned"], "achieved", 2)
    assert (edge["first"], edge["last"]) == ("2021-03-02", "2023")


def test_only_planned_stays_planned(draft, graph_of):
    graph = graph_of(report(draft, status="planned"), report(draft, "b.txt", status="planned"))
    assert graph.edges["organization/海棠市总工会", "ORGANIZES", "programme/送清凉进站点行动"].properties["status"] == "planned"


def test_two_provinces_campaigns_of_one_name_stay_two(draft, graph_of):
    graph = graph_of(report(draft, "a.txt", scope="吉林省"), report(draft, "b.txt", scope="山西省"))
    assert sum(node.type == "Campaign" for node in graph.node_list) == 2


def test_the_order_of_documents_is_by_id_and_records_are_sorted(draft, graph_of):
    drafts = [report(draft, path, scope=scope) for path, scope in (("c.txt", "吉林省"), ("a.txt", "山西省"), ("b.txt", "吉林省"))]
    graphs = [graph_of(*order) for order in itertools.permutations(drafts)]
    assert all(graph.node_list == graphs[0].node_list and graph.edge_list == graphs[0].edge_list for graph in graphs)
    ids = [node.id for node in graphs[0].node_list]
    keys = [(edge.source, edge.type, edge.target) for edge in graphs[0].edge_list]
    assert (ids, keys) == (sorted(ids), sorted(keys))


@pytest.mark.parametrize(
    ("types", "expected"),
    [(["Initiative", "Campaign", "Initiative"], "Initiative"), (["Initiative", "Campaign"], "Campaign")],
    ids=["most mentions", "alphabetical where equal"],
)
def test_the_type_of_most_mentions_wins(draft, graph_of, types, expected):
    drafts = []
    for number, kind in enumerate(types):
        made = draft(f"{number}.txt")
        made.sentence("实施职工云课堂工程。")
        made.entity(kind, "职工云课堂工程", seen="职工云课堂工程")
        drafts.append(made)
    assert graph_of(*drafts).nodes["programme/职工云课堂工程"].type == expected


def test_the_vocabulary_decides_type_name_and_aliases(draft, graph_of, vocabulary):
    concept = next(c for c in vocabulary.concepts.values() if c.type == "Campaign" and c.alternatives and c.properties.get("addresses"))
    made = draft("a.txt")
    made.sentence("开展了这项活动。")
    made.entity("Initiative", "这项活动", seen="这项活动", concept=concept.iri, aliases=("此活动",))
    graph = graph_of(made)
    node = graph.nodes[f"programme/{concept.name}"]
    assert (node.type, node.name, node.properties["concept"]) == ("Campaign", concept.name, concept.iri)
    assert node.properties["aliases"] == sorted({*concept.alternatives, "此活动"} - {concept.name})
    topic = vocabulary.concepts[concept.properties["addresses"][0]]
    assert (node.id, "ADDRESSES", f"topic/{topic.name}") in graph.edges
    assert graph.nodes[f"topic/{topic.name}"].type == "Concept"
    assert graph.nodes[f"topic/{topic.name}"].properties["class"] == "Topic"


def test_broader_concepts_come_with_those_that_are_mentioned_and_no_others(draft, graph_of, vocabulary):
    narrow = next(c for c in vocabulary.concepts.values() if c.type == "TargetGroup" and c.broader)
    broad = vocabulary.concepts[narrow.broader[0]]
    made = draft("a.txt")
    made.sentence("服务他们。")
    made.entity("TargetGroup", narrow.name, seen="他们", concept=narrow.iri)
    graph = graph_of(made)
    assert (f"targetgroup/{narrow.name}", "BROADER", f"targetgroup/{broad.name}") in graph.edges
    assert graph.nodes[f"targetgroup/{narrow.name}"].type == "TargetGroup"
    assert graph.nodes[f"targetgroup/{broad.name}"].type == "Concept"
    assert len([node for node in graph.node_list if node.type == "Concept"]) < 20


def test_cooperation_is_written_once_from_the_smaller_id(draft, graph_of):
    drafts = []
    for path, order in (("a.txt", (0, 1)), ("b.txt", (1, 0))):
        made = draft(path)
        made.sentence("海棠市总工会会同海棠市教育局开展检查。")
        ends = [made.entity(*BODY), made.entity("GovernmentBody", "海棠市教育局")]
        made.state(ends[order[0]], "COOPERATES_WITH", ends[order[1]])
        drafts.append(made)
    edges = [edge for edge in graph_of(*drafts).edge_list if edge.type == "COOPERATES_WITH"]
    assert [(edge.source, edge.target, edge.properties["count"]) for edge in edges] == [
        ("organization/海棠市总工会", "organization/海棠市教育局", 2)
    ]


def test_what_breaks_a_signature_is_rejected_with_its_place(draft, graph_of):
    made = report(draft)
    made.state(1, "ORGANIZES", 0)
    graph = graph_of(made)
    assert not any(edge.source.startswith("programme/") and edge.type == "ORGANIZES" for edge in graph.edge_list)
    assert graph.rejected == [
        {
            "document": "document/a.txt",
            "start": 0,
            "end": 24,
            "text": "海棠市总工会开展送清凉进站点行动，慰问一线职工。",
            "what": "送清凉进站点行动 ORGANIZES 海棠市总工会",
            "reason": "ORGANIZES does not lead from Campaign to TradeUnion",
        }
    ]


@pytest.mark.parametrize(
    "name",
    [
        "行动'}) DETACH DELETE n //",
        '<script>alert("行动")</script>&amp;',
        '“双引号”"直引号"行动',
        "第一行\n第二行行动",
        "暖心😀行动👩‍🏭",
        "行" * 10_000 + "动",
        "行动\x00\x1b[31m\ud800",
        "a/b%20 c#?行动",
    ],
)
def test_hostile_names_stay_names(draft, graph_of, name):
    made = draft("a.txt")
    made.sentence(f"开展{name}。")
    made.entity("Campaign", name, seen=name)
    graph = graph_of(made)
    (node,) = [node for node in graph.node_list if node.type == "Campaign"]
    assert node.name == name.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ud800", "\ufffd")
    assert node.id.count("/") == 1 and not set("\n <>\"'#?") & set(node.id) - {"'"}
    (mention,) = [edge for edge in graph.edge_list if edge.type == "MENTIONED_IN"]
    assert mention.properties["texts"] == [node.name]
    assert graph.nodes[mention.target].properties["text"][2:-1] == node.name
