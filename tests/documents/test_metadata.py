import pytest

from kg.documents.dates import arabic_years, find_date, number_of
from kg.documents.furniture import classified_lines, load_furniture_rules
from kg.documents.metadata import load_metadata_rules, read_metadata
from kg.documents.periods import congress_year, find_periods
from kg.documents.reporting_body import canonical_union
from kg.documents.sections import find_sections, load_section_rules
from kg.documents.titles import Page
from ontology.vocabulary import load_vocabulary

FURNITURE = load_furniture_rules()
RULES = load_metadata_rules()
PROSE = (
    "全省各级工会深入贯彻上级部署，广泛组织职工参加劳动和技能竞赛，切实维护职工合法权益，"
    "取得了明显成效，职工满意度持续提高，工作基础不断夯实。"
)


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def described(text, vocabulary, **said):
    return read_metadata(Page(classified_lines(text, FURNITURE), "文件名", "", said), vocabulary, RULES)


def periods(text, vocabulary):
    metadata = described(text, vocabulary)
    sections = find_sections(text, metadata.title, metadata.kind, load_section_rules())
    found = find_periods(metadata.title, text, metadata.kind, metadata.issued, sections)
    return tuple(str(period) if period else "" for period in found)


@pytest.mark.parametrize(
    ("text", "body", "kind"),
    [
        (f"在吉林省工会第十三次代表大会上的报告\n{PROSE}", "吉林省总工会", "report"),
        (f"团结奋进 建功立业\n——在上海市工会第十五次代表大会上的报告\n{PROSE}", "上海市总工会", "report"),
        (f"李明：在中国工会第十七次全国代表大会上的报告\n来源：青岛市总工会\n{PROSE}", "中华全国总工会", "report"),
        (f"工作报告\n各位代表：\n我代表云岭县总工会第六届委员会向大会作报告。\n{PROSE}", "云岭县总工会", "report"),
        (f"内蒙古工会十一届三次全委会工作报告\n{PROSE}", "内蒙古自治区总工会", "report"),
        (f"东江钢铁集团工会第三次会员代表大会工作报告\n{PROSE}", "东江钢铁集团工会", "report"),
        (f"海棠街道工会联合会年度工作报告\n{PROSE}", "海棠街道工会联合会", "report"),
        (f"沪江重机有限公司工会2023年工作要点\n{PROSE}", "沪江重机有限公司工会", "plan"),
        (f"二〇二三年吉林省工会工作要点\n{PROSE}", "吉林省总工会", "plan"),
        (f"××市总工会2021年工作总结\n{PROSE}", "", "report"),
        (f"关于印发《浙江省总工会关于加强权益保障的意见》的通知\n各市总工会：\n{PROSE}", "浙江省总工会", "plan"),
        (f"关于开展竞赛的通知\n各县区总工会：\n{PROSE}\n长治市总工会\n2021年9月1日", "长治市总工会", "plan"),
        (f"全国总工会负责人就《中华全国总工会关于加强协商的意见》答记者问\n{PROSE}", "中华全国总工会", "opinion-interview"),
        (f"忠诚履职\n{PROSE}\n（作者为浙江省总工会党组书记、副主席）", "浙江省总工会", "article"),
        (f"市总工会召开推进会\n来源：青岛市总工会 时间：2023-10-14\n近日，市总工会召开会议。{PROSE}", "青岛市总工会", "news"),
        (f"长治市总工会部署新任务\n近日，长治市总工会印发通知。{PROSE}", "长治市总工会", "news"),
        (f"年度工作总结\n在县委和市总工会领导下，按照全国总工会部署，长治市总工会认真履职。{PROSE}", "长治市总工会", "report"),
        (f"总工会2021年工作总结\n我市各级工会认真履职。{PROSE.replace('全省', '全市')}", "市总工会", "report"),
        (f"中国教科文卫体工会全国委员会\n关于开展展演活动的通知\n各省教育工会：\n{PROSE}", "中国教科文卫体工会", "plan"),
        (f"职工之家建设管理办法\n第一条 {PROSE}", "", "regulation"),
        (f"市总工会召开务虚会\n近日，市总工会召开会议。{PROSE}\n大连工会将再接再厉。{PROSE}", "大连市总工会", "news"),
        (f"省总工会通报全年工作\n每日陇原网讯 近日，据兰州早报报道，举行发布会。{PROSE}", "甘肃省总工会", "news"),
        (f"2023年5月，洛阳市机关工作会议召开。市总工会被评为先进单位。{PROSE}", "洛阳市总工会", "other"),
        (f"2月7日，四川省总工会全会在成都召开。{PROSE}\n在省委和全国总工会坚强领导下，省总工会认真履职。", "四川省总工会", "news"),
        (f"近日，举行新闻发布会，通报了省总工会2018年的工作，介绍了贵州省表彰大会。{PROSE}", "贵州省总工会", "news"),
        (f"市总工会召开务虚会\n近日，市总工会赴深圳市考察。{PROSE}", "市总工会", "news"),
        (f"市总工会召开务虚会\n近日，市总工会召开会议，××公司参加。洛阳工会努力工作。{PROSE}", "市总工会", "news"),
        (f"为了贯彻《浙江省工会三年工作规划》，特制定舟山市工会推进企业协商三年工作规划。{PROSE}", "舟山市总工会", "other"),
    ],
)
def test_whose_document_it_is_and_of_what_kind(text, body, kind, vocabulary):
    metadata = described(text, vocabulary)
    assert (metadata.body, metadata.kind) == (body, kind)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("吉林省工会", "吉林省总工会"),
        ("全国总工会", "中华全国总工会"),
        ("云岭县工会", "云岭县总工会"),
        ("沪江重机工会", "沪江重机工会"),
        ("沪江重机工会委员会", "沪江重机工会"),
        ("市总工会", ""),
        ("公司工会", ""),
        ("东江集团公司工会", "东江集团公司工会"),
        ("各级工会", ""),
    ],
)
def test_unions_get_their_full_name(name, full, vocabulary):
    assert canonical_union(name, vocabulary) == full


