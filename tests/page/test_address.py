"""The address bar holds the view, so that it can be shared; and the two languages."""

import json
import re
from urllib.parse import quote

import pytest

from kg.page.frontend import SOURCES


def test_a_view_comes_back_from_its_address(open_page):
    page = open_page()
    page.search("清风")
    page.page.press("#search", "Enter")
    page.page.click("text=只看邻域")
    page.page.check("input[name=status][value=planned]")
    page.page.select_option("select[name=from]", "2022")
    page.page.uncheck("input[name=hiddenClasses][value=Place]")
    page.page.click("#view-table")
    page.page.click("#tab-relations")
    page.page.click("#sort-object")
    page.page.click("#language")
    there = open_page(page.page.url[page.page.url.index("#") :])
    assert there.title() == "清风送爽行动"
    assert there.page.input_value("#search") == "清风"
    assert there.page.is_checked("input[name=status][value=planned]")
    assert there.page.input_value("select[name=from]") == "2022"
    assert not there.page.is_checked("input[name=hiddenClasses][value=Place]")
    assert there.page.get_attribute("th:has(#sort-object)", "aria-sort") == "ascending"
    assert there.page.locator("html").get_attribute("lang") == "en"
    assert there.page.locator("tbody").inner_text() == page.page.locator("tbody").inner_text()


def test_at_first_the_address_has_no_fragment(open_page):
    page = open_page()
    page.page.click("#view-table")
    assert "#view=table" in page.page.url
    page.page.click("#view-graph")
    assert "#" not in page.page.url


def test_an_address_that_names_what_is_not_there_opens_the_page_as_at_first(open_page):
    page = open_page("#entity=nothing&expanded=neither&status=perhaps&from=now&document=none&view=sky&tab=9&sort=__proto__&language=xx")
    assert page.page.locator(".panel.empty").count() == 1
    assert page.page.is_checked("input[name=status][value=all]")


@pytest.mark.parametrize(
    "fragment",
    ["#entity=<img src=x onerror=alert(1)>&search=<script>", "#%E0%A4%A&%=%&&==", "#from=9999&to=0001", "#" + "expanded=x&" * 2000],
)
def test_a_damaged_or_hostile_address_shows_everything(open_page, fragment):
    page = open_page(fragment)
    assert page.page.locator(".panel.empty").count() == 1 and page.page.evaluate("document.querySelectorAll('img').length") == 0
    assert page.page.input_value("select[name=from]") == page.page.input_value("select[name=to]") == ""
    assert not page.page.inner_text(".counts").startswith("0 ")


def test_an_address_typed_into_the_open_page_is_followed(open_page):
    page = open_page()
    page.page.evaluate(f"location.hash = 'entity={quote('targetgroup/货车司机')}'")
    page.page.wait_for_timeout(100)
    assert page.title() == "货车司机"


def test_back_goes_back_to_what_was_looked_at(open_page):
    page = open_page()
    page.choose("货车司机")
    page.choose("职工书屋")
    page.page.go_back()
    assert page.title() == "货车司机"


def test_everything_speaks_the_other_language(open_page):
    page = open_page()
    page.choose("安康杯")
    page.page.click("#language")
    assert page.page.title() == "Union knowledge graph"
    text = page.page.inner_text(".panel")
    for word in ("Campaign", "organizes (from)", "Achieved", "Planned", "characters 17–24", "lead"):
        assert word in text
    assert "类别" not in page.page.inner_text(".side") and "Trade union" in page.page.inner_text(".side")
    assert page.page.evaluate("document.activeElement.id") == "language"
    page.page.click("#language")
    assert page.page.locator("html").get_attribute("lang") == "zh-Hans"


def test_every_word_of_the_page_is_there_in_both_languages():
    words = json.loads((SOURCES / "src" / "strings.json").read_text(encoding="utf-8"))
    chinese = re.compile("[\u3000-\u9fff\uff00-\uffef]")
    for name, each in words.items():
        assert each.keys() == {"zh", "en"} and all(each.values()), name
        assert sorted(re.findall(r"\{\w+\}", each["zh"])) == sorted(re.findall(r"\{\w+\}", each["en"])), name
    assert {name for name, each in words.items() if chinese.search(each["en"])} == {"search.hint", "language", "language.label"}
