"""Quantities in sentences written for this test in the style of provincial reports, plans and work summaries."""

import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.language.quantities import QuantityFinder, quantities

FINDER = QuantityFinder()


@pytest.fixture
def finder():
    return FINDER


def figures(finder, text):
    return [(q.value, q.unit, q.modifier) for q in finder.find(text) if q.kind == "figure"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "全省新建基层工会1.2万个，发展会员86万人，建会率达到95.3%，比五年前提高12个百分点。",
            [(12000, "个", "exact"), (860000, "人", "exact"), (95.3, "%", "exact"), (12, "百分点", "exact")],
        ),
        (
            "截至2007年底，全省工会组织发展到6.8万个，覆盖法人单位14.3万家，会员总数突破900万人。",
            [(68000, "个", "exact"), (143000, "家", "exact"), (9000000, "人", "over")],
        ),
        (
            "五年来共签订工资专项集体合同4.6万份，覆盖企业11.2万家、职工480余万人。",
            [(46000, "份", "exact"), (112000, "家", "exact"), (4800000, "人", "over")],
        ),
        (
            "各级工会累计筹集送温暖资金3.76亿元，走访慰问困难职工62.4万户（次）。",
            [(376000000, "元", "exact"), (624000, "户次", "exact")],
        ),
        (
            "“金秋助学”活动资助困难职工子女8.9万名，发放助学金1.35亿元。",
            [(89000, "名", "exact"), (135000000, "元", "exact")],
        ),
        (
            "建立困难职工帮扶中心132个，其中省级1个、市级14个、县级117个。",
            [(132, "个", "exact"), (1, "个", "exact"), (14, "个", "exact"), (117, "个", "exact")],
        ),
        (
            "全省有2038名职工荣获市级以上劳动模范称号，同比增长8.7%。",
            [(2038, "名", "exact"), (8.7, "%", "exact")],
        ),
        (
            "举办各类培训班3200多期，培训工会干部21万人次。",
            [(3200, "期", "over"), (210000, "人次", "exact")],
        ),
        (
            "女职工专项集体合同签订率达百分之九十二，比上届提高近二十个百分点。",
            [(92, "%", "exact"), (20, "百分点", "about")],
        ),
        (
            "百人以上企业工会组建率达到98%以上，25人以上非公企业建会率不低于85%。",
            [(98, "%", "over"), (85, "%", "over")],
        ),
        (
            "我省工会接待职工来信来访15623件次，办结率为96.4%。",
            [(15623, "件次", "exact"), (96.4, "%", "exact")],
        ),
        (
            "为农民工追回拖欠工资2.1亿元，涉及农民工三万多人。",
            [(210000000, "元", "exact"), (30000, "人", "over")],
        ),
        (
            "组织劳模疗休养1.8万人，免费体检近5万人次。",
            [(18000, "人", "exact"), (50000, "人次", "about")],
        ),
        (
            "全省职工提出合理化建议120余万条，实施48万条，创造经济效益超过60亿元。",
            [(1200000, "条", "over"), (480000, "条", "exact"), (6000000000, "元", "over")],
        ),
        (
            "技能大赛吸引1500多家企业、30万名职工参加，涌现技术能手460名。",
            [(1500, "家", "over"), (300000, "名", "exact"), (460, "名", "exact")],
        ),
        (
            "创建劳模创新工作室1268个，完成创新成果9400项，获得国家专利2300多件。",
            [(1268, "个", "exact"), (9400, "项", "exact"), (2300, "件", "over")],
        ),
        (
            "建成“职工之家”1.1万个、职工书屋3560家，藏书量达420万册。",
            [(11000, "个", "exact"), (3560, "家", "exact"), (4200000, "册", "exact")],
        ),
        (
            "省总工会投入1200万元，支持50个县级工会服务中心建设，每个补助20万元。",
            [(12000000, "元", "exact"), (50, "个", "exact"), (200000, "元", "exact")],
        ),
        (
            "机关干部500余名深入基层蹲点，走访企业2.3万家（次），解决问题6800多个。",
            [(500, "名", "over"), (23000, "家次", "exact"), (6800, "个", "over")],
        ),
        (
            "困难职工由2013年的12.6万户减少到3.2万户，下降74.6%。",
            [(126000, "户", "exact"), (32000, "户", "exact"), (74.6, "%", "exact")],
        ),
        (
            "非公有制企业工会组建率由62%提高到91%，增加29个百分点。",
            [(62, "%", "exact"), (91, "%", "exact"), (29, "百分点", "exact")],
        ),
        (
            "两级工会共投入资金一亿二千万元，惠及职工十五万余人次。",
            [(120000000, "元", "exact"), (150000, "人次", "over")],
        ),
        (
            "参赛职工达到职工总数的七成以上，班组参与率接近九成。",
            [(70, "%", "over"), (90, "%", "about")],
        ),
        (
            "评选全国五一劳动奖状12个、奖章68名、工人先锋号85个。",
            [(12, "个", "exact"), (68, "名", "exact"), (85, "个", "exact")],
        ),
        (
            "劳动争议调解成功率达到73.5%，法律援助案件1.9万起，挽回经济损失4.3亿元。",
            [(73.5, "%", "exact"), (19000, "起", "exact"), (430000000, "元", "exact")],
        ),
        (
            "建立工会法律援助站1420个，聘请律师和志愿者共3800人。",
            [(1420, "个", "exact"), (3800, "人", "exact")],
        ),
        (
            "区域性、行业性工会联合会分别达到820个、365个。",
            [(820, "个", "exact"), (365, "个", "exact")],
        ),
        (
            "会员人数和工会组织数分别比五年前增长26.4%和31.8%。",
            [(26.4, "%", "exact"), (31.8, "%", "exact")],
        ),
        (
            "全省1350万产业工人，新就业形态劳动者约260万。",
            [(13500000, "人", "exact"), (2600000, "人", "about")],
        ),
        (
            "工会会员达到1860万，基层工会组织21.7万个。",
            [(18600000, "人", "exact"), (217000, "个", "exact")],
        ),
        (
            "全省安康杯竞赛参赛企业1.6万家，参赛班组23万个，职工410万人。",
            [(16000, "家", "exact"), (230000, "个", "exact"), (4100000, "人", "exact")],
        ),
        (
            "百万职工大练兵、千名工匠进校园活动深入开展，上百场宣讲走进车间。",
            [(100, "场", "over")],
        ),
        (
            "建设户外劳动者爱心驿站8600余个，服务户外劳动者逾3000万人次。",
            [(8600, "个", "over"), (30000000, "人次", "over")],
        ),
        (
            "12351热线受理来电4.8万个，满意率达99.2%。",
            [(48000, "个", "exact"), (99.2, "%", "exact")],
        ),
        (
            "先后有3名职工荣获“大国工匠”称号，17人入选齐鲁工匠。",
            [(3, "名", "exact"), (17, "人", "exact")],
        ),
        (
            "组织8场“中国梦·劳动美”巡回演讲，现场听众1.2万人，网上浏览量突破2000万次。",
            [(8, "场", "exact"), (12000, "人", "exact"), (20000000, "次", "over")],
        ),
        (
            "职工互助保障计划参保职工超200万人次，赔付3.6万人次，赔付金1.1亿元。",
            [(2000000, "人次", "over"), (36000, "人次", "exact"), (110000000, "元", "exact")],
        ),
        (
            "发放消费帮扶资金6.5亿元，帮助32个脱贫县销售农产品。",
            [(650000000, "元", "exact"), (32, "个", "exact")],
        ),
        (
            "举办相亲交友活动180场，促成牵手青年1200对。",
            [(180, "场", "exact"), (1200, "对", "exact")],
        ),
        (
            "开设“四点半课堂”托管班260个，服务职工子女1.4万名。",
            [(260, "个", "exact"), (14000, "名", "exact")],
        ),
        (
            "全省工会经费收入年均增长10.3%，五年翻了一番。",
            [(10.3, "%", "exact"), (1, "番", "exact")],
        ),
        (
            "市级以上职工疗休养基地46家，其中国家级3家。",
            [(46, "家", "exact"), (3, "家", "exact")],
        ),
        (
            "到2018年，职工服务中心覆盖率达到100%。",
            [(100, "%", "exact")],
        ),
        (
            "到2025年底，新建职工书屋500家以上，培育省级示范点100个左右。",
            [(500, "家", "over"), (100, "个", "about")],
        ),
        (
            "力争三年内培育工匠1000名，建设工匠学院20所至30所。",
            [(1000, "名", "exact"), (20, "所", "exact"), (30, "所", "exact")],
        ),
        (
            "今后五年，每年培训职工不少于50万人次，每年选树30名左右“最美职工”。",
            [(500000, "人次", "over"), (30, "名", "about")],
        ),
        (
            "计划到2020年，国有企业集体合同签订率稳定在95%以上，已建会企业达到80%。",
            [(95, "%", "over"), (80, "%", "exact")],
        ),
        (
            "力争新发展会员150万人，其中农民工80万人以上。",
            [(1500000, "人", "exact"), (800000, "人", "over")],
        ),
        (
            "安排专项资金3000万元至5000万元，每站补助5万元。",
            [(30000000, "元", "exact"), (50000000, "元", "exact"), (50000, "元", "exact")],
        ),
        (
            "实施八大行动，落实三项任务，抓好五个方面工作，深化“五小”活动。",
            [],
        ),
        (
            "坚持两个维护，树立四个意识，做到三个结合、五个到位。",
            [],
        ),
        (
            "为职工办好十件实事，建设两个省级示范基地。",
            [(10, "件", "exact"), (2, "个", "exact")],
        ),
        (
            "企业民主管理建制率保持在90%—95%，厂务公开制度覆盖单位5.2万户。",
            [(90, "%", "exact"), (95, "%", "exact"), (52000, "户", "exact")],
        ),
        (
            "省总十三大以来，全省工会共有24个集体、156名个人受到全国总工会表彰。",
            [(24, "个", "exact"), (156, "名", "exact")],
        ),
        (
            "市总工会拿出真金白银280万元，慰问一线职工1.5万名，发放慰问品9000余份。",
            [(2800000, "元", "exact"), (15000, "名", "exact"), (9000, "份", "over")],
        ),
        (
            "会议应到代表650名，实到632名，通过3个决议。",
            [(650, "名", "exact"), (632, "名", "exact"), (3, "个", "exact")],
        ),
        (
            "劳动竞赛立功竞赛参赛率为86.5%，增长率为5.2‰。",
            [(86.5, "%", "exact"), (5.2, "‰", "exact")],
        ),
        (
            "全省12个市（州）、92个县（市、区）总工会全部建立职工服务中心。",
            [(12, "个", "exact"), (92, "个", "exact")],
        ),
        (
            "赴20多个国家和地区开展交流，接待来访团组35批420人次。",
            [(20, "个", "over"), (35, "批", "exact"), (420, "人次", "exact")],
        ),
        (
            "全省工会系统召开现场会4次，下发文件16份，督查3轮。",
            [(4, "次", "exact"), (16, "份", "exact"), (3, "轮", "exact")],
        ),
        (
            "第十五次代表大会以来的五年，是我省工运事业发展最好的五年之一，三分之二以上的县建立了帮扶中心。",
            [(66.666667, "%", "over")],
        ),
        (
            "《2014—2018年工作规划》提出五大任务、20项措施。",
            [(20, "项", "exact")],
        ),
    ],
)
def test_finds_all_figures_of_a_report(finder, sentence, expected):
    assert figures(finder, sentence) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全书分4大板块、15个部分、52条意见", [(4, "板块", "exact"), (15, "个", "exact"), (52, "条", "exact")]),
        ("千分之五的会费", [(5, "‰", "exact")]),
        ("三分之一的班组", [(33.333333, "%", "exact")]),
        ("半数以上的县区", [(50, "%", "over")]),
        ("产值翻两番", [(2, "番", "exact")]),
        ("增长5.8倍", [(5.8, "倍", "exact")]),
        ("提高一个百分点", [(1, "百分点", "exact")]),
        ("建设3至5个站点", [(3, "个", "exact"), (5, "个", "exact")]),
        ("补助3至5万元", [(30_000, "元", "exact"), (50_000, "元", "exact")]),
        ("补助5000至1万元", [(5000, "元", "exact"), (10_000, "元", "exact")]),
        ("占60%～80%", [(60, "%", "exact"), (80, "%", "exact")]),
        ("建成二三十个站点", [(20, "个", "about"), (30, "个", "about")]),
        ("七八名师傅", [(7, "名", "about"), (8, "名", "about")]),
        ("十几家企业", [(10, "家", "over")]),
        ("近百名劳模", [(100, "名", "about")]),
        ("产值过百亿元", [(10_000_000_000, "元", "over")]),
        ("不足10%", [(10, "%", "under")]),
        ("不超过20人", [(20, "人", "under")]),
        ("50人以内", [(50, "人", "under")]),
        ("至少30名", [(30, "名", "over")]),
        ("超过了40家", [(40, "家", "over")]),
        ("阅读量10万+", [(100_000, "次", "over")]),
        ("登记12万个体工商户", [(120_000, "户", "exact")]),
        ("志愿服务12万小时", [(120_000, "小时", "exact")]),
        ("代表比例不得低于20%", [(20, "%", "over")]),
        ("建成1.3万户外劳动者服务站点", [(13_000, "个", "exact")]),
        ("投入300万用于慰问", [(3_000_000, "元", "exact")]),
        ("带动3000职工参赛", [(3000, "人", "exact")]),
        ("在5省12市试点", [(5, "省", "exact"), (12, "市", "exact")]),
        ("投入 1.2 万 余元，建站 30 个", [(12_000, "元", "over"), (30, "个", "exact")]),
        ("建成三个职工服务中心", [(3, "个", "exact")]),
        ("承办两项赛事", [(2, "项", "exact")]),
        ("慰问职工两家", [(2, "家", "exact")]),
    ],
)
def test_reads_forms_and_units(finder, text, expected):
    assert figures(finder, text) == expected


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("签约35家", "exact"),
        ("节约3000元", "exact"),
        ("通过300人", "exact"),
        ("附近5个", "exact"),
        ("公共12个", "exact"),
        ("约35家", "about"),
    ],
)
def test_words_that_only_end_like_a_modifier_say_nothing(finder, text, modifier):
    assert [q.modifier for q in finder.find(text)] == [modifier]


