"""The colours of the page can be told apart by everybody: WCAG 2.2, success criteria 1.4.3 and 1.4.11, computed."""

import re

import pytest

from kg.page.frontend import SOURCES
from ontology.colours import class_colours, contrast
from ontology.schema import load_schema

TEXT, SHAPE = 4.5, 3.0
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (SOURCES / "src" / "tokens.css").read_text(encoding="utf-8")))
GROUNDS = ("paper", "surface", "accent-soft", "planned-soft")


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "achieved", "planned"])
def test_text(text, ground):
    assert contrast(TOKENS[text], TOKENS[ground]) >= TEXT


@pytest.mark.parametrize("fill", ["accent", "achieved"])
def test_text_on_filled_buttons_and_badges(fill):
    assert contrast(TOKENS["on-fill"], TOKENS[fill]) >= TEXT


def test_marked_text():
    assert contrast(TOKENS["ink"], TOKENS["mark"]) >= TEXT


@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_edges_of_controls(ground):
    assert contrast(TOKENS["control"], TOKENS[ground]) >= SHAPE


def test_edges_of_dots_show_on_the_page():
    too_faint = {
        name: each.border for name, each in class_colours(load_schema()).items() if contrast(each.border, TOKENS["surface"]) < SHAPE
    }
    assert too_faint == {}


def test_no_other_file_names_a_text_colour_of_its_own():
    for file in sorted((SOURCES / "src").glob("*.css")):
        if file.name != "tokens.css":
            assert re.findall(r"(?<!-)color: *#", file.read_text(encoding="utf-8")) == [], file.name
