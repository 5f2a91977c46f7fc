"""What is embedded in the page, and where the entities stand."""

import json
import math

import networkx
import pytest

from kg.page.data import page_data
from kg.page.errors import PageError
from kg.page.html import page
from kg.page.layout import positions


def names(content):
    return [each[1] for each in content["entities"]]


def test_everything_that_is_no_document_passage_or_figure_is_an_entity(small_graph):
    data = page_data(small_graph)
    types = networkx.get_node_attributes(small_graph, "type")
    expected = {each for each, kind in types.items() if kind not in ("Document", "Passage", "Observation")}
    assert {each[0] for each in data.content["entities"]} == expected and data.entities == len(expected)
    assert data.figures == 2 and data.omitted.entities == data.omitted.relations == 0


def test_the_same_graph_gives_the_same_data_in_whatever_order_it_was_built(small_graph):
    other = networkx.MultiDiGraph(**small_graph.graph)
    other.add_nodes_from(reversed(list(small_graph.nodes(data=True))))
    other.add_edges_from(reversed(list(small_graph.edges(keys=True, data=True))))
    assert json.dumps(page_data(other).content) == json.dumps(page_data(small_graph).content)


def test_statements_point_at_their_sentence(small_graph):
    content = page_data(small_graph).content
    by_name = {name: number for number, name in enumerate(names(content))}
    predicate = [each["name"] for each in content["predicates"]].index("ORGANIZES")
    told = next(each[3] for each in content["relations"] if each[:3] == [by_name["青山省总工会"], predicate, by_name["安康杯竞赛"]])
    assert [statement[3] for statement in told] == [0, 1]  # achieved, planned
    passage, start, end = told[0][:3]
    document, offset, text, section = content["passages"][passage]
    assert text[start - offset : end - offset] == "开展安康杯竞赛" and section == "一、回顾"
    assert content["documents"][document]["issued"] == "2022-06-01"
    assert told[0][7] == "lead" and told[0][6] == ""


def test_a_concept_has_its_real_class_and_is_known_as_one_that_no_document_mentions(small_graph):
    content = page_data(small_graph).content
    concept = next(each for each in content["entities"] if each[1] == "劳动竞赛")
    assert content["classes"][concept[2]]["name"] == "Campaign" and concept[8] == 1


@pytest.mark.parametrize("limit", [1, 4, 9])
def test_of_a_large_graph_what_matters_most_stays(small_graph, limit):
    data = page_data(small_graph, limit=limit)
    assert data.entities == limit and data.omitted.entities == 16 - limit
    assert "安康杯竞赛" in names(data.content)
    assert data.content["omitted"] == [16 - limit, page_data(small_graph).relations - data.relations]
    assert all(max(each[0], each[2]) < limit for each in data.content["relations"])


def test_the_entity_that_the_page_starts_at_stays_in_any_case(small_graph):
    assert names(page_data(small_graph, limit=1, keep="place/长明市").content) == ["长明市"]


def test_of_too_many_relations_those_with_most_sentences_stay():
    graph = networkx.MultiDiGraph()
    for number in range(30):
        graph.add_node(f"organization/{number}", type="Organization", name=f"单位{number}")
    for one in range(30):
        for other in range(30):
            if one != other:
                graph.add_edge(f"organization/{one}", f"organization/{other}", key="PART_OF", type="PART_OF")
    lists = {"passages": ["passage/a.txt/0-1"], "starts": [0], "ends": [1], "rules": ["r"], "implicits": [False]}
    graph.add_edge("organization/7", "organization/9", key="PART_OF", statuses=["achieved"], periods=["-"], roles=["-"], **lists)
    data = page_data(graph)
    assert data.relations == 120 and data.omitted.relations == 30 * 29 - 120
    assert sum(bool(each[3]) for each in data.content["relations"]) == 1


def test_a_part_of_a_graph_without_its_passages_can_be_shown(small_graph):
    part = small_graph.subgraph(["organization/青山省总工会", "programme/安康杯竞赛"]).copy()
    content = page_data(part).content
    assert [each[2] for each in content["passages"]] == ["", ""]
    assert [each["name"] for each in content["documents"]] == ["青山省总工会2022年报告.txt", "青山省总工会2024年要点.txt"]


def test_an_empty_graph_and_nodes_of_no_known_type():
    graph = networkx.MultiDiGraph()
    assert page_data(graph).entities == 0
    graph.add_edge("organization/a", "organization/b", key="PART_OF", type="PART_OF")
    graph.add_node("robot/1", type="Robot", name="机器")
    assert page_data(graph).entities == 0


def test_places_are_the_same_each_time_and_none_covers_another():
    links = [(0, number) for number in range(1, 80)] + [(number, number + 1) for number in range(80, 120)] + [(5, 90)]
    first = positions(140, links, [(130, 3), (131, 3)], before=[135])
    assert first == positions(140, list(reversed(links)), [(131, 3), (130, 3)], before=[135])
    own = first[:130] + first[132:]  # without the two that stand among others without moving them
    closest = min(math.dist(one, other) for number, one in enumerate(own) for other in own[:number])
    assert closest > 15


def test_parts_stand_in_rows_below_the_largest():
    places = positions(10, [(0, 1), (1, 2), (2, 3), (4, 5), (6, 7)], before=[9])
    assert min(y for _, y in places[4:8]) > max(y for _, y in places[:4])
    assert places[9] != places[8] and (places[9][1], places[9][0]) < (places[8][1], places[8][0])  # the one with a figure in front


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_points(count):
    assert len(set(positions(count, [(0, 1)] if count > 1 else []))) == count


def test_what_is_not_told_as_done_is_not_shown_as_done(small_graph):
    graph = small_graph.copy()
    told = graph.edges["organization/青山省总工会", "programme/安康杯竞赛", "ORGANIZES"]
    told["statuses"] = ["achieved", "hoped for"]
    figure = next(each for each, kind in graph.nodes(data="type") if kind == "Observation")
    del graph.nodes[figure]["status"]
    content = page_data(graph).content
    assert [statement[3] for each in content["relations"] for statement in each[3] if len(each[3]) == 2] == [0, 1]
    assert [each[6] for each in content["figures"]] == [1, 1]


@pytest.mark.parametrize("value", [None, "很多", float("nan"), float("inf")])
def test_a_figure_without_a_number_is_a_typed_error(small_graph, value):
    graph = small_graph.copy()
    graph.nodes[next(each for each, kind in graph.nodes(data="type") if kind == "Observation")]["value"] = value
    with pytest.raises(PageError, match="is no number"):
        page_data(graph)


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_that_leaves_nothing_is_told(small_graph, limit):
    with pytest.raises(PageError, match="Give a limit"):
        page_data(small_graph, limit=limit)


def test_half_a_character_in_a_name_can_be_written():
    graph = networkx.MultiDiGraph()
    graph.add_node("organization/a", type="Organization", name="半\ud83d字")
    assert "半\\ud83d字" in page(graph).encode("utf-8").decode("utf-8")
