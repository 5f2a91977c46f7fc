"""Finding an entity by what a person types."""

import pytest

from kg.page.pinyin import readings


@pytest.mark.parametrize(
    "typed", ["安康杯竞赛", "安康杯", "“安康杯”", "akb", "AKB", "ankangbei", "ankangb", "akbei", "ankang", " 安康 杯 "]
)
def test_a_name_is_found_by_itself_its_alias_and_its_pinyin(open_page, typed):
    assert open_page().search(typed)[0] == "安康杯竞赛"


def test_a_character_is_read_by_the_words_around_it_and_as_is_usual():
    found = readings({"长三角", "宣传部部长", "A1—重庆"})
    assert (found["长"], found["重"], found["传"]) == ("zhang chang", "chong zhong", "chuan zhuan")
    assert not {"A", "1", "—"} & found.keys()


def test_the_alias_that_was_found_is_told(open_page):
    page = open_page()
    assert page.search("卡车司机") == ["货车司机"]
    assert page.page.inner_text(".results .by") == "卡车司机"


def test_what_is_not_there_is_said_in_the_list_and_to_a_screen_reader(open_page):
    page = open_page()
    assert page.search("火星工会") == []
    assert "火星工会" in page.page.inner_text(".results")
    assert page.page.inner_text(".search [role=status]") == "找到 0 个"


def test_a_click_on_a_result_opens_it(open_page):
    page = open_page()
    page.search("hcsj")
    page.page.click("#result-0")
    assert page.title() == "货车司机"
    assert not page.page.is_visible("#results")


def test_arrow_keys_choose_among_the_results(open_page):
    page = open_page()
    names = page.search("青山")
    assert len(names) >= 2
    page.page.press("#search", "ArrowDown")
    page.page.press("#search", "ArrowDown")
    assert page.page.get_attribute("#search", "aria-activedescendant") == "result-1"
    assert page.page.get_attribute("#result-1", "aria-selected") == "true"
    page.page.press("#search", "ArrowUp")
    page.page.press("#search", "ArrowUp")
    assert page.page.get_attribute("#search", "aria-activedescendant") == f"result-{len(names) - 1}"
    page.page.press("#search", "ArrowDown")
    page.page.press("#search", "Enter")
    assert page.title() == names[0]


def test_escape_closes_the_list_and_then_clears_the_field(open_page):
    page = open_page()
    page.search("安康")
    page.page.press("#search", "Escape")
    assert not page.page.is_visible("#results") and page.page.input_value("#search") == "安康"
    page.page.press("#search", "Escape")
    assert page.page.input_value("#search") == ""


def test_enter_chooses_by_what_stands_in_the_field_now(open_page):
    page = open_page()
    page.search("hcsj")
    page.page.press("#search", "Escape")
    page.page.press("#search", "Escape")
    page.page.press("#search", "Enter")  # nothing was asked: nothing opens
    assert page.page.locator(".panel.empty").count() == 1
    page.search("职工书屋")
    page.page.press("#search", "Escape")
    page.page.press("#search", "Enter")
    assert page.title() == "职工书屋"


def test_what_means_something_in_patterns_is_searched_as_it_is(open_page):
    page = open_page()
    for typed in (".*", "(", "[安", "\\", "^安", "安|职", "<img src=x onerror=alert(1)", "%"):
        assert all(any(part in name for part in (typed, "<")) for name in page.search(typed)), typed
