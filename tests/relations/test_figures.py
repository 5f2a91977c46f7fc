"""Figures: what a quantity measures, whose it is, when, and whether it was reached."""

from __future__ import annotations

import pytest

BODY = "吉林省总工会"


@pytest.fixture
def figures(extract):
    """A function from a text to its figures as (subject, body, value, unit, modifier, period, status)."""

    def found(text, **metadata):
        fragment = extract(text, **{"body": BODY, **metadata})
        names = [entity.name for entity in fragment.entities]
        return [
            (names[f.subject], None if f.body is None else names[f.body], f.value, f.unit, f.modifier, f.period, f.status)
            for f in fragment.figures
        ]

    return found


PAST, COMING = "2018/2023", "2023/2028"


@pytest.mark.parametrize(
    ("text", "subject", "value", "unit", "modifier"),
    [
        ("建成职工书屋5万余家。", "职工书屋", 50000, "家", "over"),
        ("签订工资专项集体合同1.2万份。", "工资专项集体合同", 12000, "份", "exact"),
        ("开展送温暖活动，筹集资金1.41亿元。", "送温暖", 141000000, "元", "exact"),
        ("开展送清凉活动，慰问职工约3万人次。", "送清凉", 30000, "人次", "about"),
        ("帮扶困难职工近2000户。", "困难职工", 2000, "户", "about"),
        ("发展新就业形态劳动者会员1.5万人。", "新就业形态劳动者", 15000, "人", "exact"),
        ("厂务公开建制率达百分之九十以上。", "厂务公开", 90, "%", "over"),
    ],
)
def test_the_nearest_programme_or_facility_is_measured_then_the_group(figures, text, subject, value, unit, modifier):
    assert figures(text, part="review") == [(subject, BODY, value, unit, modifier, PAST, "achieved")]


def test_a_group_that_is_counted_is_measured_also_beside_a_facility(figures):
    assert [(f[0], f[2]) for f in figures("职工书屋周边有300名环卫工人。", part="review")] == [("环卫工人", 300)]


def test_else_the_body_is_measured(figures):
    assert figures("全省基层工会达到3万家。", part="review") == [(BODY, BODY, 30000, "家", "exact", PAST, "achieved")]


def test_a_written_body_owns_its_figure(figures):
    found = figures("浙江省总工会建成职工书屋120家，江苏省总工会建成职工书屋80家。")
    assert [(f[0], f[1], f[2]) for f in found] == [("职工书屋", "浙江省总工会", 120), ("职工书屋", "江苏省总工会", 80)]


def test_without_any_body_it_is_nobodys(figures):
    assert [(f[0], f[1]) for f in figures("建成职工书屋120家。", body="")] == [("职工书屋", None)]


@pytest.mark.parametrize(
    ("text", "part", "period", "status"),
    [
        ("建成职工书屋120家。", "review", PAST, "achieved"),
        ("建设职工书屋120家。", "plan", COMING, "planned"),
        ("到2026年，建设职工书屋120家。", "plan", "2026", "planned"),
        ("每年建设职工书屋120家。", "plan", "per-year", "planned"),
        ("截至2021年底，建成职工书屋120家。", "review", "2021", "achieved"),
        ("2020年，新建职工书屋120家。", "review", "2020", "achieved"),
        ("每年建设职工书屋120家。", "review", "per-year", "achieved"),
    ],
)
def test_when_and_whether_it_was_reached(figures, text, part, period, status):
    assert figures(text, part=part) == [("职工书屋", BODY, 120, "家", "exact", period, status)]


def test_two_numbers_of_one_sentence_each_measure_their_own(figures):
    found = figures("建成职工书屋120家、司机之家30个。", part="review")
    assert [(f[0], f[2], f[3]) for f in found] == [("职工书屋", 120, "家"), ("司机之家", 30, "个")]


def test_a_range_is_two(figures):
    found = figures("每年建设职工书屋100—120家。", part="plan")
    assert [f[2] for f in found] == [100, 120]


