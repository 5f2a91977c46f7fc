import math

import pytest

from kg.resolution.figures import observation_id, readable_amount


@pytest.mark.parametrize(
    ("value", "unit", "modifier", "expected"),
    [
        (50_000, "家", "over", "5万余家"),
        (141_000_000, "元", "exact", "1.41亿元"),
        (80, "%", "exact", "80%"),
        (80, "%", "over", "超过80%"),
        (330, "家", "over", "超过330家"),
        (2_038, "个", "about", "约2038个"),
        (58_060_123, "人次", "exact", "5806.0123万人次"),
        (58_060_123.5, "人次", "exact", "58060123.5人次"),
        (10_000, "名", "under", "不足1万名"),
        (0, "个", "exact", "0个"),
        (99.97, "%", "exact", "99.97%"),
    ],
)
def test_readable_amounts(value, unit, modifier, expected):
    assert readable_amount(value, unit, modifier) == expected


def test_every_part_counts_for_the_id():
    parts = ["document/a.txt", "facility/职工书屋", "organization/全总", "新建职工书屋", 20.0, "家", "2018/2023", "achieved"]
    ids = {observation_id(*parts)}
    for position, part in enumerate(parts):
        ids.add(observation_id(*parts[:position], part + 1 if isinstance(part, float) else part + "x", *parts[position + 1 :]))
    assert len(ids) == len(parts) + 1
    assert all(identity.startswith("observation/") for identity in ids)


def figures(draft, path="a.txt", value=20.0):
    made = draft(path)
    made.sentence("海棠市总工会建成职工书屋20家，职工书屋共20家。")
    body, house = made.entity("TradeUnion", "海棠市总工会"), made.entity("Facility", "云上书屋", scope="吉林省")
    made.figure(house, "20家", value, "家", body=body, period="2018/2023")
    return made


def test_an_observation_has_one_subject_and_its_body(draft, graph_of):
    graph = graph_of(figures(draft))
    (node,) = [node for node in graph.node_list if node.type == "Observation"]
    assert node.name == "20家 20家"
    assert node.properties == {
        "indicator": "20家",
        "value": 20.0,
        "unit": "家",
        "modifier": "exact",
        "period": "2018/2023",
        "status": "achieved",
        "raw": "20家",
    }
    assert isinstance(node.properties["value"], float)
    assert ("facility/吉林省/云上书屋", "HAS_OBSERVATION", node.id) in graph.edges
    assert (node.id, "ATTRIBUTED_TO", "organization/海棠市总工会") in graph.edges


def test_the_same_figure_told_twice_in_a_document_is_one(draft, graph_of):
    made = figures(draft)
    made.sentence("见附表：20家。")
    made.figure(1, "20家", 20, "家", body=0, period="2018/2023")
    graph = graph_of(made)
    (node,) = [node for node in graph.node_list if node.type == "Observation"]
    assert sum(edge.source == node.id and edge.type == "MENTIONED_IN" for edge in graph.edge_list) == 2


def test_the_same_figure_in_two_documents_is_two(draft, graph_of):
    other = figures(draft, "b.txt")
    other.sentence("另一份文件里还有许多别的内容。")
    other.sentence("这里写的都是前一份没有的事情。")
    assert sum(node.type == "Observation" for node in graph_of(figures(draft), other).node_list) == 2


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_value_that_is_no_number_is_rejected(draft, graph_of, value):
    graph = graph_of(figures(draft, value=value))
    assert not [node for node in graph.node_list if node.type == "Observation"]
    assert [line["reason"] for line in graph.rejected] == ["the value is no finite number"]


def test_a_figure_is_attributed_to_organisations_only(draft, graph_of):
    made = figures(draft)
    made.figures.clear()
    made.figure(1, "20家", 20, "家", body=1)
    graph = graph_of(made)
    assert not [edge for edge in graph.edge_list if edge.type == "ATTRIBUTED_TO"]
    assert [line["reason"] for line in graph.rejected] == ["a figure cannot be attributed to a Facility"]
