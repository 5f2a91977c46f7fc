"""Members of a list and the wider programme that closes it."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"


@pytest.mark.parametrize(
    ("text", "members", "whole"),
    [
        ("开展安康杯竞赛、五小活动等群众性创新创造活动。", {"安康杯竞赛", "五小活动"}, "群众性创新创造活动"),
        ("开展“渔火暖心”行动、“海上课堂”行动等职工素质建设工程。", {"渔火暖心行动", "海上课堂行动"}, "职工素质建设工程"),
    ],
)
def test_members_are_part_of_what_closes_the_list(stated, text, members, whole):
    found = stated(text, "SUBPROGRAMME_OF", body=BODY, part="review")
    assert found == {(member, "SUBPROGRAMME_OF", whole, "achieved", False) for member in members}


@pytest.mark.parametrize(
    "text",
    [
        "开展安康杯竞赛、送清凉和金秋助学等活动。",
        "开展安康杯竞赛和职工素质建设工程。",
        "开展安康杯竞赛等，推进职工素质建设工程。",
        "开展安康杯竞赛，推进职工素质建设工程。",
    ],
)
def test_a_plain_list_makes_no_part(stated, text):
    assert stated(text, "SUBPROGRAMME_OF", body=BODY, part="review") == set()
