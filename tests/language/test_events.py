"""Congresses and plenary sessions under their official names, and numbered events."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("党的二十大报告指出。", "中国共产党第二十次全国代表大会"),
        ("中国共产党第十九次全国代表大会召开。", "中国共产党第十九次全国代表大会"),
        ("党的十九大以来。", "中国共产党第十九次全国代表大会"),
        ("党的十八届三中全会作出部署。", "中国共产党第十八届中央委员会第三次全体会议"),
        ("中国工会十七大胜利闭幕。", "中国工会第十七次全国代表大会"),
        ("中国工会第十八次全国代表大会开幕。", "中国工会第十八次全国代表大会"),
        ("浙江省工会第十六次代表大会在杭州召开。", "浙江省工会第十六次代表大会"),
        ("台州市总工会第八次代表大会召开。", "台州市总工会第八次代表大会"),
        ("第三届东海职工技能论坛在舟山举行。", "第三届东海职工技能论坛"),
    ],
)
def test_events_by_name(mentions_of_class, text, name):
    assert [found for _, found in mentions_of_class(text, "Event")] == [name]


def test_several_sessions_written_together_are_several(mentions_of_class):
    names = [name for _, name in mentions_of_class("学习党的十九届四、五中全会精神。", "Event")]
    assert names == [f"中国共产党第十九届中央委员会第{n}次全体会议" for n in "四五"]


@pytest.mark.parametrize("text", ["召开全体会议。", "大会胜利闭幕。", "召开座谈会和推进会。", "全省有十大工程。", "第×届东海论坛开幕。"])
def test_meetings_without_a_name_are_none(mentions_of_class, text):
    assert mentions_of_class(text, "Event") == []


def test_a_numbered_contest_is_a_campaign(mentions_of_class):
    text = "第五届东海船员技能大赛开赛。"
    assert mentions_of_class(text, "Campaign") == [("第五届东海船员技能大赛", "第五届东海船员技能大赛")]
    assert mentions_of_class(text, "Event") == []
