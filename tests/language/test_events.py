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


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("3月5日，台州市总工会八届四次全委会召开。", "台州市总工会八届四次全委会", "台州市总工会第八届委员会第四次全体会议"),
        (
            "浙江省总工会第十六届委员会第二次全体（扩大）会议闭幕。",
            "浙江省总工会第十六届委员会第二次全体（扩大）会议",
            "浙江省总工会第十六届委员会第二次全体会议",
        ),
        ("中华全国总工会十八届二次执委会议开幕。", "中华全国总工会十八届二次执委会议", "中华全国总工会第十八届执行委员会第二次全体会议"),
        ("筹备三届二次职代会。", "三届二次职代会", "三届二次职工代表大会"),
        ("学习省第十六次工代会精神。", "省第十六次工代会", "省工会第十六次代表大会"),
        ("舟山工会十二大胜利闭幕。", "舟山工会十二大", "舟山工会第十二次代表大会"),
        ("贯彻自治区第九次党代会精神。", "自治区第九次党代会", "中国共产党自治区第九次代表大会"),
    ],
)
def test_sessions_and_congresses_of_a_place_have_their_official_names(mentions_of_class, text, written, name):
    assert mentions_of_class(text, "Event") == [(written, name)]


def test_two_sessions_written_together_are_two(mentions_of_class):
    found = mentions_of_class("学习贯彻省委十五届三次、四次全会精神。", "Event")
    assert [name for _, name in found] == [f"中国共产党省第十五届委员会第{n}次全体会议" for n in "三四"]


@pytest.mark.parametrize(
    ("text", "label", "written"),
    [
        ("舟山市庆祝“五一”国际劳动节暨渔区表彰大会将召开。", "Event", "舟山市庆祝“五一”国际劳动节暨渔区表彰大会"),
        ("举办庆祝建港60周年系列活动。", "Campaign", "庆祝建港60周年系列活动"),
    ],
)
def test_celebrations_are_named_from_the_place_to_the_kind(mentions_of_class, text, label, written):
    assert [seen for seen, _ in mentions_of_class(text, label)] == [written]


@pytest.mark.parametrize("text", ["全校庆祝了三天。", "以庆祝建港60周年为主线开展工作。"])
def test_other_words_of_celebrating_name_nothing(mentions_of_class, text):
    assert mentions_of_class(text, "Event", "Campaign") == []


def test_a_meeting_is_told_from_those_of_other_years_by_its_year(mentions_of_class):
    assert [seen for seen, _ in mentions_of_class("召开2019年渔船安全专题评审会。", "Event")] == ["2019年渔船安全专题评审会"]
