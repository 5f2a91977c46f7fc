"""Short forms that a text declares stand for the full name from then on."""

from __future__ import annotations

TEXT = "举办“渔火杯”全省渔业职工技能竞赛（以下简称竞赛）。竞赛设3个工种。"


def test_a_declared_short_form_is_a_mention_of_its_class(mentions_of_class):
    assert [seen for seen, _ in mentions_of_class(TEXT, "Campaign")][-1] == "竞赛"


def test_before_the_declaration_the_word_is_ordinary(mentions_of_class):
    assert [seen for seen, _ in mentions_of_class("竞赛设3个工种。" + TEXT, "Campaign")].count("竞赛") == 1


def test_inside_a_longer_name_it_is_no_mention_of_its_own(mentions_of_class):
    written = [seen for seen, _ in mentions_of_class(TEXT + "结合“安康杯”竞赛开展。", "Campaign")]
    assert written[-1] == "“安康杯”竞赛"