def test_title_and_byline_are_read(vocabulary):
    text = f"忠诚党的事业 服务职工【2】\n——学习重要论述的体会\n李明\n2016年01月06日09：47 来源：《长河学刊》\n{PROSE}\n（责编：王红）"
    metadata = described(text, vocabulary)
    assert metadata.title == "忠诚党的事业 服务职工——学习重要论述的体会"
    assert (metadata.author, metadata.publisher, metadata.issued) == ("李明", "长河学刊", "2016-01-06")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("市总工会主席 李明", "李明"),
        ("云岭省总工会党组书记、常务副主席 沐云清", "沐云清"),
        ("长河集团工会主席 李 明", "李明"),
        ("云岭省总工会副主席 巴特尔", "巴特尔"),
        ("市总工会党组书记 主席", ""),
        ("市总工会主席 某某某", ""),
        ("市总工会主席 工作报告", ""),
    ],
)
def test_a_speaker_may_stand_behind_an_office(line, author, vocabulary):
    text = f"在全市工会系统表彰大会上的讲话\n{line}\n（2023年4月28日）\n{PROSE}"
    assert described(text, vocabulary).author == author


def test_the_first_source_is_the_publisher(vocabulary):
    text = f"工作报告\n{PROSE}\n来源：工人日报\n来源：长河工会融媒体 编辑：admin时间：2023-10-14"
    metadata = described(text, vocabulary)
    assert (metadata.publisher, metadata.issued) == ("工人日报", "2023-10-14")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"在云岭省工会第九次代表大会上\n的工作报告\n各位代表：\n{PROSE}", "在云岭省工会第九次代表大会上的工作报告"),
        (f"下面是小编为大家整理的2021年工会工作推进会讲话（全文），供大家参考。\n各位委员，同志们：\n{PROSE}", "2021年工会工作推进会讲话"),
        (f"各位代表，同志们：\n{PROSE}", "文件名"),
    ],
)
def test_titles_in_unusual_places(text, title, vocabulary):
    assert described(text, vocabulary).title == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("云岭省总工会\n关于开展职工阅读活动的通知\n云工发〔2021〕8号", "云岭省总工会关于开展职工阅读活动的通知"),
        ("云岭省总工会文件\n云工发〔2021〕8号\n云岭省总工会关于表彰先进集体的决定", "云岭省总工会关于表彰先进集体的决定"),
        (
            "云岭省总工会\n云岭省教育厅\n云岭省财政厅\n关于建设工匠学院的意见",
            "云岭省总工会 云岭省教育厅 云岭省财政厅关于建设工匠学院的意见",
        ),
        ("云岭省总工会关于\n推进集体协商的\n指导意见", "云岭省总工会关于推进集体协商的指导意见"),
        ("云岭省总工会关于做好困难职工\n帮扶救助工作的实施办法（试行）", "云岭省总工会关于做好困难职工帮扶救助工作的实施办法（试行）"),
        ("云岭省总工会转发《关于加强\n劳动保护工作的意见》的通知\n各市总工会：", "云岭省总工会转发《关于加强劳动保护工作的意见》的通知"),
        ("勇立潮头 建功云岭\n在云岭省工会第九次代表大会上的报告", "勇立潮头 建功云岭 在云岭省工会第九次代表大会上的报告"),
        ("云岭省总工会\n各市总工会：", "云岭省总工会"),
        ("云岭省总工会关于表彰先进集体的决定\n云岭省总工会", "云岭省总工会关于表彰先进集体的决定"),
        ("长河市总工会召开会议\n部署下半年工作", "长河市总工会召开会议"),
    ],
)
def test_titles_over_several_lines(lines, title, vocabulary):
    assert described(f"{lines}\n{PROSE}", vocabulary).title == title