@pytest.mark.parametrize(
    "text",
    [
        "省总工会十三届五次全委（扩大）会议、八届三次全委会、三届四次会议",
        "第十八次代表大会、第3批、第三、四条、前三名、第1名",
        "2018年度，12月4日，9时30分，2023-10-14，10:30，二〇二三年，一九九八年，18周岁以上",
        "G20峰会，4S店，5G，3A级，2.0版，12351热线，0431-88901234，500强企业，“1+6”体系",
        "总工发〔2021〕1号，《2014—2018年工作规划》，“五小”活动，“双15”工程，“百千万”计划，“3个100”行动",
        "六安市、五家渠市、三门峡市、七台河市、五台县",
        "一线职工，一支队伍，一次会议，同一个，一系列，一家人，十分重要，万分感谢，一函两书，一站式",
        "两个维护，四个意识，五个方面，7个方面的问题，三个结合，三大攻坚战，八项规定，三项制度改革，五位一体",
        "亿万职工，百万产业大军，千方百计，千家万户，数十家企业，几百人，万名职工学法律",
        "100周年，二十一世纪，二十大，十九届四中全会，90后职工，五个一工程，四个一批，四级联动，三方机制",
        "25人以上企业，百人以上非公有制企业，50人以下的小微企业",
        "会员二十五人以上的，应当单独建会；不足二十五人的，可以联合建会",
        "每3名职工一组，每两户一策",
        "2023职工运动会，12345职工服务热线",
    ],
)
def test_what_is_no_quantity(finder, text):
    assert figures(finder, text) == []