@pytest.mark.parametrize(
    "text",
    [
        "《劳动法》第三十六条规定明确。",
        "增强“四个意识”，第一位是学习。",
        "实施三年行动。",
        "2023年3月15日召开会议。",
        "五年来，工作取得成绩。",
        "召开第十六次代表大会。",
        "拨打12351热线。",
    ],
)
def test_numbers_that_measure_nothing(figures, text):
    assert figures(text, part="review") == []


def test_every_figure_shows_its_words_and_place(extract):
    text = "深入推进改革，新建职工书屋5万余家。"
    (figure,) = extract(text, body=BODY, part="review").figures
    assert text[figure.place.start : figure.place.end] == figure.raw == "新建职工书屋5万余家"
    assert figure.indicator == "新建职工书屋"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("开展安康杯竞赛，举办讲座120场，培训职工3万人次。", ["安康杯竞赛"] * 2),
        ("开展安康杯竞赛，来自各县的300余名职工参赛，提出合理化建议50条。", ["安康杯竞赛"] * 2),
        ("走访困难职工200户，发放慰问金40万元。", ["困难职工"] * 2),
        ("建成职工书屋3个，走访困难职工200户。", ["职工书屋", "困难职工"]),
        ("新建司机之家4个、职工书屋6家，每家补助2万元。", ["司机之家", "职工书屋", "职工书屋"]),
        ("依托12351职工服务热线开展金秋助学活动，资助职工子女900人。", ["金秋助学"]),
        ("建成20个以上职工书屋、30个以上司机之家。", ["职工书屋", "司机之家"]),
        ("全省工会会员达到300万人，其中农民工会员120万人。", [BODY, "农民工"]),
        ("全省农民工入会率为76%。", ["农民工"]),
        ("筹集送温暖资金600万元。", ["送温暖"]),
        ("省总工会机关内设机构精简3个。", [BODY]),
        ("开展送温暖活动，筹集资金90万元，其中省级40万元。", ["送温暖"] * 2),
        ("职工书屋、司机之家分别达到120家、30家。", ["职工书屋", "司机之家"]),
        ("让每家职工书屋联系1至2名农民工。", ["农民工"] * 2),
        ("困难职工由9万户减少到4万户。", ["困难职工"] * 2),
        ("困难职工120人，占总数的12%。", ["困难职工"] * 2),
        ("开展金秋助学活动，资助职工子女900人。其中，农民工子女占三成。", ["金秋助学", "农民工子女"]),
        ("省总工会设12个部门，2个事业单位分别是工人文化宫、工人疗养院。", [BODY, BODY]),
        ("开展安康杯竞赛，发出建议书80份，整改隐患300处。", ["安康杯竞赛"] * 2),
        ("建成职工书屋30家，每家职工书屋配书500册。", ["职工书屋"] * 2),
        ("为20万名农民工赠送工会法。", ["农民工"]),
        ("开展送清凉活动，18个党支部与36家企业结对，为环卫工人、快递员办实事50件。", ["送清凉"] * 3),
        ("开展送温暖活动，严格落实厂务公开制度，举办讲座20场。", ["送温暖"]),
        ("走访困难职工、环卫工人3万户。", ["困难职工"]),
        ("组织1200名农民工开展求学圆梦行动。", ["求学圆梦行动"]),
        ("授予全国五一劳动奖状12个、集体8个。", ["全国五一劳动奖状"] * 2),
        ("发展农民工会员6万人，新建行业工会联合会38家。", ["农民工", BODY]),
        ("全省困难职工9万户。全年筹集帮扶资金3000万元，人均增长6%。", ["困难职工"] * 3),
        ("建成劳模工匠创新工作室60家。年内新建省级创新工作室9家。", ["劳模和工匠人才创新工作室"] * 2),
        ("开展安康杯竞赛，邀请基层工会和青年职工200人参加。", ["安康杯竞赛"]),
        ("开展安康杯竞赛。职工提出合理化建议3万条。", ["合理化建议活动"]),
        ("省总工会对农民工子女给予帮助，发放助学金80万元。", ["农民工子女"]),
    ],
)
def test_what_a_figure_measures(figures, text, subjects):
    assert [f[0] for f in figures(text, part="review")] == subjects


