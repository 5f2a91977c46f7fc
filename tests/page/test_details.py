"""The panel: who runs it, for whom, with what result, and the sentence that says so."""


def test_a_fact_shows_the_sentence_with_the_match_marked_and_where_it_stands(open_page):
    page = open_page()
    page.choose("安康杯")
    fact = page.page.locator(".fact", has=page.page.get_by_role("button", name="青山省总工会", exact=True))
    quote = fact.locator(".quote").first
    assert quote.locator("blockquote").inner_text() == "😀青山省总工会会同青山省应急管理厅开展安康杯竞赛。"
    assert quote.locator("mark").inner_text() == "开展安康杯竞赛"
    told = quote.locator("figcaption").inner_text()
    for part in ("在青山省工会第九次代表大会上的报告", "2022-06-01", "第 17–24 字符", "规则 act.organize", "牵头"):
        assert part in told


def test_achieved_and_planned_are_told_apart_in_words_and_in_form(open_page):
    page = open_page()
    page.choose("清风送爽行动")
    fact = page.page.locator(".fact").first
    assert fact.locator(".badge").all_inner_texts() == ["○ 计划中"]
    assert fact.evaluate("each => getComputedStyle(each).borderInlineStartStyle") == "dashed"
    page.choose("安康杯竞赛")
    both = page.page.locator(".fact", has=page.page.get_by_role("button", name="青山省总工会", exact=True))
    assert both.locator(".fact-head .badge").all_inner_texts() == ["✓ 已实现", "○ 计划中"]
    both.locator("summary").click()
    assert both.locator(".quote.planned .badge").inner_text() == "○ 计划中"
    colours = [
        both.locator(f".fact-head .badge.{each}").evaluate("each => getComputedStyle(each).backgroundColor")
        for each in ("achieved", "planned")
    ]
    assert colours[0] != colours[1]


def test_only_relations_of_which_nothing_is_achieved_are_drawn_dashed(open_page):
    opened = open_page()
    dashed = "window.unionPage.picture.lines.every(each => (window.unionPage.picture.graph.linkLineDash()(each) !== null) === each.planned)"
    assert opened.page.evaluate(dashed)
    lines = opened.page.evaluate(
        "[...window.unionPage.picture.lines].map(each => [each.relation.source.name, each.relation.target.name, each.planned])"
    )
    planned = {(source, target) for source, target, each in lines if each}
    assert planned == {("青山省总工会", "清风送爽行动"), ("清风送爽行动", "货车司机")}


def test_a_chart_sets_the_target_beside_the_achievement(open_page):
    page = open_page()
    page.choose("职工书屋")
    chart = page.page.locator(".chart")
    assert chart.get_attribute("aria-label") == "职工书屋：2021 年已实现 300 家，2025 年计划中 500 家"
    assert chart.locator("circle.point:not(.planned)").count() == 1
    hollow = chart.locator("circle.point.planned")
    assert hollow.evaluate("each => getComputedStyle(each).strokeDasharray") != "none"
    assert hollow.evaluate("each => getComputedStyle(each).fill") == "rgb(255, 255, 255)"
    assert chart.locator("text.value").all_text_contents() == ["计划中 500 家", "300 家"]
    assert [each.inner_text() for each in page.page.locator(".figure .badge").all()] == ["✓ 已实现", "○ 计划中"]
    assert page.page.locator(".figure mark").first.inner_text() == "职工书屋300家"


def test_names_properties_and_mentions(open_page):
    page = open_page()
    page.choose("安康杯竞赛")
    assert page.page.locator(".aliases li").all_inner_texts() == ["安康杯"]  # the other one differs by quotation marks only
    assert page.page.inner_text(".about-entity dl").endswith("https://example.org/c")
    page.page.click(".mentions > details > summary")
    assert set(page.page.locator(".mentions mark").all_inner_texts()) == {"安康杯竞赛"}


def test_a_link_leads_to_the_other_entity(open_page):
    page = open_page()
    page.choose("安康杯竞赛")
    page.page.get_by_role("button", name="青山省应急管理厅", exact=True).click()
    assert page.title() == "青山省应急管理厅"
    page.page.go_back()
    assert page.title() == "安康杯竞赛"


def test_the_panel_closes(open_page):
    page = open_page()
    page.choose("安康杯竞赛")
    page.page.get_by_role("button", name="关闭详情").click()
    assert page.page.locator(".panel h2.small").count() == 1
