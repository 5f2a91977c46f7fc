"""The document itself as an instrument: its body issued it, and it asks for its measures."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"
TITLE = "关于加强渔港驿站建设的实施意见"
TEXT = f"{TITLE}\n吉总工发〔2022〕16号\n各市总工会：\n一、建立欠薪预警联动处置机制。\n"


def test_the_reporting_body_issued_it(stated):
    assert (BODY, "ISSUES", TITLE, "achieved", True) in stated(TEXT, "ISSUES", title=TITLE, body=BODY, kind="plan")


def test_it_has_its_number(named):
    assert named(TEXT, title=TITLE, body=BODY, kind="plan")[TITLE].number == "吉总工发〔2022〕16号"


def test_it_proposes_what_it_asks_for_and_nothing_is_achieved_by_that(stated):
    found = stated(TEXT, "PROPOSES", "ESTABLISHES", title=TITLE, body=BODY, kind="plan")
    assert (TITLE, "PROPOSES", "欠薪预警联动处置机制") in {each[:3] for each in found}
    assert all(each[3] == "planned" for each in found)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("我省渔港驿站建设见成效", "plan"),
        (TITLE, "news"),
        ("浙江省总工会工作报告", "report"),
        ("在座谈会上的讲话", "plan"),
        ("", "plan"),
    ],
)
def test_other_documents_are_no_instruments(extract, title, kind):
    fragment = extract(f"{title}\n开展安康杯竞赛。\n", title=title, body=BODY, kind=kind)
    assert [e for e in fragment.entities if e.type == "Instrument"] == []


def test_without_a_known_body_nobody_issued_it(stated, named):
    assert stated(TEXT, "ISSUES", title=TITLE, kind="plan") == set()


def test_a_decision_to_commend_proposes_nothing(stated):
    title = "关于表彰渔港先进班组的决定"
    text = f"{title}\n各市总工会要学习先进，开展安康杯竞赛。\n"
    assert stated(text, "PROPOSES", title=title, body=BODY, kind="plan") == set()
