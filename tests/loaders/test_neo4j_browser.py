"""Neo4j Browser in a real Chromium on a real server: our style, queries, guide and favourites, as a reader meets them."""

import re
import threading
from urllib.parse import urlsplit

import pytest
from hostile_query import HOSTILE
from neo4j_browser_page import Neo4jBrowser
from neo4j_process import ask, empty

from loaders.cypher.library import library, parse
from loaders.neo4j.loading import load
from loaders.neo4j_browser.files import browser_files, counted
from loaders.neo4j_browser.guide import guide
from loaders.neo4j_browser.ready import pictures, ready
from loaders.neo4j_browser.serving import FileServer
from ontology.colours import class_colours
from ontology.schema import load_schema

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def filled(neo4j_server, examples_graph):
    """The server with the graph of the examples."""
    empty(neo4j_server)
    load(examples_graph, neo4j_server)
    yield neo4j_server
    empty(neo4j_server)


@pytest.fixture(scope="module")
def files(examples_graph):
    """What union-kg guide serves, at its address; with the name ``address`` this address."""
    with FileServer(0) as server:
        served = browser_files(counts=counted(examples_graph), address=server.address)
        hostile = {**library(), "hostile": parse("hostile", HOSTILE)}
        page = guide(load_schema(), hostile, "zh", favourites="f.zip")
        server.publish({**served, "hostile.html": page.encode()})
        thread = threading.Thread(target=server.serve)
        thread.start()
        yield {**served, "address": server.address}
        server.stop()
        thread.join()


@pytest.fixture
def neo4j_browser(browser, filled):
    """Neo4j Browser, signed in, in a profile of its own. Only this machine is reached."""
    ((address,),) = ask(filled, "SHOW SETTINGS 'server.http.advertised_address' YIELD value")
    home = f"http://{urlsplit(filled.uri).hostname}:{address.rpartition(':')[2]}"
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.route(
        lambda url: urlsplit(url).hostname not in {"127.0.0.1", "localhost", urlsplit(home).hostname}, lambda route: route.abort()
    )
    yield Neo4jBrowser(context.new_page(), home, filled)
    context.close()


def without_blanks(text):
    return "".join(text.split())


def drawn(frame):
    """The fills and captions of the nodes in the frame of an answer."""
    frame.locator("g.node text.caption").first.wait_for()
    fills = [each.get_attribute("fill") for each in frame.locator("g.node circle.b-outline").all()]
    captions = ["".join(each.locator("text.caption").all_text_contents()).strip() for each in frame.locator("g.node").all()]
    return fills, captions


def test_style_dropped_then_queries_of_the_library(neo4j_browser, files):
    neo4j_browser.drop("union.grass", files["union.grass"])
    neo4j_browser.page.get_by_text("node.TradeUnion").wait_for()
    fills, captions = drawn(neo4j_browser.run(ready(library()["campaign-network"]).cypher))
    colours = class_colours(load_schema())
    assert "安康杯竞赛" in captions and "云南省总工会" in captions
    assert all(CHINESE.search(each) for each in captions)
    assert {colours["Campaign"].fill, colours["TradeUnion"].fill} <= set(fills) <= {each.fill for each in colours.values()}
    for name, text in (("campaign-organizers", "云南省总工会"), ("mechanisms-for-a-group", "新就业形态劳动者协商协调机制")):
        neo4j_browser.run(ready(library()[name]).cypher).get_by_text(text).first.wait_for()


def test_every_picture_is_drawn(neo4j_browser, files):
    neo4j_browser.drop("union.grass", files["union.grass"])
    neo4j_browser.page.get_by_text("node.TradeUnion").wait_for()
    for picture in pictures():
        frame = neo4j_browser.run(picture.cypher)
        _, captions = drawn(frame)
        assert len(captions) > 5 and all(captions), picture.name
        assert CHINESE.search("".join(frame.locator("g.relationship text").all_text_contents())), picture.name


def test_the_guide_fetches_the_style_and_its_queries_run_on_a_click(neo4j_browser, files):
    page = neo4j_browser.page
    slides = neo4j_browser.guide(f"{files['address']}/guide.zh.html")
    slides.get_by_text("工会知识图谱").first.wait_for()
    before = neo4j_browser.frames.count()
    slides.locator("[data-exec]").click()
    neo4j_browser.next_frame(before)
    page.get_by_text("node.TradeUnion").wait_for()
    for _ in range(3):
        page.get_by_test_id("guideNextSlide").click()
    query = slides.locator("pre.runnable").first
    before = neo4j_browser.frames.count()
    query.locator("i").click()
    fills, captions = drawn(neo4j_browser.next_frame(before))
    assert "安康杯竞赛" in captions and class_colours(load_schema())["Campaign"].fill in fills
    slides.locator("pre.runnable").nth(1).click()
    assert neo4j_browser.editor_text() == without_blanks(pictures()[1].cypher)


def test_hostile_text_in_the_guide_stays_text(neo4j_browser, files):
    page = neo4j_browser.page
    hostile = ready(parse("hostile", HOSTILE))
    slides = neo4j_browser.guide(f"{files['address']}/hostile.html#slide-11")
    slides.get_by_text(hostile.titles["zh"]).wait_for()
    slides.locator("pre.runnable").last.click()
    assert neo4j_browser.editor_text() == without_blanks(hostile.cypher)
    assert page.evaluate("window.hacked") is None
    assert not slides.locator("img, script").count()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_favourites_dropped(neo4j_browser, files, language):
    page = neo4j_browser.page
    neo4j_browser.drop(f"favorites.{language}.zip", files[f"favorites.{language}.zip"])
    page.get_by_test_id("navigationFavorites").click()
    page.get_by_text(f"union-kg {'先看几张图' if language == 'zh' else 'First pictures'}").click()
    page.get_by_text(pictures()[0].titles[language], exact=True).click()
    assert neo4j_browser.editor_text().endswith(without_blanks(pictures()[0].cypher))
