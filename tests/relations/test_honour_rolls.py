"""Rolls of honour: whoever stands on the lines below an honour received it."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"
MEDAL, CERTIFICATE = "吉林省五一劳动奖章", "吉林省五一劳动奖状"


def received(triples, text):
    return {(s, o) for s, p, o in triples(text, body=BODY) if p == "AWARDED_TO"}


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("李明远", {"李明远"}),
        ("李明远 长河造船有限公司电焊工", {"李明远"}),
        ("吴秀英（女，苗族） 长河市第一医院护士长", {"吴秀英"}),
        ("周 为 长河市公路与运输管理中心养护工", {"周为"}),
        ("陈志豪、王建国、欧阳建国", {"陈志豪", "王建国", "欧阳建国"}),
        ("陈志豪 王建国 马永和", {"陈志豪", "王建国", "马永和"}),
    ],
)
def test_persons_on_the_lines_of_a_roll(triples, line, persons):
    assert received(triples, f"表彰决定\n一、{MEDAL}（6名）\n{line}\n") == {(MEDAL, person) for person in persons}


def test_bodies_on_the_lines_of_a_roll(triples):
    text = f"附件：2023年{CERTIFICATE}名单\n1.长河造船有限公司\n2.长河市行政审批局\n3.长河港区12345政务热线班组\n"
    assert received(triples, text) == {
        (CERTIFICATE, name) for name in ("长河造船有限公司", "长河市行政审批局", "长河港区12345政务热线班组")
    }


def test_each_heading_has_its_own_lines(triples):
    text = f"一、{MEDAL}（1名）\n李明远\n二、{CERTIFICATE}（1个）\n长河造船有限公司\n"
    assert received(triples, text) == {(MEDAL, "李明远"), (CERTIFICATE, "长河造船有限公司")}


def test_the_signature_below_a_roll_is_no_part_of_it(triples):
    text = f"一、{CERTIFICATE}名单\n长河造船有限公司\n吉林省总工会\n2023年4月26日"
    assert received(triples, text) == {(CERTIFICATE, "长河造船有限公司")}


@pytest.mark.parametrize(
    "text",
    [
        f"一、拟表彰{MEDAL}候选人名单\n李明远\n",
        "一、参加会议人员名单\n李明远\n",
        f"省总工会开展{MEDAL}评选。\n李明远\n",
    ],
)
def test_what_is_no_roll_of_honour_awards_nothing(triples, text):
    assert received(triples, text) == set()


def test_the_post_on_the_line_is_held_by_the_person(triples):
    found = triples(f"一、{MEDAL}（1名）\n周 为 长河市公路与运输管理中心养护工\n", body=BODY)
    assert ("周为", "HOLDS", "长河市公路与运输管理中心养护工") in found
