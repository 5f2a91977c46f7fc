"""Figures of tables: what each cell measures, in which unit, when, reached or aimed at, and whose it is."""

import pytest

from kg.relations.table_layout import find_tables
from kg.relations.table_words import TableWords


@pytest.fixture
def cells(extract):
    """A function from a text to {cell: (subject, value, unit, period, status, body)} of its figures."""

    def found(text, **metadata):
        metadata = {"body": "吉林省总工会", "issued": "2018-03-01", **metadata}
        fragment = extract(text, **metadata)
        names = [entity.name for entity in fragment.entities]
        for f in fragment.figures:
            passage = fragment.passages[f.place.passage]
            assert passage.start <= f.place.start < f.place.end <= passage.end
        return sorted(
            (f.raw, names[f.subject], f.value, f.unit, f.period, f.status, names[f.body] if f.body is not None else None)
            for f in fragment.figures
        )

    return found


OWN = "吉林省总工会"


def test_indicators_in_rows_and_periods_in_columns(cells):
    assert cells("指标\t2016年\t2020年目标\n职工书屋（家）\t1,286\t2000\n困难职工（万户）\t3.2\t—\n") == [
        ("1,286", "职工书屋", 1286.0, "家", "2016", "achieved", OWN),
        ("2000", "职工书屋", 2000.0, "家", "2020", "planned", OWN),
        ("3.2", "困难职工", 32000.0, "户", "2016", "achieved", OWN),
    ]


def test_indicators_in_columns_and_periods_in_rows(cells):
    assert cells("年份\t职工书屋（家）\t女职工经费（万元）\n2015年\t300\t120\n2016年\t310\t\n") == [
        ("120", "女职工", 1200000.0, "元", "2015", "achieved", OWN),
        ("300", "职工书屋", 300.0, "家", "2015", "achieved", OWN),
        ("310", "职工书屋", 310.0, "家", "2016", "achieved", OWN),
    ]


def test_years_without_their_sign_in_header_and_rows(cells):
    assert [row[1:5] for row in cells("指标\t2015\t2016\n职工书屋（家）\t300\t310\n")] == [
        ("职工书屋", 300.0, "家", "2015"),
        ("职工书屋", 310.0, "家", "2016"),
    ]
    assert [row[1:5] for row in cells("年度\t职工书屋（家）\n2015\t300\n2016\t310\n")] == [
        ("职工书屋", 300.0, "家", "2015"),
        ("职工书屋", 310.0, "家", "2016"),
    ]


def test_several_header_rows(cells):
    assert cells("指标\t单位\t2016年\t\t2020年\t\n\t\t计划\t完成\t计划\t完成\n职工书屋\t家\t300\t310\t350\t\n") == [
        ("300", "职工书屋", 300.0, "家", "2016", "planned", OWN),
        ("310", "职工书屋", 310.0, "家", "2016", "achieved", OWN),
        ("350", "职工书屋", 350.0, "家", "2020", "planned", OWN),
    ]


def test_the_unit_and_the_year_of_the_caption(cells):
    assert cells("表1 2016年职工服务情况\n单位：万人\n项目\t人数\t覆盖率\n农民工\t12.5\t85.2\n女职工\t30\t90%\n") == [
        ("12.5", "农民工", 125000.0, "人", "2016", "achieved", OWN),
        ("30", "女职工", 300000.0, "人", "2016", "achieved", OWN),
        ("85.2", "农民工", 85.2, "%", "2016", "achieved", OWN),
        ("90%", "女职工", 90.0, "%", "2016", "achieved", OWN),
    ]


def test_a_part_of_a_row_has_its_own_subject(cells):
    assert cells("指标\t人数（人）\n困难职工\t3000\n其中：农民工\t200\n其中：已脱困\t50\n") == [
        ("200", "农民工", 200.0, "人", "", "achieved", OWN),
        ("3000", "困难职工", 3000.0, "人", "", "achieved", OWN),
        ("50", "困难职工", 50.0, "人", "", "achieved", OWN),
    ]