@pytest.mark.parametrize("text", ["三年行动", "五年来", "历时2个月", "24小时服务", "八小时以外", "45分钟", "14载"])
def test_durations_are_told_apart(finder, text):
    assert [q.kind for q in finder.find(text)] == ["duration"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工程提前19天完工。", [(19, "天", "exact")]),
        ("办结时间压缩到12个工作日以内。", [(12, "个工作日", "under")]),
        ("举办职工运动会6届。", [(6, "届", "exact")]),
        ("在三届一次大会上，第十六届委员会。", []),
        ("设四个类别。", [(4, "个", "exact")]),
    ],
)
def test_what_was_spared_or_held_is_counted(finder, text, expected):
    assert figures(finder, text) == expected


def test_span_covers_modifiers_number_and_unit(finder):
    text = "全省累计建成近1.2万余个站点"
    (quantity,) = finder.find(text)
    assert text[quantity.start : quantity.end] == "近1.2万余个"
    assert text[quantity.number_start : quantity.number_end] == "1.2万余"


def test_only_the_asked_stretch_is_searched(finder):
    text = "建站30个，慰问50人，培训80名"
    start, end = text.index("慰问"), text.index("，培训")
    assert [(q.value, q.start) for q in finder.find(text, start, end)] == [(50, text.index("50"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业和职工分别达到41万余家、3370万人次，培训30人", [(410_000, 0), (33_700_000, 1), (30, None)]),
        ("会员数和工会数分别比五年前增长26.4%和31.8%", [(26.4, 0), (31.8, 1)]),
        ("甲、乙、丙三市分别为12、15、18万人次", [(120_000, 0), (150_000, 1), (180_000, 2)]),
        ("建会率和入会率分别达到80%以上", [(80, None)]),
    ],
)
def test_figures_that_are_dealt_out_are_numbered(finder, text, expected):
    found = [q for q in finder.find(text) if q.kind == "figure" and q.unit != "市"]
    assert [(q.value, q.position) for q in found] == expected
    assert {q.group for q in found if q.distributed} <= {text.index("分别")}


def test_a_long_run_of_digits_is_no_quantity(finder):
    assert finder.find("9" * 100_000 + "个") == []
    assert finder.find("一" * 100_000 + "个") == []


ALPHABET = "第一二两三十百千万亿零点半分之0123456789.,%、至个家名人次元年月日大余多近超“”《》（）分别职工方面，。 "


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_any_text_is_read_without_fault(text):
    found = FINDER.find(text)
    for quantity in found:
        assert 0 <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert quantity.value >= 0
    assert all(a.number_start <= b.number_start for a, b in itertools.pairwise(found))


@given(
    st.integers(min_value=2, max_value=9999),
    st.sampled_from(["个", "家", "名", "人次", "元", "场", "%"]),
    st.sampled_from(["", "近", "逾"]),
)
def test_a_written_figure_comes_back(number, unit, modifier):
    (quantity,) = FINDER.find(f"共建成{modifier}{number}{unit}，")
    assert (quantity.value, quantity.unit) == (number, unit)
    assert quantity.modifier == {"": "exact", "近": "about", "逾": "over"}[modifier]


def test_component_keeps_the_quantities_of_the_document():
    nlp = spacy.blank("zh")
    doc = nlp("发展会员86万人。")
    assert quantities(doc) == []
    nlp.add_pipe("quantities")
    assert [(q.value, q.unit) for q in quantities(nlp("发展会员86万人。"))] == [(860_000, "人")]