def test_what_a_page_says_of_itself_is_used(vocabulary):
    text = f"工会要闻\n长治市总工会召开会议\n{PROSE}"
    metadata = described(text, vocabulary, page="长治市总工会召开会议_长治工会网", issued="2023-05-06 10:00", publisher="长治日报")
    assert (metadata.title, metadata.issued, metadata.publisher) == ("长治市总工会召开会议", "2023-05-06", "长治日报")


@pytest.mark.parametrize(("said", "author"), [("李 明", "李明"), ("admin", ""), ("长治市总工会", "")])
def test_a_page_may_say_who_wrote_it(said, author, vocabulary):
    assert described(f"长治市总工会召开会议\n{PROSE}", vocabulary, author=said).author == author


def test_the_event_is_read_from_the_title(vocabulary):
    assert described(f"李明同志在全省工会工作会议上的讲话\n{PROSE}", vocabulary).event == "全省工会工作会议"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"在吉林省工会第十三次代表大会上的报告\n（2018年7月10日）\n{PROSE}", ("2013/2018", "2018/2023")),
        (f"在中国工会第十六次全国代表大会上的报告\n{PROSE}", ("2008/2013", "2013/2018")),
        (f"在长治市工会第六次代表大会上的报告\n（2021年3月2日）\n四年来，{PROSE}\n今后五年，{PROSE}", ("2017/2021", "2021/2026")),
        (f"吉林省总工会2022年工作总结和2023年工作要点\n{PROSE}", ("2022", "2023")),
        (f"长治市总工会2023年工作要点\n{PROSE}", ("", "2023")),
        (f"长治市“十四五”工会事业发展规划\n{PROSE}", ("", "2021/2025")),
        (f"长治市总工会三年行动方案（2022—2024年）\n{PROSE}", ("", "2022/2024")),
        (f"长治市总工会工作报告\n（2023年1月5日）\n一、2022年工作回顾\n{PROSE}\n二、2023年工作任务\n{PROSE}", ("2022", "2023")),
        (f"长治市总工会四届三次全委会工作报告\n（2022年12月20日）\n{PROSE}", ("2022", "2023")),
        (f"长治市总工会开展竞赛\n近日，{PROSE}", ("", "")),
    ],
)
def test_the_years_a_document_is_about(text, expected, vocabulary):
    assert periods(text, vocabulary) == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2016年01月06日09：47", "2016-01-06"),
        ("时间：2023-10-14", "2023-10-14"),
        ("2023/5/6", "2023-05-06"),
        ("2023年10月", "2023-10"),
        ("二〇一八年七月十日", "2018-07-10"),
        ("二○二一年十二月二十三日", "2021-12-23"),
        ("2018—2023年", ""),
        ("共2023-45-99号", ""),
    ],
)
def test_dates(text, date):
    assert find_date(text) == date


def test_numerals_and_years():
    assert [number_of(numeral) for numeral in ("三", "十", "十八", "二十三", "12", "百")] == [3, 10, 18, 23, 12, 0]
    assert arabic_years("二〇二三年第一次会议") == "2023年第一次会议"
    assert congress_year("中国工会第十七次全国代表大会") == 2018


def test_the_office_of_a_federation_that_sends_a_text_tells_its_level(vocabulary):
    head = "云南工会统计快报2019年第3期\n发布日期：2019-05-08　文章来源：省总工会研究室"
    text = f"{head}\n{PROSE}全省共有州（市）总工会16个、县（市、区）总工会129个。"
    assert described(text, vocabulary).body == "云南省总工会"
