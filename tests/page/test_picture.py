"""The picture: clicking, expanding, collapsing, moving."""


def place(page, name):
    at = page.page.evaluate(
        "name => window.unionPage.picture.placeOf(window.unionPage.model.entities.find(each => each.name === name))", name
    )
    assert at is not None
    return at["x"], at["y"]


def drawn(page):
    page.page.wait_for_timeout(100)
    return set(page.page.evaluate("window.unionPage.picture.dots.map(each => each.entity.name)"))


def test_a_click_on_a_dot_opens_it_and_one_beside_closes_it(open_page):
    page = open_page()
    page.page.mouse.click(*place(page, "安康杯竞赛"))
    page.page.wait_for_timeout(200)
    assert page.title() == "安康杯竞赛"
    box = page.page.locator(".picture").bounding_box()
    page.page.mouse.click(box["x"] + 4, box["y"] + 4)
    page.page.wait_for_timeout(200)
    assert page.page.locator(".panel.empty").count() == 1


def test_a_double_click_shows_the_neighbourhood_another_the_whole_again(open_page):
    page = open_page()
    everything = drawn(page)
    page.page.mouse.dblclick(*place(page, "清风送爽行动"))
    assert drawn(page) == {"清风送爽行动", "青山省总工会", "货车司机"}
    page.page.wait_for_timeout(500)
    page.page.mouse.dblclick(*place(page, "清风送爽行动"))
    assert drawn(page) == everything


def test_neighbourhoods_are_expanded_and_collapsed_one_by_one(open_page):
    page = open_page()
    page.choose("清风送爽行动")
    page.page.click("text=只看邻域")
    first = drawn(page)
    page.choose("青山省总工会")
    page.page.click("text=展开邻域")
    assert drawn(page) == first | {"安康杯竞赛", "职工书屋"}
    page.page.click("text=收起邻域")
    assert drawn(page) == first
    page.page.click("text=返回全图")
    assert len(drawn(page)) > len(first)


def test_moving_and_zooming_leave_every_dot_where_it_is(open_page):
    page = open_page()
    where = "window.unionPage.picture.dots.map(each => [each.id, each.x, each.y])"
    before = page.page.evaluate(where)
    box = page.page.locator(".picture").bounding_box()
    page.page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.page.mouse.wheel(0, -400)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 420, box["y"] + 260, steps=5)
    page.page.mouse.up()
    page.page.wait_for_timeout(400)
    assert page.page.evaluate(where) == before
    assert page.page.locator(".panel.empty").count() == 1  # dragging is no click
