"""Names built from modifiers and a head noun, in the object zones of clauses."""

from __future__ import annotations

import pytest

PHRASE_CLASSES = ("Campaign", "Initiative", "Mechanism", "Platform", "Facility")


@pytest.mark.parametrize(
    ("text", "label", "names"),
    [
        ("建立健全欠薪预警联动处置机制。", "Mechanism", ["欠薪预警联动处置机制"]),
        ("建立劳动争议诉前调解制度和新业态权益协商模式。", "Mechanism", ["劳动争议诉前调解制度", "新业态权益协商模式"]),
        ("形成了调裁诉援一体化工作体系。", "Mechanism", ["调裁诉援一体化工作体系"]),
        ("实施乡村振兴人才培养计划。", "Initiative", ["乡村振兴人才培养计划"]),
        ("推进渔港综合治理达标工程建设。", "Initiative", ["渔港综合治理达标工程"]),
        ("启动港口物流青年职工技能提升行动。", "Campaign", ["港口物流青年职工技能提升行动"]),
        ("开展渔船隐患排查行动、船员技能比武活动和家属慰问活动。", "Campaign", ["渔船隐患排查行动", "船员技能比武活动", "家属慰问活动"]),
        ("建成新业态骑手驿站。", "Facility", ["新业态骑手驿站"]),
        ("搭建跨省务工信息对接平台。", "Platform", ["跨省务工信息对接平台"]),
        ("开通船员心理援助热线。", "Platform", ["船员心理援助热线"]),
    ],
)
def test_the_head_noun_gives_the_class_and_the_modifiers_the_name(mentions_of_class, text, label, names):
    assert [name for _, name in mentions_of_class(text, label)] == names


@pytest.mark.parametrize(
    "text",
    [
        "健全工作机制。",
        "完善各项制度，优化工作体系。",
        "建立相关制度和有关机制。",
        "开展各类活动，举办系列活动。",
        "实施重点工程，推进各项工程。",
        "搭建工作平台。",
        "建设一批基层服务站点。",
        "开展专项行动。",
    ],
)
def test_a_head_noun_alone_or_with_words_that_name_nothing_is_no_name(mentions_of_class, text):
    assert mentions_of_class(text, *PHRASE_CLASSES) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建立了120个流动书香驿站。", "流动书香驿站"),
        ("建立一批流动书香驿站。", "流动书香驿站"),
        ("今年，建成新的流动书香驿站。", "流动书香驿站"),
    ],
)
def test_numbers_and_articles_are_no_part_of_a_name(mentions_of_class, text, name):
    assert [found for _, found in mentions_of_class(text, "Facility")] == [name]


def test_a_mechanism_holds_its_enumeration_and_a_campaign_does_not(mentions_of_class):
    mechanisms = mentions_of_class("健全欠薪线索排查、通报和会商处置机制。", "Mechanism")
    assert [name for _, name in mechanisms] == ["欠薪线索排查、通报和会商处置机制"]
    campaigns = mentions_of_class("开展渔港巡防行动、海上微课堂活动。", "Campaign")
    assert [name for _, name in campaigns] == ["渔港巡防行动", "海上微课堂活动"]


def test_a_verb_of_making_after_a_separator_opens_a_new_name(mentions_of_class):
    assert [name for _, name in mentions_of_class("提升服务质效、健全船员诉求响应机制。", "Mechanism")] == ["船员诉求响应机制"]


def test_each_member_of_a_list_that_its_kind_closes_is_a_name(mentions_of_class):
    found = mentions_of_class("开展“渔家书香”“海岛课堂”“平安归航”等活动。", "Campaign")
    assert [text for text, _ in found] == ["“渔家书香”", "“海岛课堂”", "“平安归航”"]


def test_what_others_are_moved_to_make_is_the_name_and_not_the_movers(mentions_of_class):
    assert mentions_of_class("推动企业建立厂务公开制度。", "Mechanism") == [("厂务公开制度", "厂务公开")]


@pytest.mark.parametrize("text", ["围绕渔船安全行动，船员很重要。", "这是渔家互助机制的意义。"])
def test_background_and_clauses_without_a_governing_verb_name_nothing(mentions_of_class, text):
    assert mentions_of_class(text, *PHRASE_CLASSES) == []


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("新建渔嫂阅读驿站100家。", "Facility", "渔嫂阅读驿站"),
        ("建立海上纠纷联调工作站两个。", "Facility", "海上纠纷联调工作站"),
        ("建成渔港船员休息室约40间。", "Facility", "渔港船员休息室"),
        ("推进隐患排查成果转化为渔船安全长效治理机制。", "Mechanism", "渔船安全长效治理机制"),
        ("推动各级工会建设渔港船员休息室。", "Facility", "渔港船员休息室"),
        ("组建渔港法律服务队。", "Organization", "渔港法律服务队"),
        ("组织渔港宣讲团到船上开展讲座20场。", "Organization", "渔港宣讲团"),
        ("健全与海事、法院等协作配合机制。", "Mechanism", "与海事、法院等协作配合机制"),
        ("建立与海事部门的渔业纠纷联动处置机制。", "Mechanism", "渔业纠纷联动处置机制"),
        ("开展渔嫂故事进渔港、进渔船、进渔村活动。", "Campaign", "渔嫂故事进渔港、进渔船、进渔村活动"),
        ("设立渔工大病救助基金。", "Mechanism", "渔工大病救助基金"),
    ],
)
def test_where_names_begin_and_end(mentions_of_class, text, label, name):
    assert [found for _, found in mentions_of_class(text, label)] == [name]


def test_a_kind_before_its_quoted_name_is_not_another_thing(mentions_of_class):
    assert [seen for seen, _ in mentions_of_class("上线船员服务线上平台“渔家通”APP。", "Platform")] == ["“渔家通”APP"]


def test_two_quoted_names_of_one_kind_are_two(mentions_of_class):
    found = [name for _, name in mentions_of_class("开展“渔火暖心”和“渔港同行”活动。", "Campaign")]
    assert found == ["渔火暖心活动", "渔港同行活动"]
