"""The page without a mouse, and what a screen reader is told."""


def focused(page):
    return page.page.evaluate("(each => each.id || each.className || each.tagName)(document.activeElement)")


def test_a_walk_with_the_keyboard_alone(open_page):
    page = open_page()
    keyboard = page.page.keyboard
    keyboard.press("Tab")
    assert focused(page) == "skip"
    keyboard.press("Enter")
    assert focused(page) == "search"
    keyboard.type("akb")
    keyboard.press("Enter")
    assert page.title() == "安康杯竞赛" and focused(page) == "H2"
    keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.getAttribute('aria-label')") == "关闭详情"
    keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.textContent") == "只看邻域"
    keyboard.press("Enter")
    assert page.page.evaluate("window.unionPage.store.state.expanded.length") == 1
    assert page.page.evaluate("document.activeElement.textContent") == "收起邻域"  # the focus is still on the buttons
    for _ in range(60):
        keyboard.press("Tab")
        if page.page.evaluate("document.activeElement.textContent") == "青山省应急管理厅":
            break
    keyboard.press("Enter")
    assert page.title() == "青山省应急管理厅"


def test_arrow_keys_walk_from_dot_to_dot(open_page):
    page = open_page()
    page.page.focus(".picture")
    page.page.keyboard.press("ArrowRight")
    first = page.title()
    assert page.page.inner_text("#chosen").startswith(f"已选 {first}：")
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.page.keyboard.press(key)
    assert page.title() and first
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("window.unionPage.store.state.expanded.length") == 1
    page.page.keyboard.press("Backspace")
    assert page.page.evaluate("window.unionPage.store.state.expanded.length") == 0
    page.page.keyboard.press("Escape")
    assert page.page.evaluate("window.unionPage.store.state.selected") is None
    before = page.page.evaluate("window.unionPage.picture.graph.zoom()")
    page.page.keyboard.press("+")
    page.page.wait_for_timeout(400)
    assert page.page.evaluate("window.unionPage.picture.graph.zoom()") > before


def test_filters_and_table_answer_to_keys_and_keep_the_focus(open_page):
    page = open_page()
    page.page.focus("input[name=hiddenClasses][value=Place]")
    page.page.keyboard.press("Space")
    assert not page.page.is_checked("input[name=hiddenClasses][value=Place]")
    assert page.page.evaluate("document.activeElement.value") == "Place"
    page.page.focus("#view-table")
    page.page.keyboard.press("Enter")
    assert focused(page) == "view-table"
    page.page.focus("#sort-name")
    page.page.keyboard.press("Enter")
    assert focused(page) == "sort-name" and page.page.get_attribute("th:has(#sort-name)", "aria-sort") == "ascending"


def test_every_focus_can_be_seen(open_page):
    page = open_page()
    seen = set()
    for _ in range(25):
        page.page.keyboard.press("Tab")
        seen.add(
            page.page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle + ' ' + getComputedStyle(document.activeElement).outlineWidth"
            )
        )
    assert seen == {"solid 2.5px"} or all(each.startswith("solid") and not each.endswith(" 0px") for each in seen)


def test_landmarks_and_names(open_page):
    page = open_page()
    for role in ("banner", "navigation", "main", "complementary", "search"):
        assert page.page.get_by_role(role).count() == 1, role
    nameless = """[...document.querySelectorAll("button, input, select, [tabindex='0']")].filter(each =>
        !(each.getAttribute("aria-label") || each.textContent.trim() || each.closest("label")?.textContent.trim()))"""
    assert page.page.evaluate(f"{nameless}.map(each => each.outerHTML)") == []
    assert page.page.locator(".picture").get_attribute("aria-label").startswith("关系图。方向键")
    assert page.page.get_attribute("#search", "role") == "combobox" and page.page.get_attribute("#results", "role") == "listbox"


def test_what_is_shown_is_told_when_it_changes(open_page):
    page = open_page()
    before = page.page.locator("main [role=status]").first.inner_text()
    page.page.check("input[name=status][value=planned]")
    assert page.page.locator("main .counts[role=status]").inner_text() != before


def test_about_shows_the_licences_and_closes(open_page):
    page = open_page()
    page.page.click("#about")
    summaries = page.page.locator("dialog summary").all_inner_texts()
    assert any(each.startswith("force-graph 1.") and each.endswith("MIT") for each in summaries)
    assert any(each.startswith("Noto Sans SC") and each.endswith("OFL-1.1") for each in summaries)
    page.page.locator("dialog summary", has_text="d3-ease").click()
    assert "Redistribution and use" in page.page.locator("dialog pre:visible").inner_text()
    page.page.keyboard.press("Escape")
    page.page.wait_for_timeout(100)
    assert page.page.locator("dialog").count() == 0


def test_no_animation_for_those_who_asked_for_none(open_page):
    page = open_page(reduced_motion="reduce")
    page.choose("安康杯")
    page.page.wait_for_timeout(50)
    before = page.page.evaluate("window.unionPage.picture.graph.centerAt()")
    page.page.wait_for_timeout(300)
    assert page.page.evaluate("window.unionPage.picture.graph.centerAt()") == before
