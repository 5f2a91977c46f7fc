"""Names that quotation marks set off, with the head noun that follows or closes the quotation."""

from __future__ import annotations

import pytest

NAMED = ("Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award")


@pytest.mark.parametrize(
    ("text", "label", "written"),
    [
        ("开展“渔火暖心”主题教育。", "Campaign", "“渔火暖心”主题教育"),
        ("“渔火暖心”主题教育走进渔港。", "Campaign", "“渔火暖心”主题教育"),
        ("打造“海上枫桥”服务品牌。", "Campaign", "“海上枫桥”服务品牌"),
        ("实施“千船万员”培训工程。", "Initiative", "“千船万员”培训工程"),
        ("推行“一船一策”工作机制。", "Mechanism", "“一船一策”工作机制"),
        ("建立“三单联办”制度。", "Mechanism", "“三单联办”制度"),
        ("上线“渔家通”小程序。", "Platform", "“渔家通”小程序"),
        ("建成“渔家港湾”驿站。", "Facility", "“渔家港湾”驿站"),
        ("实施“船员技能培训计划”。", "Initiative", "“船员技能培训计划”"),
    ],
)
def test_the_head_behind_or_inside_the_quotation_gives_the_class(mentions_of_class, text, label, written):
    assert [seen for seen, _ in mentions_of_class(text, label)] == [written]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("开展“安康杯”竞赛活动。", "安康杯竞赛"),
        ("开展“五小”活动。", "五小活动"),
        ("开展“送温暖”活动。", "送温暖"),
        ("开展“中国梦·劳动美”主题教育。", "中国梦·劳动美主题宣传教育"),
    ],
)
def test_known_names_keep_their_concept_with_and_without_marks(mentions_of_class, text, name):
    bare = text.replace("“", "").replace("”", "")
    assert [found for _, found in mentions_of_class(text, "Campaign")] == [name]
    assert [found for _, found in mentions_of_class(bare, "Campaign")] == [name]


@pytest.mark.parametrize(
    "text",
    ["增强“四个意识”。", "坚持“两个确立”。", "他说“大家辛苦了”。", "所谓“一刀切”的做法。", "树立“以人为本”的理念。", "实现“中国梦”。"],
)
def test_slogans_and_speech_are_no_names(mentions_of_class, text):
    assert mentions_of_class(text, *NAMED) == []


def test_a_placeholder_inside_the_marks_does_not_hide_the_head(mentions_of_class):
    assert [seen for seen, _ in mentions_of_class("“会聘××”职工就业护航行动启动。", "Campaign")] == ["“会聘××”职工就业护航行动"]
