"""Style, favourites and guide for Neo4j Browser follow from the ontology and the library, and hold whatever those say."""

import dataclasses
import io
import re
import zipfile
from pathlib import Path

import pytest
from hostile_query import HOSTILE
from neo4j_browser_rules import Guide, look, rules

from loaders.cypher.library import library, parse
from loaders.cypher.tokens import tokens_of
from loaders.neo4j_browser.contents import LANGUAGES, themes, words
from loaders.neo4j_browser.favourites import favourites
from loaders.neo4j_browser.files import browser_files, counted
from loaders.neo4j_browser.guide import guide
from loaders.neo4j_browser.ready import literal, pictures, ready
from loaders.neo4j_browser.style import grass
from loaders.offline.cypher import OfflineGraph
from ontology.colours import class_colours
from ontology.namespaces import CHINESE, ENGLISH
from ontology.property_graph import label_sets, node_labels, relationship_types
from ontology.schema import load_schema


@pytest.fixture(scope="module")
def schema():
    return load_schema()


@pytest.fixture(scope="module")
def style(schema):
    return rules(grass(schema))


def test_each_class_has_its_colour_and_shows_its_name(schema, style):
    colours, labels = class_colours(schema), label_sets(schema)
    for name, colour in colours.items():
        drawn = look(style, labels[name])
        assert (drawn["color"], drawn["text-color-internal"], drawn["border-color"]) == (colour.fill, colour.text, colour.border), name
        assert drawn["caption"] == "{name}"


def test_a_mere_concept_looks_like_one_whatever_its_class(schema, style):
    labels = node_labels(label_sets(schema), "Concept", "TradeUnion")
    assert "TradeUnion" in labels
    assert look(style, labels)["color"] == class_colours(schema)["Concept"].fill


def test_each_type_of_relationship_is_told_in_chinese(schema, style):
    told = {name: style[f"relationship.{name}"]["caption"] for name in relationship_types(schema)}
    assert told == {name: schema.predicates[name].labels[CHINESE] for name in relationship_types(schema)}


def test_the_names_of_the_best_known_fit_into_their_circles(style):
    for label, name in (("Organization", "中华全国总工会"), ("TargetGroup", "新就业形态劳动者"), ("Person", "王崇伦")):
        drawn = style[f"node.{label}"]
        letters = float(drawn["font-size"].removesuffix("px")) * len(name)
        assert letters < float(drawn["diameter"].removesuffix("px")) - 4, name


def test_a_label_cannot_leave_its_caption(schema):
    label = '坏\' ; } node.Record { color: #FF0000; caption: "x"; }\n'
    predicates = {**schema.predicates, "TARGETS": dataclasses.replace(schema.predicates["TARGETS"], labels={CHINESE: label})}
    hostile = rules(grass(dataclasses.replace(schema, predicates=predicates)))
    harmless = rules(grass(schema))
    assert list(hostile) == list(harmless)
    assert {name: rule for name, rule in hostile.items() if name != "relationship.TARGETS"} == {
        name: rule for name, rule in harmless.items() if name != "relationship.TARGETS"
    }


def test_every_query_of_the_library_stands_in_the_guide_once(schema):
    expected = [each.cypher for each in pictures()] + [each.cypher for theme in themes(library()) for each in theme.queries]
    assert sorted(each.name for theme in themes(library()) for each in theme.queries) == sorted(library())
    for language in LANGUAGES:
        shown = Guide(guide(schema, library(), language, favourites="f.zip"))
        assert shown.queries == expected
        assert len(shown.slides) == 4 + len(themes(library()))


def test_a_query_without_a_theme_comes_under_the_last(schema):
    more = {**library(), "new": parse("new", "MATCH (n:Record) RETURN count(n)")}
    assert themes(more)[-1].queries[-1].name == "new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_explains_every_class_and_type(schema, language):
    page = guide(schema, library(), language, favourites="f.zip")
    _, classes, relationships, *_ = Guide(page).slides
    tag = {"zh": CHINESE, "en": ENGLISH}[language]
    for name, each in schema.classes.items():
        assert name in classes and each.labels[CHINESE] in classes and each.labels[ENGLISH] in classes and each.definitions[tag] in classes
    for name in relationship_types(schema):
        assert name in relationships and schema.predicates[name].definitions[tag] in relationships
    assert all(f"background:{colour.fill};color:{colour.text}" in page for colour in class_colours(schema).values())


