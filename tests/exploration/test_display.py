"""What a notebook shows: escaped, readable without styles, drawn without a missing glyph, and the same each time."""

import base64
import dataclasses
import re
import subprocess
import sys
import warnings

import pytest
from html_tags import Tags

from kg.exploration.drawing import Neighbour, draw_neighbours
from kg.exploration.evidence import EvidenceList

ALLOWED = {"div", "p", "br", "small", "strong", "em", "mark", "img", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.fixture(autouse=True)
def no_missing_glyph():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def shown(thing):
    html = thing._repr_html_()
    assert len(html) < 120_000
    return Tags(html)


def pieces(graph, name):
    entity = graph.find(name)
    other = entity.neighbours()[0]
    of_entity = [entity.relations(), entity.relations()[0], entity.evidence(), entity.evidence()[0], entity.neighbours()]
    return [graph, entity, *of_entity, entity.subgraph(2), graph.path(entity, other)]


def test_names_stay_text(hostile):
    for name in ("某市总工会", *(each.id for each in hostile if each.type == "Campaign")):
        for piece in pieces(hostile, name):
            tags = shown(piece)
            assert tags.tags <= ALLOWED and tags.attributes <= {"style", "src", "alt", "width"}
            assert len(repr(piece)) < 30_000


def test_the_sentence_is_quoted_with_the_stretch_marked(hostile):
    html = hostile.find("某市总工会").relations()._repr_html_()
    assert "&lt;/mark&gt;&lt;img src=x onerror=alert(1)&gt;”&lt;/b&gt;活动</mark>。" in html
    assert "计划中 planned" in html and "&lt;a&gt;.txt" in html and "achieved" not in html


def test_status_is_told_in_words(graph):
    text = shown(graph.find("安康杯竞赛")).text
    assert "已实现 achieved" in text and "计划中 planned" in text and "参赛班组不少于600个" in text and "county-plan.txt" in text


def test_a_deed_is_quoted_by_a_sentence_that_says_it_was_done(graph):
    relation = next(each for each in graph.find("送温暖").relations() if each.name == "云南省总工会")
    promised_first = EvidenceList(sorted(relation.evidence, key=lambda each: each.status, reverse=True))
    promise, deed = promised_first[0], next(each for each in promised_first if each.status == "achieved")
    assert (relation.status, promise.status) == ("achieved", "planned")
    text = shown(dataclasses.replace(relation, evidence=promised_first)).text
    assert deed.sentence in text and promise.sentence not in text


def test_a_picture_is_the_same_each_time_and_a_png(graph):
    entity = graph.find("云南省总工会")
    for one, other in ((entity.picture(), entity.picture()), (entity.subgraph(2).picture(), entity.subgraph(2).picture())):
        assert one.data == other.data and one.data.startswith(b"\x89PNG") and one.text and len(one.data) < 120_000
    assert base64.b64encode(entity.picture().data).decode() in entity._repr_html_()


def test_what_is_left_out_of_a_picture_is_told(graph):
    union = graph.find("云南省总工会")
    left = len(union.relations())
    shown_relations, all_relations = map(int, re.search(r"(\d+) / (\d+)", union.picture(most=3).text).groups())
    assert shown_relations <= 6 < all_relations == left


def test_planned_and_achieved_look_different(tmp_path):
    one, other = (
        draw_neighbours("安康杯竞赛", "Campaign", [Neighbour("甲市总工会", "TradeUnion", "ORGANIZES", planned)], [], "x")
        for planned in (True, False)
    )
    assert one.data != other.data
    one.save(tmp_path / "one.png")
    assert (tmp_path / "one.png").read_bytes() == one.data


def test_chinese_is_drawn_and_pyplot_left_alone():
    """Two characters give two pictures: boxes in place of both would be equal."""
    code = """
import sys, warnings
warnings.simplefilter("error")
from kg.exploration.drawing import draw_neighbours
print(draw_neighbours("书", "Facility", [], [], "").data != draw_neighbours("喆", "Facility", [], [], "").data)
print("matplotlib.pyplot" in sys.modules, "zhplot" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "True\nFalse False\n", done.stderr


def test_without_the_extra_there_is_text_and_a_remedy(examples_graph):
    """Packages that are not installed, as far as the importer can tell."""
    code = f"""
import sys
for name in ("matplotlib", "pandas", "zhplot"):
    sys.modules[name] = None
import kg
graph = kg.open({str(examples_graph)!r})
print("union-kg[notebook]" in graph.find("安康杯")._repr_html_(), "<img" in graph.find("安康杯")._repr_html_())
try:
    graph.relations()
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == 'True False\ntables need pandas. Install what notebooks need: pip install "union-kg[notebook]"\n', done.stderr
