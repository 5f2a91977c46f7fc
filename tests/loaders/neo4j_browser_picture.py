"""Makes the picture of Neo4j Browser in the README: ``python tests/loaders/neo4j_browser_picture.py``.

It builds the graph of the examples, starts a Neo4j server from Maven Central and Chromium, and asks what lies around a campaign.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "browser"))

from chromium import launched
from neo4j_browser_page import Neo4jBrowser
from neo4j_process import Neo4jProcess, jars
from playwright.sync_api import Browser, sync_playwright

from kg.building import build
from kg.examples import examples_folder
from loaders.neo4j.loading import load
from loaders.neo4j_browser.files import STYLE, browser_files
from loaders.neo4j_browser.ready import pictures

PICTURE = Path(__file__).parents[2] / "kg" / "examples" / "pictures" / "neo4j-browser.png"
_NAME = "2-neighbourhood"
_SIZE = {"width": 1280, "height": 800}
_AT_REST = 6_000  # milliseconds until the nodes have found their places


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build([examples_folder()], folder / "graph")
        (folder / "jars").mkdir()
        process = Neo4jProcess(folder / "home", jars(folder / "jars"))
        process.start()
        try:
            load(folder / "graph", process.server)
            with sync_playwright() as playwright:
                browser = launched(playwright)
                _draw(browser, process)
                browser.close()
        finally:
            process.stop()


def _draw(browser: Browser, process: Neo4jProcess) -> None:
    neo4j_browser = Neo4jBrowser(browser.new_page(viewport=_SIZE), f"http://127.0.0.1:{process.http}", process.server)
    neo4j_browser.drop(STYLE, browser_files()[STYLE])
    neo4j_browser.page.get_by_text("node.TradeUnion").wait_for()
    query = next(each for each in pictures() if each.name == _NAME)
    frame = neo4j_browser.run(query.cypher)
    frame.locator("g.node").first.wait_for()
    frame.get_by_title("Fullscreen").click()
    neo4j_browser.page.wait_for_timeout(_AT_REST)
    neo4j_browser.page.get_by_label("zoom-to-fit").click()
    neo4j_browser.page.wait_for_timeout(_AT_REST // 3)
    PICTURE.parent.mkdir(exist_ok=True)
    neo4j_browser.page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
