"""Things that are themselves the subject: a programme that begins, a facility that opens, and who makes it."""

import pytest

BODY = "长治市总工会"
SAYS = ("ORGANIZES", "ESTABLISHES")


@pytest.mark.parametrize(
    ("text", "predicate", "obj"),
    [
        ("5月6日，“太行先锋”劳动和技能竞赛正式启动。", "ORGANIZES", "太行先锋劳动和技能竞赛"),
        ("“漳河情”女职工读书活动在上党区拉开帷幕。", "ORGANIZES", "漳河情女职工读书活动"),
        ("长治户外劳动者服务总站揭牌启用。", "ESTABLISHES", "长治户外劳动者服务总站"),
        ("全市12个职工服务中心全部建成。", "ESTABLISHES", "职工服务中心"),
        ("“上党工惠”服务平台正式上线。", "ESTABLISHES", "上党工惠服务平台"),
    ],
)
def test_the_reporting_body_does_it(stated, text, predicate, obj):
    assert stated(text, *SAYS, body=BODY) == {(BODY, predicate, obj, "achieved", True)}


def test_what_will_open_is_promised(stated):
    text = "到2027年，10个漳河司机驿站将建成投用。"
    assert stated(text, *SAYS, body=BODY) == {(BODY, "ESTABLISHES", "漳河司机驿站", "planned", True)}


def test_those_who_are_named_make_it(stated):
    text = "长治市劳模工匠学院由长治市总工会与长治职业技术学院合作共建。"
    obj = "长治市劳模工匠学院"
    assert stated(text, *SAYS, body="山西省总工会") == {
        (BODY, "ESTABLISHES", obj, "achieved", False),
        ("长治职业技术学院", "ESTABLISHES", obj, "achieved", False),
    }


@pytest.mark.parametrize(
    "text",
    [
        "这些站点分别位于太行隧道建设工程、滨河商务楼改造工程和长钢公园。",
        "长治市总工会常务副主席李向阳宣布活动启动。",
        "努力把驿站打造成为改善劳动条件的平台。",
        "共发放《劳动者需求问卷》300份。",
    ],
)
def test_places_announcements_aims_and_forms_are_nobodys_programme(stated, text):
    assert stated(text, *SAYS, "ISSUES", body=BODY) == set()
