"""Names are data: whatever they hold stays text, everywhere."""

import re
import time

import networkx
import pytest
from hostile_page_names import HOSTILE

from kg.page.html import page


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_name_is_found_opened_and_shown_as_text(open_page, number):
    opened = open_page()
    opened.page.evaluate(f"location.hash = 'entity=organization/hostile-{number}'")
    opened.page.wait_for_timeout(150)
    shown = opened.page.locator(".panel h2").text_content()
    assert shown == HOSTILE[number] or (len(HOSTILE[number]) > 400 and shown == HOSTILE[number][:399] + "…")
    assert opened.page.locator(".fact").count() == 1
    assert opened.page.evaluate("document.querySelectorAll('img, b, script:not([type])').length") == 1  # our own script


def test_hostile_names_in_the_table_the_search_and_under_the_pointer(open_page):
    opened = open_page("#view=table")
    assert "</script><img src=x onerror=alert(1)>" in opened.page.inner_text("tbody")
    assert opened.search("onerror")[0].startswith("</script>")
    opened.page.click("#view-graph")
    for number in range(len(HOSTILE)):
        at = opened.page.evaluate(f"window.unionPage.picture.placeOf(window.unionPage.model.byId.get('organization/hostile-{number}'))")
        opened.page.mouse.move(at["x"], at["y"])
        opened.page.wait_for_timeout(60)
    assert opened.page.evaluate("document.querySelectorAll('img, b').length") == 0


def test_no_query_takes_long_however_a_name_can_be_read(open_page):
    opened = open_page()
    begun = time.perf_counter()
    assert opened.search("a" * 45 + "b") == []
    assert opened.search("a" * 45) == ["啊" * 50]
    assert opened.search("x" * 100_000) == []
    assert time.perf_counter() - begun < 5


def test_the_policy_refuses_what_a_name_could_try(open_page):
    opened = open_page()
    tried = opened.page.evaluate(
        """async () => {
            const tell = [];
            try { document.body.insertAdjacentHTML("beforeend", "<b>x</b>"); tell.push("html"); } catch { /* as it should be */ }
            await new Promise((done) => setTimeout(() => { // outside of this call, which the browser's tools let evaluate
                try { new Function("return 1")(); tell.push("evaluation"); } catch { /* as it should be */ }
                done();
            }));
            try { await fetch("https://example.org/"); tell.push("network"); } catch { /* as it should be */ }
            const image = new Image();
            const loaded = new Promise((done) => { image.onload = () => done("image"); image.onerror = () => done(""); });
            image.src = "https://example.org/x.png";
            tell.push(await loaded);
            const script = document.createElement("script");
            try { script.textContent = "window.ran = true"; document.body.append(script); } catch { /* as it should be */ }
            return [...tell, window.ran ?? ""];
        }"""
    )
    assert tried == ["", ""]
    assert all("Content Security Policy" in each or "TrustedHTML" in each or "Trusted" in each for each in opened.complaints), (
        opened.complaints
    )
    assert opened.requests[0].startswith("file:") and len(opened.complaints) >= 3
    opened.complaints.clear()
    opened.requests.clear()  # a request that the policy stopped was announced all the same


def test_a_title_and_a_name_cannot_leave_their_elements(small_graph: networkx.MultiDiGraph):
    text = page(small_graph, title="</title><script>alert(1)</script>")
    assert text.count("</script>") == 3 and text.count("<script") == 3
    assert text.count("</title>") == 1 and "<title>&lt;/title&gt;" in text
    data = re.search(r'<script type="application/json" id="graph-data">(.*?)</script>', text, re.DOTALL)
    assert data is not None and "<" not in data[1]
