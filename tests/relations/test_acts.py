"""What bodies do: a body, a verb and what it governs; who is understood; what is not done, promised, or done by others."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"
ZHEJIANG = "浙江省总工会"
ACTS = ("ORGANIZES", "PARTICIPATES_IN", "ESTABLISHES", "ISSUES", "ADVOCATES", "CONFERS", "NOMINATES")
WRITTEN, UNDERSTOOD = False, True
DONE, TO_DO = "achieved", "planned"


@pytest.mark.parametrize(
    ("text", "predicate", "obj"),
    [
        ("浙江省总工会开展安康杯竞赛。", "ORGANIZES", "安康杯竞赛"),
        ("浙江省总工会持续深入推进产业工人队伍建设改革。", "ORGANIZES", "产业工人队伍建设改革"),
        ("近日，浙江省总工会启动渔港青年职工技能提升行动。", "ORGANIZES", "渔港青年职工技能提升行动"),
        ("浙江省总工会举办第三届东海船员权益论坛。", "ORGANIZES", "第三届东海船员权益论坛"),
        ("浙江省总工会召开浙江省工会第十六次代表大会。", "ORGANIZES", "浙江省工会第十六次代表大会"),
        ("浙江省总工会建成职工书屋120家。", "ESTABLISHES", "职工书屋"),
        ("浙江省总工会建立欠薪预警联动处置机制。", "ESTABLISHES", "欠薪预警联动处置机制"),
        ("浙江省总工会开通12351维权服务热线。", "ESTABLISHES", "12351职工服务热线"),
        ("浙江省总工会印发《关于加强渔港驿站建设的实施意见》。", "ISSUES", "关于加强渔港驿站建设的实施意见"),
        ("浙江省总工会参与《浙江省渔业条例》的起草。", "ADVOCATES", "浙江省渔业条例"),
        ("浙江省总工会表彰浙江省五一劳动奖章30名。", "CONFERS", "浙江省五一劳动奖章"),
        ("浙江省总工会推荐全国劳动模范12名。", "NOMINATES", "全国劳动模范"),
    ],
)
def test_a_written_body_acts(stated, text, predicate, obj):
    assert stated(text, *ACTS, body=BODY) == {(ZHEJIANG, predicate, obj, DONE, WRITTEN)}


@pytest.mark.parametrize(
    ("text", "predicate", "obj"),
    [
        ("广泛开展安康杯竞赛。", "ORGANIZES", "安康杯竞赛"),
        ("建成职工书屋120家。", "ESTABLISHES", "职工书屋"),
        ("健全厂务公开制度。", "ESTABLISHES", "厂务公开"),
        ("印发《关于加强渔港驿站建设的实施意见》。", "ISSUES", "关于加强渔港驿站建设的实施意见"),
        ("推动企业建立集体协商制度。", "ESTABLISHES", "集体协商"),
    ],
)
def test_without_a_subject_it_is_the_reporting_body(stated, text, predicate, obj):
    assert stated(text, *ACTS, body=BODY, part="review") == {(BODY, predicate, obj, DONE, UNDERSTOOD)}


@pytest.mark.parametrize("text", ["广泛开展安康杯竞赛。", "建成职工书屋120家。", "印发《关于加强渔港驿站建设的实施意见》。"])
def test_without_a_subject_and_a_reporting_body_nobody_acts(stated, text):
    assert stated(text, *ACTS) == set()


@pytest.mark.parametrize(
    ("text", "predicate", "obj"),
    [
        ("深入开展安康杯竞赛。", "ORGANIZES", "安康杯竞赛"),
        ("建设职工书屋200家。", "ESTABLISHES", "职工书屋"),
        ("深化厂务公开制度。", "ESTABLISHES", "厂务公开"),
    ],
)
def test_in_the_plan_part_it_is_promised(stated, text, predicate, obj):
    assert stated(text, *ACTS, body=BODY, part="plan") == {(BODY, predicate, obj, TO_DO, UNDERSTOOD)}


@pytest.mark.parametrize(
    "text",
    [
        "浙江省总工会尚未建立欠薪预警联动处置机制。",
        "浙江省总工会没有建立欠薪预警联动处置机制。",
        "浙江省总工会还没有开展安康杯竞赛。",
        "浙江省总工会不再举办第三届东海船员权益论坛。",
        "浙江省总工会停止开展安康杯竞赛。",
    ],
)
def test_what_is_not_done_is_not_stated(stated, text):
    assert stated(text, *ACTS, body=BODY) == set()


@pytest.mark.parametrize(
    "text",
    [
        "企业开展安康杯竞赛。",
        "各级党委推进产业工人队伍建设改革。",
        "用人单位开展技能培训行动。",
        "公司开展送清凉活动。",
        "社会各界开展送温暖活动。",
    ],
)
def test_what_others_run_is_not_the_reporting_bodys(stated, text):
    assert not [each for each in stated(text, "ORGANIZES", body=BODY) if each[0] == BODY]


@pytest.mark.parametrize(
    "text",
    ["浙江省总工会建立厂务公开制度。", "江南造船有限公司建成职工书屋30家。", "浙江省司法厅印发《渔港驿站管理办法》。"],
)
def test_what_a_named_body_builds_and_issues_is_not_the_reporting_bodys(stated, text):
    found = stated(text, "ESTABLISHES", "ISSUES", body=BODY, part="review")
    assert found and not [each for each in found if each[0] == BODY]


@pytest.mark.parametrize(
    "text",
    [
        "各级工会要开展各类活动。",
        "健全工作机制，完善各项制度。",
        "学习《中华人民共和国工会法》。",
        "贯彻落实《浙江省渔业条例》。",
        "增强“四个意识”，坚定“四个自信”。",
        "学习习近平新时代中国特色社会主义思想。",
        "加强自身建设，做好维护工作。",
    ],
)
def test_generic_words_study_and_doctrines_state_no_act(stated, text):
    assert stated(text, *ACTS, body=BODY, part="review") == set()


def test_what_a_body_obeys_is_neither_issued_nor_set_up_by_it(stated):
    text = "浙江省总工会根据《浙江省渔业条例》，建立职工代表大会制度。"
    assert stated(text, *ACTS, body=BODY) == {(ZHEJIANG, "ESTABLISHES", "职工代表大会制度", DONE, WRITTEN)}


def test_two_bodies_of_two_clauses_each_act_for_themselves(stated):
    text = "浙江省总工会开展送清凉活动，江苏省总工会开展送温暖活动。"
    assert stated(text, "ORGANIZES", body=BODY) == {
        (ZHEJIANG, "ORGANIZES", "送清凉", DONE, WRITTEN),
        ("江苏省总工会", "ORGANIZES", "送温暖", DONE, WRITTEN),
    }


def test_a_written_body_acts_on_in_the_clauses_that_follow(stated):
    text = "浙江省总工会开展送清凉活动，建成职工书屋30家。"
    assert stated(text, *ACTS, body=BODY) == {
        (ZHEJIANG, "ORGANIZES", "送清凉", DONE, WRITTEN),
        (ZHEJIANG, "ESTABLISHES", "职工书屋", DONE, WRITTEN),
    }


def test_but_not_in_the_next_sentence(stated):
    text = "浙江省总工会开展送清凉活动。建成职工书屋30家。"
    assert stated(text, "ESTABLISHES", body=BODY, part="review") == {(BODY, "ESTABLISHES", "职工书屋", DONE, UNDERSTOOD)}


def test_each_member_of_a_list_is_run(stated):
    text = "浙江省总工会开展送清凉、送温暖和金秋助学等活动。"
    assert stated(text, "ORGANIZES", body=BODY) == {
        (ZHEJIANG, "ORGANIZES", name, DONE, WRITTEN) for name in ("送清凉", "送温暖", "金秋助学")
    }


def test_to_take_part_is_not_to_organize(stated):
    text = "浙江省总工会参加第三届东海船员权益论坛。"
    assert stated(text, *ACTS, body=BODY) == {(ZHEJIANG, "PARTICIPATES_IN", "第三届东海船员权益论坛", DONE, WRITTEN)}


def test_workers_who_are_moved_to_take_part_do_so(stated):
    text = "组织职工参加安康杯竞赛。"
    assert ("职工", "PARTICIPATES_IN", "安康杯竞赛", DONE, WRITTEN) in stated(text, *ACTS, body=BODY, part="review")
    assert ("职工", "ORGANIZES", "安康杯竞赛") not in {each[:3] for each in stated(text, *ACTS, body=BODY, part="review")}


def test_a_law_that_another_body_adopts_is_advocated_and_not_issued(stated):
    text = "浙江省总工会推动省人大常委会修订《浙江省渔业条例》。"
    found = {each[:3] for each in stated(text, "ISSUES", "ADVOCATES", body=ZHEJIANG)}
    assert (ZHEJIANG, "ADVOCATES", "浙江省渔业条例") in found
    assert (ZHEJIANG, "ISSUES", "浙江省渔业条例") not in found
    assert ("浙江省人民代表大会常务委员会", "ISSUES", "浙江省渔业条例") in found


def test_an_honour_of_the_nation_is_nominated_by_a_province_and_its_own_conferred(stated):
    text = "浙江省总工会选树全国五一劳动奖章和浙江省五一劳动奖章。"
    found = {each[:3] for each in stated(text, "CONFERS", "NOMINATES", body=BODY)}
    assert found == {(ZHEJIANG, "NOMINATES", "全国五一劳动奖章"), (ZHEJIANG, "CONFERS", "浙江省五一劳动奖章")}


def test_an_honour_that_was_received_is_not_conferred(stated):
    assert stated("荣获全国五一劳动奖状。", "CONFERS", "NOMINATES", body=BODY, part="review") == set()


def test_a_person_at_the_head_takes_part_and_no_body_acts(stated):
    found = stated("李明远出席第三届东海船员权益论坛。", *ACTS, body=BODY)
    assert found == {("李明远", "PARTICIPATES_IN", "第三届东海船员权益论坛", DONE, WRITTEN)}


def test_to_found_a_union(stated):
    text = "浙江省总工会成立镜湖街道工会联合会。"
    assert stated(text, *ACTS, body=BODY) == {(ZHEJIANG, "ESTABLISHES", "镜湖街道工会联合会", DONE, WRITTEN)}


@pytest.mark.parametrize(
    ("text", "obj"),
    [
        ("《浙江省渔业条例》提出健全欠薪预警联动处置机制。", "欠薪预警联动处置机制"),
        ("《关于加强渔港驿站建设的实施意见》提出开展渔港巡防行动。", "渔港巡防行动"),
        ("《关于加强渔港驿站建设的实施意见》提出，要建设司机之家。", "司机之家"),
    ],
)
def test_what_an_instrument_asks_for_is_planned(stated, text, obj):
    (found,) = stated(text, "PROPOSES", body=BODY)
    assert found[2:4] == (obj, TO_DO)


@pytest.mark.parametrize("text", ["落实《浙江省渔业条例》，健全欠薪预警联动处置机制。", "学习《浙江省渔业条例》，开展渔港巡防行动。"])
def test_what_is_done_under_an_instrument_is_not_proposed_by_it(stated, text):
    assert stated(text, "PROPOSES", body=BODY, part="review") == set()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("浙江省总工会主办第三届东海船员权益论坛。", "host"),
        ("浙江省总工会承办第三届东海船员权益论坛。", "undertake"),
        ("浙江省总工会举办第三届东海船员权益论坛。", "-"),
    ],
)
def test_the_part_a_body_had_in_it(told, text, role):
    roles = [each.role for each in told(text, body=BODY) if each.triple == (ZHEJIANG, "ORGANIZES", "第三届东海船员权益论坛")]
    assert roles == [role]


def test_an_event_is_in_the_place_where_it_is_held(stated):
    found = stated("第三届东海船员权益论坛在舟山市举行。", "IN_PLACE")
    assert ("第三届东海船员权益论坛", "IN_PLACE", "舟山市", DONE, WRITTEN) in found


def test_a_place_that_a_meeting_only_speaks_of_is_not_its_seat(stated):
    assert stated("第三届东海船员权益论坛在介绍舟山市时指出三点。", "IN_PLACE") == set()


def test_facilities_are_in_the_places_where_they_are_built(stated):
    found = stated("在台州市、舟山市等地建成渔港驿站20个。", "IN_PLACE", body=BODY, part="review")
    assert {each[2] for each in found if each[0] == "渔港驿站"} == {"台州市", "舟山市"}


@pytest.mark.parametrize(
    ("text", "predicate", "obj"),
    [
        ("浙江省总工会联合舟山市司法局建成渔港驿站20个。", "ESTABLISHES", "渔港驿站"),
        ("浙江省总工会会同舟山市司法局建立欠薪预警联动处置机制。", "PARTICIPATES_IN", "欠薪预警联动处置机制"),
    ],
)
def test_a_partner_builds_places_and_takes_part_in_mechanisms(stated, text, predicate, obj):
    assert ("舟山市司法局", predicate, obj, DONE, WRITTEN) in stated(text, *ACTS)


def test_a_regulation_asks_and_whoever_adopted_it_does_nothing_of_it(stated):
    text = "第三条 健全欠薪预警联动处置机制，建立渔港驿站。"
    assert stated(text, *ACTS, body="浙江省人民代表大会常务委员会", kind="regulation") == set()


def test_a_session_that_was_studied_is_not_held(stated):
    assert not [t for t in stated("组织学习浙江省总工会十六届二次全委会精神。", "ORGANIZES", body=BODY)]


def test_firms_in_which_a_programme_is_carried_out_take_part(stated):
    found = stated("在舟山远洋渔业有限公司、台州造船有限公司等12家企业开展渔港夜校行动。", "PARTICIPATES_IN", body=BODY, part="review")
    assert {each[0] for each in found} == {"舟山远洋渔业有限公司", "台州造船有限公司"}


def test_who_drafts_and_who_adopts(stated):
    found = {each[:2] for each in stated("浙江省人民代表大会常务委员会审议通过浙江省总工会参与起草的《浙江省渔业条例》。", *ACTS)}
    assert {("浙江省人民代表大会常务委员会", "ISSUES"), (ZHEJIANG, "ADVOCATES")} <= found


def test_partners_act_on_where_it_is_done_jointly(stated):
    text = "会同舟山市司法局建立欠薪预警联动处置机制，联合印发《关于加强渔港驿站建设的实施意见》。"
    assert ("舟山市司法局", "ISSUES") in {each[:2] for each in stated(text, "ISSUES", body=BODY, part="review")}


def test_a_body_at_the_head_of_a_sentence_acts_where_the_act_is_told_later(stated):
    text = "舟山市总工会高度重视渔嫂工作，今年以来，建成渔港驿站20个。"
    assert ("舟山市总工会", "ESTABLISHES", "渔港驿站", DONE, WRITTEN) in stated(text, *ACTS, body=BODY, part="review")
    text = "舟山市总工会的经验得到推广，建成渔港驿站20个。"
    assert ("舟山市总工会", "ESTABLISHES") not in {each[:2] for each in stated(text, *ACTS, body=BODY, part="review")}


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("机关党委开展渔港夜校行动。", "吉林省总工会机关党委"),
        ("下一步，女职工委员会要推进渔港夜校行动。", "吉林省总工会女职工委员会"),
    ],
)
def test_an_organ_named_alone_is_that_of_the_writing_federation(stated, text, organ):
    assert (organ, "ORGANIZES", "渔港夜校行动") in {each[:3] for each in stated(text, *ACTS, body=BODY)}
