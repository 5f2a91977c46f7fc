"""For whom, through what and on what basis, by the words of the sentence."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"
PURPOSES = ("TARGETS", "USES", "BASED_ON")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("面向农民工开展求学圆梦行动。", ("求学圆梦行动", "TARGETS", "农民工")),
        ("针对困难职工实施金秋助学。", ("金秋助学", "TARGETS", "困难职工")),
        ("开展送清凉活动，慰问环卫工人3万人次。", ("送清凉", "TARGETS", "环卫工人")),
        ("实施金秋助学，资助困难职工子女2000名。", ("金秋助学", "TARGETS", "困难职工子女")),
        ("依托司机之家开展渔港夜校行动。", ("渔港夜校行动", "USES", "司机之家")),
        ("通过工资集体协商，开展稳岗护薪行动。", ("稳岗护薪行动", "USES", "工资集体协商")),
        ("根据《浙江省渔业条例》，开展渔港夜校行动。", ("渔港夜校行动", "BASED_ON", "浙江省渔业条例")),
        ("贯彻落实《中华人民共和国工会法》，建立欠薪预警联动处置机制。", ("欠薪预警联动处置机制", "BASED_ON", "中华人民共和国工会法")),
    ],
)
def test_purposes(stated, text, expected):
    assert stated(text, *PURPOSES, body=BODY, part="review") == {(*expected, "achieved", False)}


@pytest.mark.parametrize(
    "text",
    [
        "农民工增加，开展渔港夜校行动。",
        "职工热烈欢迎，渔港夜校行动启动。",
        "修改《浙江省渔业条例》。开展渔港夜校行动。",
        "司机之家建成。开展渔港夜校行动。",
        "开展渔港夜校行动。慰问环卫工人。",
        "服务农民工；开展渔港夜校行动。",
    ],
)
def test_what_only_stands_near_has_no_part_in_it(stated, text):
    assert stated(text, *PURPOSES, body=BODY, part="review") == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("面向农民工持续开展求学圆梦行动。", "achieved"),
        ("面向农民工启动求学圆梦行动。", "planned"),
    ],
)
def test_in_a_plan_a_thing_that_exists_is_for_its_group(stated, text, status):
    assert stated(text, "TARGETS", body=BODY, part="plan") == {("求学圆梦行动", "TARGETS", "农民工", status, False)}


@pytest.mark.parametrize("text", ["依托司机之家开展渔港夜校行动。", "根据《浙江省渔业条例》，启动渔港夜校行动。"])
def test_in_a_plan_means_and_basis_are_of_the_plan(stated, text):
    (found,) = stated(text, "USES", "BASED_ON", body=BODY, part="plan")
    assert found[3] == "planned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成渔港驿站20个，服务户外劳动者2万人次。", ("渔港驿站", "TARGETS", "户外劳动者")),
        ("上线服务于广大船员和网约车司机的“渔家通”小程序。", ("渔家通小程序", "TARGETS", "网约车司机")),
    ],
)
def test_things_that_are_no_programmes_serve_as_well(stated, text, expected):
    assert (*expected, "achieved", False) in stated(text, "TARGETS", body=BODY, part="review")


@pytest.mark.parametrize(
    "text",
    [
        "健全欠薪预警联动处置机制，维护职工队伍稳定。",
        "开展渔港夜校行动，让职工满意。",
        "开展渔港夜校行动，提升服务职工能力。",
        "搭建渔火信息平台，上线服务于农民工的“渔家通”小程序。",
    ],
)
def test_what_is_aimed_at_in_a_later_clause_is_not_whom_it_is_for(stated, text):
    things = {each[0] for each in stated(text, "TARGETS", body=BODY, part="review")}
    assert not things & {"欠薪预警联动处置机制", "渔港夜校行动", "渔火信息平台"}
