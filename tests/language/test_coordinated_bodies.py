"""Bodies that share a part of their names with the next or the last one of a list."""

import pytest


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("尧都区、侯马市和霍州市总工会举办比赛。", {"尧都区": "尧都区总工会", "侯马市": "侯马市总工会", "霍州市总工会": "霍州市总工会"}),
        ("省人社厅、工信厅和应急管理厅参加。", {"省人社厅": "省人社厅", "工信厅": "省工信厅", "应急管理厅": "省应急管理厅"}),
        (
            "山西省人力资源和社会保障厅、总工会印发通知。",
            {"山西省人力资源和社会保障厅": "山西省人力资源和社会保障厅", "总工会": "山西省总工会"},
        ),
    ],
)
def test_each_has_its_whole_name(mentions, text, named):
    found = {surface: name for surface, label, name, *_ in mentions(text) if label in ("TradeUnion", "GovernmentBody")}
    assert found == named


@pytest.mark.parametrize("text", ["走访了尧都区、侯马市的企业。", "尧都区、侯马市等地。", "交通运输局参加。"])
def test_places_and_departments_alone_are_no_bodies(mentions, text):
    assert [surface for surface, label, *_ in mentions(text) if label in ("TradeUnion", "GovernmentBody")] == []