def test_counts_are_those_of_the_graph(query_graph):
    counts = counted(query_graph)
    with OfflineGraph(query_graph) as graph:
        for label in ("Record", "Organization", "TradeUnion", "Concept", "TargetGroup"):
            assert graph.query(f"MATCH (n:{label}) RETURN count(n)").rows == ((counts.nodes[label],),), label
        assert graph.query("MATCH ()-[r:ORGANIZES]->() RETURN count(r)").rows == ((counts.relationships["ORGANIZES"],),)
    welcome = Guide(browser_files(counts=counts)["guide.en.html"].decode()).slides[0]
    assert f"{counts.nodes['Record']:,} nodes and {counts.relationships.total():,} relationships" in welcome


def test_hostile_text_stays_text(schema):
    query = parse("hostile", HOSTILE)
    harmless = Guide(guide(schema, library(), "zh", favourites="f.zip"))
    for language in LANGUAGES:
        shown = Guide(guide(schema, {**library(), "hostile": query}, language, favourites="f.zip"))
        assert shown.tags == harmless.tags
        assert len(shown.slides) == len(harmless.slides)
        assert shown.queries == [*Guide(guide(schema, library(), language, favourites="f.zip")).queries, ready(query).cypher]
        assert query.titles[language] in shown.slides[-1] and query.questions[language] in shown.slides[-1]


def test_the_style_is_fetched_on_a_click_when_it_is_served(schema):
    files = browser_files(address="http://localhost:1234")
    assert Guide(files["guide.zh.html"].decode()).commands == ["style http://localhost:1234/union.grass"]
    assert Guide(browser_files()["guide.zh.html"].decode()).commands == []


def test_favourites_are_a_file_each_in_folders_titled_by_their_first_line():
    for language in LANGUAGES:
        with zipfile.ZipFile(io.BytesIO(favourites(library(), language))) as archive:
            texts = {name: archive.read(name).decode() for name in archive.namelist()}
        assert len(texts) == len(pictures()) + len(library())
        assert {name.split("/")[0] for name in texts} == {
            "union-kg " + title for title in (words(language)["pictures"], *(each.titles[language] for each in themes(library())))
        }
        queries = {name.split("/")[1].removesuffix(".cypher"): text for name, text in texts.items()}
        assert queries["campaign-organizers"].startswith(f"// {library()['campaign-organizers'].titles[language]}\n")
        assert all(not any(token.kind == "parameter" for token in tokens_of(text)) for text in queries.values())


def test_the_readme_shows_one_of_the_pictures():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"^```cypher\n(.*?)\n```$", readme, re.DOTALL | re.MULTILINE)
    assert query in {each.cypher for each in pictures()}


def test_the_same_library_gives_the_same_bytes():
    assert browser_files() == browser_files()


def test_ready_queries_give_the_rows_of_their_default_values(query_graph):
    with OfflineGraph(query_graph) as graph:
        for query in library().values():
            assert graph.query(ready(query).cypher) == graph.query(query.cypher, **query.values({})), query.name


def test_only_parameters_are_replaced():
    head = "// parameter: a string = x\n"
    body = "MATCH (n {name: '$a'}) // $a\nWHERE n.name = $a /* $a */ RETURN n.`$a` AS b"
    assert ready(parse("q", head + body)).cypher == body.replace("= $a", "= 'x'")


def test_a_value_is_written_so_that_it_comes_back(query_graph):
    values = ["安康杯", "it's", 'a "quotation"', "back\\slash'", "\\", "两\n行", "", True, False, 3, -2, 0.1, ["a", "b'"], []]
    with OfflineGraph(query_graph) as graph:
        assert [graph.query(f"RETURN {literal(value)} AS v").rows[0][0] for value in values] == values


def test_every_picture_shows_something_of_the_examples(examples_graph):
    with OfflineGraph(examples_graph) as graph:
        for picture in pictures():
            rows = graph.query(picture.cypher).rows
            assert rows and all(isinstance(value, dict) or value is None for row in rows for value in row), picture.name
