"""Targets beside achievements: what is compared, and above all what is not."""

import pytest
from tables_example import figure

from loaders.tables.targets import measure, pair_targets


def pairs(*figures):
    """The rows as (target, result, match, difference, ratio), with ``None`` for an empty side."""
    rows = [row.as_mapping() for row in pair_targets(figures)]
    return [tuple(row[name] for name in ("target_value", "result_value", "match", "difference", "ratio")) for row in rows]


def test_a_result_of_the_same_period_answers_a_target():
    assert pairs(figure(100, "planned", "2022"), figure(120, "achieved", "2022")) == [(100, 120, "same-period", 20, 1.2)]


def test_a_promise_of_several_years_is_answered_by_the_report_on_the_term():
    promise = figure(1000, "planned", "2022", issued="2018-06-12")
    assert pairs(promise, figure(1106, "achieved", "2018/2023", issued="2023-06-20")) == [(1000, 1106, "similar-span", 106, 1.106)]


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ({"period": "2022", "issued": "2022-01"}, {"period": "2018/2023"}),  # a plan of one year, a report on five
        ({"period": "2022", "issued": "2018"}, {"period": "2013/2018"}),  # the term before the promise
        ({"period": "2022", "issued": "2018"}, {"period": "2022/2027"}),  # the next term
        ({"period": "2028", "issued": "2023"}, {"period": "2023/2026"}),  # before the deadline
        ({"period": "2022"}, {"period": "2018/2023"}),  # nobody knows when it was promised
        ({"period": "2022"}, {"period": "2021"}),
        ({"period": None}, {"period": None}),
        ({"period": "per-year"}, {"period": "per-year"}),
        ({"period": "2022", "issued": "2022-03"}, {"period": "2022", "issued": "2021-12"}),  # told before it was promised
        ({"period": "2022"}, {"period": "2022", "unit": "个"}),
        ({"period": "2022"}, {"period": "2022", "body_id": "organization/西宁市总工会"}),
        ({"period": "2022"}, {"period": "2022", "subject_id": "facility/职工之家"}),
        ({"period": "2022"}, {"period": "2022", "indicator": "新建职工书屋"}),  # added, not in all
        ({"period": "2022", "body_id": None}, {"period": "2022", "body_id": None}),
    ],
)
def test_what_differs_is_not_compared(target, result):
    found = pairs(figure(100, "planned", **target), figure(120, "achieved", **result))
    assert (100, None, None, None, None) in found
    assert all(row[2] is None and row[3] is None and row[4] is None for row in found)


def test_a_promise_is_never_shown_as_a_deed():
    rows = list(pair_targets([figure(100, "planned", "2022"), figure(90, "planned", "2022", id="b"), figure(80, "achieved", "2021")]))
    assert [(row.target and row.target.status, row.result and row.result.status) for row in rows] == [
        (None, "achieved"),
        ("planned", None),
        ("planned", None),
    ]


def test_results_without_a_target_stand_in_the_series_and_measures_without_any_are_left_out():
    results = [figure(512, "achieved", "2020"), figure(706, "achieved", "2021")]
    assert pairs(*results) == []
    assert pairs(*results, figure(850, "planned", "2022")) == [
        (None, 512, None, None, None),
        (None, 706, None, None, None),
        (850, None, None, None, None),
    ]


def test_nothing_is_added_up():
    figures = [figure(100, "planned", "2022"), figure(30, "achieved", "2022"), figure(40, "achieved", "2022")]
    assert pairs(*figures) == [(100, 30, "same-period", -70, 0.3), (100, 40, "same-period", -60, 0.4)]


def test_percentages_differ_by_points_and_have_no_ratio():
    rate = {"indicator": "建会率", "unit": "%"}
    assert pairs(figure(90, "planned", "2022", **rate), figure(91.5, "achieved", "2022", **rate)) == [(90, 91.5, "same-period", 1.5, None)]


def test_a_target_of_nothing_has_no_ratio():
    assert pairs(figure(0, "planned", "2022"), figure(3, "achieved", "2022")) == [(0, 3, "same-period", 3, None)]


@pytest.mark.parametrize(
    ("target", "result", "precision"),
    [
        ("exact", "exact", "exact"),
        ("over", "exact", "exact"),
        ("exact", "over", "at-least"),
        ("exact", "under", "at-most"),
        ("about", "over", "about"),
    ],
)
def test_how_exact_a_difference_is(target, result, precision):
    (row,) = pair_targets([figure(9, "planned", "2022", modifier=target), figure(8, "achieved", "2022", modifier=result)])
    assert row.precision == precision


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("工资集体协商建制率保持在", "工资集体协商建制率"),
        ("到2022年底建成职工书屋达到", "建成职工书屋"),
        ("3.力争“金秋助学”活动五年资助子女", "金秋助学活动资助子女"),
        ("未来五年新发展会员", "新发展会员"),
        ("（三）计划招收学员", "招收学员"),
    ],
)
def test_one_measure_in_two_wordings(promised, told):
    assert measure(promised) == measure(told)


@pytest.mark.parametrize(
    ("one", "other"),
    [("新建职工书屋", "建成职工书屋"), ("每年培训职工", "培训职工"), ("全省建成职工书屋", "建成职工书屋"), ("培训职工", "培训女职工")],
)
def test_two_measures(one, other):
    assert measure(one) != measure(other)


def test_a_measure_is_never_empty():
    assert measure("力争达到") == "力争达到"


def test_the_order_of_the_figures_changes_nothing():
    figures = [figure(100, "planned", "2022"), figure(30, "achieved", "2022"), figure(50, "achieved", "2021"), figure(9, "planned")]
    assert list(pair_targets(figures)) == list(pair_targets(reversed(figures)))