def test_rows_of_bodies_are_theirs_and_the_total_is_the_document_s(cells):
    assert cells("单位名称\t职工书屋（家）\n长春市总工会\t100\n延边州总工会\t20\n合计\t120\n") == [
        ("100", "长春市总工会", 100.0, "家", "", "achieved", "长春市总工会"),
        ("120", "职工书屋", 120.0, "家", "", "achieved", OWN),
        ("20", "延边朝鲜族自治州总工会", 20.0, "家", "", "achieved", "延边朝鲜族自治州总工会"),
    ]


def test_a_caption_about_many_bodies_is_no_body_s(cells):
    assert cells("表1 各县区工会建设情况\n名称\t职工书屋（家）\n长春市总工会\t10\n合计\t18\n") == [
        ("10", "长春市总工会", 10.0, "家", "", "achieved", "长春市总工会"),
        ("18", "职工书屋", 18.0, "家", "", "achieved", OWN),
    ]


def test_the_indicator_is_what_row_and_column_say_is_measured(extract):
    text = "指标\t2016年完成\t同比增长（%）\n职工书屋（家）\t310\t5\n单位\t阅读\t\t附注\n\t目标\t人次\t\n长春市总工会\t40场\t300\t\n"
    assert {f.indicator for f in extract(text, body=OWN, issued="2018-01-01").figures} == {
        "职工书屋",
        "职工书屋同比增长",
        "阅读",
        "阅读人次",
    }


def test_a_group_of_rows_gives_what_its_rows_leave_out(cells):
    rows = "项目\t数量\n职工书屋\t\n新建\t30家\n提升\t20家\n工资集体协商\t\n覆盖企业\t500家\n"
    assert [row[:4] for row in cells(rows)] == [
        ("20家", "职工书屋", 20.0, "家"),
        ("30家", "职工书屋", 30.0, "家"),
        ("500家", "工资集体协商", 500.0, "家"),
    ]


def test_a_merged_label_reaches_down(cells):
    assert [row[1:4] for row in cells("类别\t项目\t数量（家）\n职工书屋\t新建\t30\n\t提升\t20\n")] == [
        ("职工书屋", 20.0, "家"),
        ("职工书屋", 30.0, "家"),
    ]


def test_rows_that_name_nothing_are_the_body_s_if_they_have_a_unit(cells):
    assert cells("指标\t单位\t2016年\n签订合同\t份\t300\n分项\t\t40\n") == [("300", OWN, 300.0, "份", "2016", "achieved", OWN)]


def test_serial_numbers_notes_and_persons_give_no_figures(cells):
    assert cells("序号\t姓名\t年龄\t电话\n1\t王小明\t45\t88881234\n2\t李大山\t50\t88885678\n") == []


@pytest.mark.parametrize(
    ("cell", "value", "unit", "modifier"),
    [
        ("30余家", 30.0, "家", "over"),
        ("约3.2万户", 32000.0, "户", "about"),
        ("≥85%", 85.0, "%", "over"),
        ("不超过5个", 5.0, "个", "under"),
        ("1.41亿元", 141000000.0, "元", "exact"),
        ("-3.2%", -3.2, "%", "exact"),
        ("4000以上", 40000000.0, "人", "over"),
        ("累计300", 3000000.0, "人", "exact"),
    ],
)
def test_a_cell_may_bring_its_own_unit_and_modifier(cell, value, unit, modifier):
    (amount,) = TableWords(2018).amounts(cell, "万人")
    assert (amount.value, amount.unit, amount.modifier) == (value, unit, modifier)


@pytest.mark.parametrize("cell", ["—", "", "2016年", "3月", "第3条", "2016年3月5日", "2016-03-05", "13800001111号", "职工3人", "/"])
def test_cells_without_a_figure(cell):
    assert TableWords(2018).amounts(cell, "家") == []


def test_a_range_is_two_figures():
    assert [amount.value for amount in TableWords(2018).amounts("3-5万元", "")] == [30000.0, 50000.0]


@pytest.mark.parametrize(
    ("header", "words", "period", "unit", "status"),
    [
        ("2016年底", "", "2016", "", None),
        ("2018年完成（万人）", "完成", "2018", "万人", "achieved"),
        ("2020年目标", "目标", "2020", "", "planned"),
        ("预计数", "预计数", "", "", "planned"),
        ("计划完成数", "计划完成数", "", "", "planned"),
        ("计划完成率（%）", "计划完成率", "", "%", "achieved"),
        ("2016—2020年累计", "累计", "2016/2020", "", "achieved"),
        ("“十三五”期末目标", "目标", "2020", "", "planned"),
        ("比上年增长（%）", "比上年增长", "", "%", None),
        ("上年", "", "2017", "", None),
        ("数量/家", "数量", "", "家", None),
        ("会员（含农民工）", "会员（含农民工", "", "", None),
    ],
)
def test_what_a_header_says(header, words, period, unit, status):
    said = TableWords(2018).said(header)
    assert (said.words, said.period, said.unit, said.status) == (words, period, unit, status)


