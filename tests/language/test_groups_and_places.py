"""Groups by their modifiers, and places, also those written by one character in a string."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("服务新就业形态劳动者。", ["新就业形态劳动者"]),
        ("帮扶困难职工家庭。", ["困难职工"]),
        ("关爱单亲困难女职工和农民工。", ["单亲困难女职工", "农民工"]),
        ("安置去产能企业转岗待岗职工。", ["去产能企业转岗待岗职工"]),
        ("慰问医务人员、快递员。", ["医务人员", "快递员"]),
        ("培训下岗失业人员。", ["下岗失业人员"]),
        ("为环卫工人送去防暑用品。", ["环卫工人"]),
    ],
)
def test_groups(mentions_of_class, text, names):
    assert [name for _, name in mentions_of_class(text, "TargetGroup")] == names


@pytest.mark.parametrize(
    "text",
    [
        "做好维护工作。",
        "选派干部挂职工作。",
        "新会员增加。",
        "基层人员充实了。",
        "新员工的加入。",
        "保障民生工作。",
    ],
)
def test_what_only_looks_like_a_group(mentions_of_class, text):
    assert mentions_of_class(text, "TargetGroup") == []


def test_groups_with_other_modifiers_are_other_groups(mentions_of_class):
    found = mentions_of_class("困难职工、困难女职工、困难农民工各有办法。", "TargetGroup")
    assert len({name for _, name in found}) == 3


def test_each_character_of_a_string_of_places_is_a_place(mentions_of_class):
    assert mentions_of_class("加强粤港澳工会交流。", "Place") == [("粤", "广东省"), ("港", "香港特别行政区"), ("澳", "澳门特别行政区")]


@pytest.mark.parametrize(
    ("text", "name"),
    [("赴吉林考察。", "吉林省"), ("到内蒙古自治区学习。", "内蒙古自治区"), ("在长三角试点。", "长三角"), ("援助西藏。", "西藏自治区")],
)
def test_places_under_their_full_name(mentions_of_class, text, name):
    assert [found for _, found in mentions_of_class(text, "Place")] == [name]


@pytest.mark.parametrize("text", ["会同有关部门检查。", "港口建设加快，云计算兴起。", "台账健全。", "苏醒的土地。"])
def test_words_that_only_look_like_places(mentions_of_class, text):
    assert mentions_of_class(text, "Place") == []


def test_a_name_that_several_counties_have_keeps_all_of_them_to_choose_from(pipeline):
    from kg.language.mention_resolver import mentions_of

    (place,) = [m for m in mentions_of(pipeline("鼓楼区的驿站。")) if m.label == "Place"]
    assert len(place.choices) > 1
    (sole,) = [m for m in mentions_of(pipeline("吉林省的驿站。")) if m.label == "Place"]
    assert len(sole.choices) == 1
