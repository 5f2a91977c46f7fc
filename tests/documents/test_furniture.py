import pytest

from kg.documents.furniture import classified_lines, load_furniture_rules

RULES = load_furniture_rules()
PROSE = "全市各级工会认真落实上级部署，广泛开展劳动和技能竞赛，参赛职工达到三万多人，有效激发了职工的创造活力，取得了明显成效。"


def reasons(*lines):
    return [line.reason for line in classified_lines("\n".join(lines), RULES)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("欢迎访问长河市总工会", "welcome line"),
        ("当前访问量：", "visitor counter"),
        ("浏览次数：1024次", "visitor counter"),
        ("关注我们获得更多精彩内容", "follow us"),
        ("下面是小编为大家整理的2021年度工会工作总结（全文），供大家参考。", "template-site introduction"),
        ("【字号 打印 留言 论坛 网摘 手机点评 纠错", "font size bar"),
        ("E-mail推荐：", "share line"),
        ("分享到：微信 微博", "share line"),
        ("工会新闻网>>工会要闻>>地方", "breadcrumb"),
        ("当前位置：首页 > 工作动态", "breadcrumb"),
        ("工会新闻工会新闻工会新闻工会新闻", "navigation"),
        ("首页|机构设置|工作动态|政策法规|服务大厅", "navigation"),
        ("来源：长河日报 编辑：李明", "byline"),
        ("（责编：李明、王红）", "byline"),
        ("2016年01月06日09：47 来源：《长河学刊》", "byline"),
        ("上一篇：关于表彰先进集体的决定", "previous or next page"),
        ("下一篇：没有了", "previous or next page"),
        ("备案号：粤ICP备00000001号-1", "registration number"),
        ("Copyright © 2020 某某网 版权所有", "copyright"),
        ("甲城市| 乙山县| 丙水区| 丁河县| 戊林市| 己海县| 庚田区| 辛乡县| 壬镇县| 癸州市| 子城区| 丑山市| 寅水县|", "list of place names"),
    ],
)
def test_furniture_is_set_aside_with_its_reason(line, reason):
    assert reasons(line, PROSE) == [reason, ""]
    assert reasons(PROSE, PROSE, line) == ["", "", reason]


@pytest.mark.parametrize(
    "line",
    [
        "长河市总工会2021年工作总结",
        "一、过去五年的工作",
        "——在长河市工会第八次代表大会上的报告",
        "各位代表，同志们：",
        "李明",
        "（2021年6月8日）",
        "长河市总工会",
        "开展“关注我们身边的劳模”活动，参加职工两万多人，在全市产生了广泛影响，来源于基层的典型不断涌现。",
        "为方便职工，全市在首页设置了浏览次数统计，各级工会网站访问量累计达到三百万人次，职工满意度持续提升。",
        "单位\t会员数\t站点数\t经费",
    ],
)
def test_what_belongs_to_the_document_stays(line):
    assert reasons(line, PROSE, PROSE) == ["", "", ""]


def test_a_related_list_takes_all_behind_it():
    assert reasons(PROSE, "推荐阅读文章", "某地工会工作报告", PROSE[:30], "全文完") == ["", *["related list"] * 4]


def test_the_sites_own_advert_takes_its_prose_with_it():
    assert reasons(PROSE, PROSE, "关于我们", PROSE) == ["", "", "self-advert of the site", "self-advert of the site"]


def test_the_byline_before_such_an_advert_is_one():
    assert reasons(PROSE, PROSE, "来源：长河工会", "关于我们", PROSE)[2] == "byline"


def test_the_same_words_in_the_navigation_above_take_nothing():
    assert reasons("关于我们", "相关阅读", PROSE, PROSE)[2:] == ["", ""]


def test_short_lines_behind_the_byline_at_the_end_are_navigation():
    assert reasons(PROSE, "长河市总工会", "（责编：李明）", "工会要闻", "劳动观察") == ["", "", "byline", "navigation", "navigation"]


def test_the_signature_of_a_document_stays():
    assert reasons(PROSE, "长河市总工会", "2021年9月1日") == ["", "", ""]


def test_fields_in_the_middle_of_a_notice_are_no_byline():
    assert reasons(PROSE, "时间：2021年9月", "作者：职工均可参加", PROSE) == ["", "", "", ""]
