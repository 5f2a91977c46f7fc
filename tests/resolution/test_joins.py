import pytest

from kg.resolution.contribution import PersonName
from kg.resolution.joins import Joins


def facility(draft, path, name, old="", scope="吉林省"):
    made = draft(path)
    made.sentence(f"海棠市总工会建成{name}。")
    body, index = made.entity("TradeUnion", "海棠市总工会"), made.entity("Facility", name, seen=name, scope=scope)
    made.state(body, "ESTABLISHES", index)
    if old:
        made.renames.append((index, old))
    return made


def test_a_renaming_joins_both_names_in_every_document(draft, graph_of):
    graph = graph_of(facility(draft, "a.txt", "爱心小屋"), facility(draft, "b.txt", "爱心驿家", old="爱心小屋"))
    facilities = [node for node in graph.node_list if node.type == "Facility"]
    assert [(node.id, node.name) for node in facilities] == [("facility/吉林省/爱心驿家", "爱心驿家")]
    assert facilities[0].properties["aliases"] == ["爱心小屋"]
    edge = graph.edges["organization/海棠市总工会", "ESTABLISHES", "facility/吉林省/爱心驿家"]
    assert edge.properties["count"] == 2


def test_a_renaming_holds_within_its_scope(draft, graph_of):
    graph = graph_of(facility(draft, "a.txt", "爱心小屋", scope="山西省"), facility(draft, "b.txt", "爱心驿家", old="爱心小屋"))
    assert {node.id for node in graph.node_list if node.type == "Facility"} == {"facility/吉林省/爱心驿家", "facility/山西省/爱心小屋"}


def test_a_figure_told_of_both_names_is_told_of_one_thing(draft, graph_of):
    old, new = facility(draft, "a.txt", "爱心小屋"), facility(draft, "b.txt", "爱心驿家", old="爱心小屋")
    old.sentence("建成20个。")
    old.figure(1, "20个", 20, "个")
    graph = graph_of(old, new)
    (edge,) = [edge for edge in graph.edge_list if edge.type == "HAS_OBSERVATION"]
    assert edge.source == "facility/吉林省/爱心驿家"


def test_a_relation_between_both_names_is_none_and_is_told(draft, graph_of):
    made = draft("a.txt")
    made.sentence("云山市工会并入云海市工会。")
    one, other = (made.entity("TradeUnion", name) for name in ("云山市工会", "云海市工会"))
    made.state(one, "PART_OF", other)
    made.renames.append((other, "云山市工会"))
    graph = graph_of(made)
    assert not [edge for edge in graph.edge_list if edge.type == "PART_OF"]
    assert [(line["what"], line["text"]) for line in graph.rejected] == [("PART_OF", "云山市工会并入云海市工会。")]


def test_chains_of_renamings_lead_to_the_newest_name():
    joins = Joins()
    assert joins.rename("facility/甲", "facility/乙") and joins.rename("facility/乙", "facility/丙")
    assert joins.final() == {"facility/甲": "facility/丙", "facility/乙": "facility/丙"}


@pytest.mark.parametrize("second", [("facility/乙", "facility/甲"), ("facility/甲", "facility/丁")], ids=["circle", "two new names"])
def test_a_contradiction_leaves_the_earlier_renaming(second):
    joins = Joins()
    assert joins.rename("facility/甲", "facility/乙")
    assert not joins.rename(*second)
    assert joins.final() == {"facility/甲": "facility/乙"}


def person(draft, path, *posts):
    made = draft(path)
    made.sentence("林秋实出席会议。")
    index = made.entity("Person", "林秋实", seen="林秋实")
    for kind, body, title in posts:
        post, organization = made.entity("Post", body + title), made.entity(kind, body)
        made.state(index, "HOLDS", post)
        made.state(post, "POST_IN", organization)
    return made


UNION = ("TradeUnion", "海棠市总工会", "主席")
CONGRESS = ("GovernmentBody", "海棠市人大常委会", "副主任")


def persons(graph):
    return [node.id for node in graph.node_list if node.type == "Person"]


def test_a_person_is_known_by_the_union_post(draft, graph_of):
    assert persons(graph_of(person(draft, "a.txt", CONGRESS, UNION))) == ["person/海棠市总工会/林秋实"]


def test_without_a_union_post_by_the_first_post_and_without_any_by_the_document(draft, graph_of):
    assert persons(graph_of(person(draft, "a.txt", CONGRESS))) == ["person/海棠市人大常委会/林秋实"]
    assert persons(graph_of(person(draft, "x/a.txt"))) == ["person/x%2Fa.txt/林秋实"]


def test_a_document_that_names_several_posts_joins_them(draft, graph_of):
    apart = graph_of(person(draft, "a.txt", CONGRESS), person(draft, "b.txt", UNION))
    assert len(persons(apart)) == 2
    joined = graph_of(person(draft, "a.txt", CONGRESS), person(draft, "b.txt", UNION), person(draft, "c.txt", CONGRESS, UNION))
    assert persons(joined) == ["person/海棠市总工会/林秋实"]
    assert sum(edge.type == "HOLDS" for edge in joined.edge_list) == 2


def test_groups_of_names_join_through_a_shared_one():
    joins = Joins()
    joins.same_person([PersonName("person/甲/林", False), PersonName("person/乙/林", False)])
    joins.same_person([PersonName("person/丙/林", True), PersonName("person/丁/林", False)])
    joins.same_person([PersonName("person/乙/林", False), PersonName("person/丁/林", False)])
    assert joins.final() == dict.fromkeys(["person/甲/林", "person/乙/林", "person/丁/林"], "person/丙/林")
