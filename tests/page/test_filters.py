"""What is shown under the filters: the graph and the table are one selection."""

import pytest

UNION, BUREAU, CUP, COOL, DRIVERS, ROOM, PLACE = (
    "青山省总工会",
    "青山省应急管理厅",
    "安康杯竞赛",
    "清风送爽行动",
    "货车司机",
    "职工书屋",
    "长明市",
)


@pytest.fixture
def page(open_page):
    opened = open_page()
    opened.page.uncheck("input[name=hiddenClasses][value=Organization]")  # the hostile names
    return opened


def counts(page):
    return page.page.inner_text(".counts")


def test_at_first_what_documents_say_is_shown_and_what_only_the_vocabulary_links_is_not(page):
    assert page.shown() == {UNION, BUREAU, CUP, COOL, DRIVERS, ROOM, PLACE}
    assert counts(page) == "7 个实体，6 条关系，2 项数据（共 16 个实体）"


def test_class(page):
    page.page.uncheck("input[name=hiddenClasses][value=Place]")
    assert page.shown() == {UNION, BUREAU, CUP, COOL, DRIVERS, ROOM}


def test_none_and_all_classes(page):
    group = page.page.get_by_role("group", name="类别")
    group.get_by_role("button", name="全不选").click()
    assert page.shown() == set()
    assert page.page.inner_text(".picture-note") == "没有符合筛选条件的内容"
    group.get_by_role("button", name="全选").click()
    assert len(page.shown()) > 7


def test_predicate(page):
    page.page.click("details:has(input[name=hiddenPredicates]) > summary")
    page.page.uncheck("input[name=hiddenPredicates][value=TARGETS]")
    assert DRIVERS not in page.shown()
    page.page.check("input[name=hiddenPredicates][value=BROADER]")
    assert "劳动竞赛" in page.shown()


def test_document(page):
    page.page.click("details:has(input[name=documents]) > summary")
    page.page.locator("label", has_text="2024年工作要点").locator("input").check()
    assert page.shown() == {UNION, CUP, COOL, DRIVERS, ROOM}
    assert counts(page).startswith("5 个实体，3 条关系，1 项数据")


@pytest.mark.parametrize(
    ("status", "names"), [("planned", {UNION, CUP, COOL, DRIVERS, ROOM}), ("achieved", {UNION, BUREAU, CUP, ROOM, PLACE})]
)
def test_status(page, status, names):
    page.page.check(f"input[name=status][value={status}]")
    assert page.shown() == names


def test_years(page):
    page.page.select_option("select[name=from]", "2024")
    assert page.shown() == {UNION, CUP, COOL, DRIVERS, ROOM}
    page.page.select_option("select[name=to]", "2024")
    assert counts(page).startswith("4 个实体，3 条关系，0 项数据")  # the target for 2025 is out
    page.page.select_option("select[name=from]", "2021")
    page.page.select_option("select[name=to]", "2021")
    assert page.shown() == {UNION, ROOM}


def test_entities_without_relations(page):
    page.page.uncheck("input[name=hiddenClasses][value=Campaign]")
    assert page.shown() == {UNION, ROOM}
    page.page.check("input[name=unlinked]")
    assert {UNION, ROOM, BUREAU, DRIVERS, PLACE} <= page.shown()


def test_reset(page):
    page.page.check("input[name=status][value=planned]")
    page.page.select_option("select[name=from]", "2024")
    page.page.click("text=恢复默认")
    assert page.page.is_checked("input[name=status][value=all]") and page.page.is_checked("input[name=hiddenClasses][value=Organization]")
    assert page.page.input_value("select[name=from]") == ""


def test_what_is_chosen_stays_whatever_the_filters_say(page):
    page.choose(PLACE)
    page.page.uncheck("input[name=hiddenClasses][value=Place]")
    assert PLACE in page.shown()
