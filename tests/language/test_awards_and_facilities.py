"""Honours and facilities of a place or a person are not the honour or the facility of any."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("荣获全国五一劳动奖章。", ["全国五一劳动奖章"]),
        ("荣获云南省五一劳动奖章。", ["云南省五一劳动奖章"]),
        ("荣获云南省工人先锋号和全国工人先锋号。", ["云南省工人先锋号", "全国工人先锋号"]),
        ("荣获省五一劳动奖章。", ["省五一劳动奖章"]),
        ("授予李明远“东海工匠”称号。", ["东海工匠"]),
        ("命名了首批“渔港文明班组”。", ["渔港文明班组"]),
    ],
)
def test_honours(mentions_of_class, text, names):
    assert [name for _, name in mentions_of_class(text, "Award")] == names


@pytest.mark.parametrize("text", ["打造“东海工匠”品牌。", "获得各类荣誉。", "表彰一批先进单位。", "“说得好”，大家称赞。"])
def test_what_is_no_honour(mentions_of_class, text):
    assert mentions_of_class(text, "Award") == []


def test_honours_of_two_provinces_are_two(mentions_of_class):
    found = mentions_of_class("李明远获云南省五一劳动奖章，陈秀兰获贵州省五一劳动奖章。", "Award")
    assert [name for _, name in found] == ["云南省五一劳动奖章", "贵州省五一劳动奖章"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李明远劳模创新工作室挂牌。", "李明远劳模创新工作室"),
        ("常州工匠学院开学。", "常州工匠学院"),
        ("台州市工人文化宫开放。", "台州市工人文化宫"),
        ("建成职工书屋120家。", "职工书屋"),
        ("新建户外劳动者服务站点300个。", "工会户外劳动者服务站点"),
    ],
)
def test_facilities(mentions_of_class, text, name):
    assert [found for _, found in mentions_of_class(text, "Facility")] == [name]


def test_a_verb_before_a_level_is_no_place(mentions):
    assert ("县工人文化宫", "Facility", "工人文化宫") in mentions("计划建设县工人文化宫。")
