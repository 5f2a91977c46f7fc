"""The table: the same selection to sort, to copy, to take along."""

import csv
import io
from pathlib import Path

import pytest
from hostile_page_names import HOSTILE

from kg.page.html import page as page_of


@pytest.fixture
def page(open_page):
    return open_page("#view=table&tab=relations", permissions=["clipboard-read", "clipboard-write"])


def column(page, number):
    return page.page.locator(f"tbody td:nth-child({number})").all_inner_texts()


def rows_of(page) -> list[list[str]]:
    with page.page.expect_download() as download:
        page.page.click("#csv")
    assert download.value.suggested_filename.startswith("union-kg-")
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_relations_with_status_sentence_document_and_place(page):
    row = page.page.locator("tr", has_text="清风送爽行动").locator("td", has_text="货车司机").first.locator("xpath=..")
    assert row.locator("td").all_inner_texts() == [
        "清风送爽行动",
        "面向",
        "货车司机",
        "计划中",
        "1",
        "清风送爽行动面向货车司机。",
        "青山省总工会2024年工作要点",
        "2024-01-15",
        "40–46",
    ]
    assert row.get_attribute("class") == "planned"


def test_columns_sort_up_and_down_and_tell_it(page):
    page.page.click("#sort-statements")
    assert page.page.get_attribute("th:has(#sort-statements)", "aria-sort") == "descending"
    assert column(page, 5)[0] == "2"
    page.page.click("#sort-statements")
    assert column(page, 5)[-1] == "2"
    page.page.click("#sort-statements")
    assert page.page.get_attribute("th:has(#sort-statements)", "aria-sort") == "none"


def test_the_three_tables(page):
    page.page.click("#tab-figures")
    assert page.page.get_attribute("#tab-figures", "aria-pressed") == "true"
    assert column(page, 3) == ["300", "500"] and column(page, 5) == ["已实现", "计划中"]
    page.page.click("#tab-entities")
    assert "安康杯竞赛" in column(page, 1)


def test_a_name_in_the_table_opens_its_details(page):
    page.page.locator("tbody").get_by_role("button", name="货车司机").first.click()
    assert page.title() == "货车司机"
    assert page.page.evaluate("document.activeElement.tagName") == "H2"


def test_csv_holds_the_selection_and_no_formula(page):
    page.page.click("#tab-entities")
    head, *rows = rows_of(page)
    assert head[:2] == ["名称", "类别"]
    names = {row[0] for row in rows}
    assert len(rows) == int(page.page.inner_text("#tab-entities .count"))
    assert '\'=HYPERLINK("https://example.org";"点")' in names
    assert HOSTILE[-1] in names  # whole, though the table shows its beginning
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]


def test_csv_has_numbers_as_numbers_and_sentences_whole(page):
    page.page.click("#tab-figures")
    head, first, second = rows_of(page)
    assert first[head.index("数值")] == "300" and second[head.index("状态")] == "计划中"
    assert first[head.index("原句")] == "到2021年底，建成职工书屋300家。"


def test_copy_puts_the_rows_on_the_clipboard(page):
    page.page.click("#tab-figures")
    page.page.click("#copy")
    page.page.wait_for_timeout(200)
    assert page.page.inner_text(".table-bar [role=status]") == "已复制 2 行"
    lines = page.page.evaluate("navigator.clipboard.readText()").split("\n")
    assert [len(line.split("\t")) for line in lines] == [12, 12, 12]


def test_the_filters_hold_for_the_table(page):
    page.page.check("input[name=status][value=planned]")
    assert set(column(page, 4)) == {"计划中"}  # of a relation that was done as well, the row tells the plan that passes
    assert [row[3] for row in rows_of(page)[1:]] == column(page, 4)


def test_what_was_done_is_never_borne_out_by_the_sentence_of_a_plan(page):
    sentences = {(row[0], row[2], row[3]): row[5] for row in rows_of(page)[1:]}
    assert sentences["青山省总工会", "安康杯竞赛", "已实现，另有计划"] == "😀青山省总工会会同青山省应急管理厅开展安康杯竞赛。"
    page.page.check("input[name=status][value=planned]")
    sentences = {(row[0], row[2], row[3]): row[5] for row in rows_of(page)[1:]}
    assert sentences["青山省总工会", "安康杯竞赛", "计划中"] == "青山省总工会将继续开展安康杯竞赛。"


@pytest.fixture
def figures_page(small_graph, tmp_path, open_page):
    """Figures that are easily told too exactly, one of which begins with a quotation mark."""
    graph = small_graph.copy()
    first, second = (each for each, kind in graph.nodes(data="type") if kind == "Observation")
    graph.nodes[first].update(value=123456789, modifier="over", unit="元", indicator='"书屋"\t补助', period="per-year")
    graph.nodes[second].update(value=7750000000, modifier="about", unit="元", indicator="＝书屋补助")
    told = graph.edges["organization/青山省总工会", "programme/安康杯竞赛", "ORGANIZES"]
    graph.remove_edge("organization/青山省总工会", "programme/安康杯竞赛", key="ORGANIZES")
    turned = {name: each[::-1] if isinstance(each, list) else each for name, each in told.items()}  # the plan is told first
    graph.add_edge("organization/青山省总工会", "programme/安康杯竞赛", key="ORGANIZES", **turned)
    file = tmp_path / "figures.html"
    file.write_text(page_of(graph), encoding="utf-8", newline="\n")
    return open_page("#view=table&tab=figures", file=file, permissions=["clipboard-read", "clipboard-write"])


def test_a_figure_is_told_as_the_text_tells_it_at_least_or_about(figures_page):
    head, *rows = rows_of(figures_page)
    assert {row[head.index("修饰")]: row[head.index("数值")] for row in rows} == {"不少于": "123456789", "约": "7750000000"}
    assert {row[head.index("时期")] for row in rows} == {"每年", "2025"}
    figures_page.choose("职工书屋")
    heads = figures_page.page.locator(".figure-head strong").all_inner_texts()
    assert set(heads) == {"不少于 12,345.6789 万元", "约 77.5 亿元"}  # no digit is lost


def test_a_plan_that_is_told_first_does_not_bear_out_the_deed(figures_page):
    figures_page.page.click("#tab-relations")
    row = next(row for row in rows_of(figures_page)[1:] if row[3] == "已实现，另有计划")
    assert row[5] == "😀青山省总工会会同青山省应急管理厅开展安康杯竞赛。"


def test_what_begins_with_a_quotation_mark_swallows_no_cell_when_it_is_pasted(figures_page):
    figures_page.page.click("#copy")
    figures_page.page.wait_for_timeout(200)
    pasted = figures_page.page.evaluate("navigator.clipboard.readText()")
    head, *rows = csv.reader(io.StringIO(pasted, newline=""), delimiter="\t")
    assert {len(row) for row in (head, *rows)} == {12} and {row[0] for row in rows} == {'"书屋" 补助', "'＝书屋补助"}