def test_people_who_took_part_are_counted_for_what_the_title_names(figures):
    text = "海州市总工会启动安康杯竞赛\n来自各县区的90名选手参加决赛。"
    assert [f[0] for f in figures(text, title="海州市总工会启动安康杯竞赛", kind="news")] == ["安康杯竞赛"]


def test_a_document_about_one_programme_tells_its_figures(figures):
    title = "职工医疗互助怎么参加"
    text = f"{title}\n互助金标准为每人90元，单次补助不超过3万元。新建职工书屋6家。"
    found = [(f[0], f[2]) for f in figures(text, title=title)]
    assert found[0][0] == found[1][0] != BODY
    assert found[2] == ("职工书屋", 6)


def test_bodies_that_figures_are_dealt_out_to(figures):
    found = figures("开展安康杯竞赛，浙江省总工会、江苏省总工会分别组织3万名、2万名职工参加。")
    assert [(f[0], f[1], f[2]) for f in found] == [("安康杯竞赛", "浙江省总工会", 30000), ("安康杯竞赛", "江苏省总工会", 20000)]


def test_who_receives_an_honour_does_not_own_the_figure(figures):
    found = figures("海州钢铁有限公司等12个集体被授予全国五一劳动奖状。")
    assert [(f[0], f[1], f[2]) for f in found] == [("全国五一劳动奖状", BODY, 12)]


def test_a_body_at_the_head_of_a_sentence_owns_the_figures_of_its_later_clauses(figures):
    found = figures("浙江省总工会始终重视阵地，抓质量、抓管理，建成职工书屋120家。")
    assert [(f[0], f[1]) for f in found] == [("职工书屋", "浙江省总工会")]


def test_without_a_reporting_body_the_one_that_opens_the_sentence_is_measured(figures):
    found = figures("浙江省总工会创立于1950年，现有下属工会72个，会员逾7万人。", body="")
    assert [(f[0], f[1], f[2]) for f in found] == [("浙江省总工会", "浙江省总工会", 72), ("浙江省总工会", "浙江省总工会", 70000)]


def test_a_target_told_beside_the_result_is_planned(figures):
    found = figures("厂务公开建制率为83%，距85%的目标还有差距。", part="review")
    assert [(f[0], f[2], f[6]) for f in found] == [("厂务公开", 83, "achieved"), ("厂务公开", 85, "planned")]


@pytest.mark.parametrize(
    ("text", "part", "statuses"),
    [
        ("在去年建成职工书屋120家的基础上，今年再建60家。", "plan", ["achieved", "planned"]),
        ("目前已有560家企业开展集体协商，年底前将达到800家。", "review", ["achieved", "planned"]),
        ("力争建成职工书屋80家，已建成60家。", "review", ["planned", "achieved"]),
    ],
)
def test_what_was_reached_beside_what_is_to_be_reached(figures, text, part, statuses):
    assert [f[6] for f in figures(text, part=part)] == statuses


def test_figures_dealt_out_over_what_is_no_entity_measure_the_same(figures):
    found = figures("工会组织组建率、职工入会率分别达到90%和88%。", part="review")
    assert [(f[0], f[2]) for f in found] == [(BODY, 90), (BODY, 88)]


def test_a_figure_told_twice_is_one(figures):
    text = "全省建成职工书屋1230家\n据介绍，全省建成职工书屋1230家，司机之家20家。截至目前，职工书屋达1230家。"
    found = figures(text, title="全省建成职工书屋1230家", kind="news")
    assert [(f[0], f[2]) for f in found] == [("职工书屋", 1230), ("司机之家", 20)]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("浙江省总工会累计新建职工书屋300家。", ["新建职工书屋"]),
        ("宁波市总工会、台州市总工会去年还分别配套了800万元和1000万元。", ["配套", "台州市总工会"]),
        ("浙江省总工会安排的资金是3600万元。", ["安排的资金"]),
    ],
)
def test_what_a_figure_measures_is_told_without_the_body_and_without_what_joins_it(extract, text, indicators):
    assert [figure.indicator for figure in extract(text, body=BODY).figures] == indicators
