"""Who hosts a programme or event, in prose and behind the labels of notices."""

from __future__ import annotations

import pytest

ZHOUSHAN, TAIZHOU = "舟山市总工会", "台州市总工会"
CONTEST = "“渔火杯”渔业技能竞赛"


def hosts(found):
    return {(t.triple[0], t.role) for t in found if t.triple[1] == "ORGANIZES"}


@pytest.mark.parametrize(
    "text",
    [
        f"由{ZHOUSHAN}主办、{TAIZHOU}承办的{CONTEST}启动。",
        f"近日，{CONTEST}举行，竞赛由{ZHOUSHAN}主办，{TAIZHOU}承办。",
        f"关于举办{CONTEST}的通知\n主办单位：{ZHOUSHAN}\n承办单位：{TAIZHOU}\n",
    ],
)
def test_each_host_has_its_part(told, text):
    assert {(ZHOUSHAN, "host"), (TAIZHOU, "undertake")} <= hosts(told(text))


@pytest.mark.parametrize("text", [f"由{ZHOUSHAN}、{TAIZHOU}主办的{CONTEST}启动。", f"{CONTEST}\n主办：{ZHOUSHAN}\n      {TAIZHOU}\n"])
def test_hosts_that_stand_together_are_all_hosts(told, text):
    assert {(ZHOUSHAN, "host"), (TAIZHOU, "host")} <= hosts(told(text))


def test_the_first_host_leads_the_others(stated):
    text = f"关于举办{CONTEST}的通知\n主办单位：{ZHOUSHAN}\n承办单位：{TAIZHOU}、浙江省渔业协会\n"
    pairs = {(s, o) for s, _, o, *_ in stated(text, "COOPERATES_WITH")}
    assert (ZHOUSHAN, TAIZHOU) in pairs
    assert not any(s == TAIZHOU for s, _ in pairs)


def test_a_body_before_another_verb_is_no_host(told):
    assert hosts(told(f"{ZHOUSHAN}观摩了{TAIZHOU}主办的{CONTEST}。")) == {(TAIZHOU, "host")}


def test_without_a_programme_nothing_is_hosted(told):
    assert hosts(told(f"主办单位：{ZHOUSHAN}\n")) == set()