def test_a_plan_s_table_is_planned_unless_it_looks_back(cells):
    rows = "工作任务分解表\n指标\t2017年\t2019年\t数量\n职工书屋（家）\t300\t350\t20\n"
    assert [(row[0], row[5]) for row in cells(rows, part="plan")] == [("20", "planned"), ("300", "achieved"), ("350", "planned")]


def test_the_same_figure_in_prose_and_table_is_one(cells):
    found = cells("截至2016年底，全省建成职工书屋310家。\n指标\t2016年\n职工书屋（家）\t310\n")
    assert [row[1:4] for row in found] == [("职工书屋", 310.0, "家")]


def test_the_cells_of_a_table_are_read_once(cells):
    assert [row[1:4] for row in cells("指标\t2015年\t2016年\n职工书屋\t300家\t310家\n")] == [
        ("职工书屋", 300.0, "家"),
        ("职工书屋", 310.0, "家"),
    ]


def tables(text):
    return [
        ([c.text for c in table.captions], [[c.text for c in head] for head in table.heads], [[c.text for c in row] for row in table.rows])
        for table in find_tables(text, TableWords(2018).is_amount)
    ]


def test_the_fields_of_a_form_and_the_numbers_of_columns_are_no_header():
    text = "2016年统计表\t\t\t\n填报单位：某工会\t\t\t2017年2月10日\n指标\t单位\t计划\t完成\n甲\t乙\t1\t2\n书屋\t家\t3\t4\n"
    assert tables(text) == [
        (["2016年统计表", "填报单位：某工会", "2017年2月10日"], [["指标"], ["单位"], ["计划"], ["完成"]], [["书屋", "家", "3", "4"]])
    ]


def test_the_day_on_which_a_table_was_filled_in_dates_no_figure(cells):
    text = "2016年统计表\t\n填报日期：2017年2月10日\t\n指标\t数量\n职工书屋\t30家\n"
    assert [(row[1], row[4]) for row in cells(text)] == [("职工书屋", "2016")]


def test_cells_may_tell_their_figures_in_words(cells, extract):
    text = "序号\t重点任务\t目标\t牵头部门\n1\t职工书屋建设\t新建50家\t宣教部\n2\t劳动和技能竞赛\t举办20场，参赛职工约100万人次\t经济部\n"
    assert [row[:6] for row in cells(text)] == [
        ("举办20场", "劳动和技能竞赛", 20.0, "场", "", "planned"),
        ("参赛职工约100万人次", "劳动和技能竞赛", 1000000.0, "人次", "", "planned"),
        ("新建50家", "职工书屋", 50.0, "家", "", "planned"),
    ]
    assert {f.indicator for f in extract(text, body=OWN).figures} == {"职工书屋建设新建", "劳动和技能竞赛举办", "劳动和技能竞赛参赛职工"}


def test_a_further_table_and_a_header_repeated_on_the_next_page():
    text = "前言。\n表1\n甲\t乙\n一\t1\n甲\t乙\n二\t2\n丙\t丁\t戊\n三\t3\t4\n后文很长，是一句话。\n五\t六\n七\t8"
    assert tables(text) == [
        (["表1"], [["甲"], ["乙"]], [["一", "1"], ["二", "2"]]),
        ([], [["丙"], ["丁"], ["戊"]], [["三", "3", "4"]]),
        ([], [["五"], ["六"]], [["七", "8"]]),
    ]


def test_a_row_that_lost_its_tabs_stays_in_its_table():
    assert tables("甲\t乙\n一\t1\n其中：\n二\t2") == [([], [["甲"], ["乙"]], [["一", "1"], ["其中：", ""], ["二", "2"]])]


def test_a_table_of_words_holds_no_figures(cells):
    assert cells("单位\t负责人\n办公室\t王小明\n") == []
