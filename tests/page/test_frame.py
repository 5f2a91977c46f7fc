"""The page inside a notebook: in a frame that may run scripts and nothing else, without an address of its own."""

from html import escape

from kg.page.html import page


def test_in_a_sandboxed_frame_everything_works_but_the_address(browser, small_graph, tmp_path):
    part = small_graph.subgraph([each for each in small_graph if not each.startswith("organization/hostile")]).copy()
    outer = tmp_path / "notebook.html"
    inner = page(part, entity="programme/安康杯竞赛")
    outer.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><iframe sandbox="allow-scripts" width="900" height="600" srcdoc="{escape(inner)}"></iframe>',
        "utf-8",
    )
    context = browser.new_context(offline=True)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(outer.as_uri())
    frame = opened.frame_locator("iframe")
    frame.locator("body.ready").wait_for()
    assert frame.locator(".panel h2").inner_text() == "安康杯竞赛"
    frame.locator(".fact .link", has_text="青山省应急管理厅").click()
    assert frame.locator(".panel h2").inner_text() == "青山省应急管理厅"
    frame.locator("#view-table").click()
    frame.locator("#language").click()
    assert frame.locator("#tab-entities").inner_text().startswith("Entities")
    assert complaints == []
    context.close()


def test_a_narrow_window_shows_filters_and_details_on_demand(open_page):
    opened = open_page()
    opened.page.set_viewport_size({"width": 420, "height": 800})
    assert not opened.page.is_visible(".side") and not opened.page.is_visible(".panel")
    opened.page.click("#filter-button")
    assert opened.page.is_visible(".side") and opened.page.get_attribute("#filter-button", "aria-expanded") == "true"
    opened.page.click("#filter-button")
    opened.choose("安康杯")
    assert opened.page.is_visible(".panel h2")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 420
