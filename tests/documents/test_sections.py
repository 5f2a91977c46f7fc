import time

import pytest

from kg.documents.sections import find_sections, load_section_rules

RULES = load_section_rules()
REPORT = """在云岭省工会第九次代表大会上的报告
各位代表：
一、过去五年的工作回顾
五年来，全省各级工会积极进取，取得了新的成绩。
——大力加强思想引领，团结引导职工听党话。开展主题教育。
——深化改革。开展试点。
二、主要体会
必须坚持党的领导。
三、今后五年的主要任务
（一）加强服务。建设站点。
1.建好书屋
2.办好热线。
四、加强党的建设
落实责任。"""


def outline(text, kind="report", title="在云岭省工会第九次代表大会上的报告", marked=None):
    sections = find_sections(text, title, kind, RULES, marked)
    for section in sections[1:]:
        assert text[section.start :].startswith(section.title)
        assert section.start < section.end <= len(text)
    return [(section.level, section.title, section.part) for section in sections]


def test_the_sections_of_a_report_look_back_and_ahead():
    assert outline(REPORT) == [
        (0, "在云岭省工会第九次代表大会上的报告", "other"),
        (1, "一、过去五年的工作回顾", "review"),
        (2, "——大力加强思想引领，团结引导职工听党话。", "review"),
        (2, "——深化改革。", "review"),
        (1, "二、主要体会", "other"),
        (1, "三、今后五年的主要任务", "plan"),
        (2, "（一）加强服务。", "plan"),
        (3, "1.建好书屋", "plan"),
        (3, "2.办好热线。", "plan"),
        (1, "四、加强党的建设", "plan"),
    ]


def test_a_section_ends_where_one_of_its_level_begins():
    sections = find_sections(REPORT, "报告", "report", RULES)
    by_title = {section.title: section for section in sections}
    review = by_title["一、过去五年的工作回顾"]
    assert REPORT[review.end :].startswith("二、")
    assert REPORT[by_title["（一）加强服务。"].end :].startswith("四、")
    assert sections[0].end == len(REPORT)


def test_a_review_may_be_told_by_the_first_words_of_its_text():
    text = "一、服务大局\n五年来，各级工会取得了成绩。\n二、再创佳绩\n今后五年，我们要继续努力。"
    assert [part for _, _, part in outline(text)] == ["other", "review", "plan"]


def test_documents_without_such_headings_read_by_their_kind():
    text = "一、加强服务\n建设站点。"
    assert {part for _, _, part in outline(text, "plan")} == {"plan"}
    assert {part for _, _, part in outline(text, "news")} == {"review"}
    assert {part for _, _, part in outline(text, "report")} == {"review"}
    assert {part for _, _, part in outline(text, "article")} == {"other"}


def test_questions_and_articles_are_sections():
    assert [(level, title) for level, title, _ in outline("问：背景是什么？\n答：形势需要。\n问：如何落实？", "opinion-interview")[1:]] == [
        (1, "问：背景是什么？"),
        (1, "问：如何落实？"),
    ]
    assert [(level, title) for level, title, _ in outline("第一章 总则\n第一条 为了规范工作。\n第二条 适用范围。", "regulation")[1:]] == [
        (1, "第一章 总则"),
        (5, "第一条"),
        (5, "第二条"),
    ]


REGULATION = """云岭省职工书屋管理办法
第一章总则
第一条为了规范职工书屋的建设和管理，保障职工的阅读权利，根据《中华人民共和国工会法》和有关规定，结合本省实际，制定本办法，各级工会、各企业事业单位和其他组织应当遵守。
第二条（适用范围） 本省的职工书屋适用本办法。
第二章 建设
第三条 工会应当做到：
（一）建设职工书屋；
1.每个园区一家；
（二）配备图书。
第三条之一 第一条规定的组织应当支持。
第一条的规定不适用于个人。
第四条至第六条另行规定。
第三章　附则
第十二条　本办法自发布之日起施行。
附件：
一、登记表
（一）填表说明"""


def test_articles_are_sections_of_their_chapter_and_hold_their_items():
    assert [(level, title) for level, title, _ in outline(REGULATION, "regulation", "云岭省职工书屋管理办法")[1:]] == [
        (1, "第一章总则"),
        (5, "第一条"),
        (5, "第二条（适用范围）"),
        (1, "第二章 建设"),
        (5, "第三条"),
        (5, "第三条之一"),
        (1, "第三章　附则"),
        (5, "第十二条"),
        (1, "一、登记表"),
        (2, "（一）填表说明"),
    ]


def test_an_article_reaches_to_the_next_heading():
    by_title = {section.title: section for section in find_sections(REGULATION, "", "regulation", RULES)}
    third = by_title["第三条"]
    assert REGULATION[third.start : third.end].endswith("（二）配备图书。\n")
    assert by_title["第二章 建设"].end == by_title["第三章　附则"].start


def test_a_single_line_that_cites_an_article_is_no_section():
    assert len(outline("有关规定\n第三条 工会应当建设职工书屋。\n以上规定应当遵守。", "other", "有关规定")) == 1


def test_rows_of_a_table_are_no_headings():
    assert len(outline("1.职工书屋\t30\n（一）驿站\t40\n一、热线\t5", "report", "")) == 1


def test_sentences_are_no_headings():
    text = "第一部分为总论，阐述意义。\n2018年，全省建成站点。\n1.5万名职工参加。\n一是加强领导。\n一、" + "很长的一段话，" * 20
    assert len(find_sections(text, "", "other", RULES)) == 1


def test_a_subtitle_with_a_dash_is_no_section():
    assert len(outline("团结奋进\n——在云岭省工会第九次代表大会上的报告\n各位代表：\n正文。", title="")) == 1


def test_headings_that_the_format_marks():
    text = "标题\n主要做法\n开展活动。\n一、编号优先"
    assert outline(text, "news", "标题", {3: 2, 14: 3})[1:] == [(2, "主要做法", "review"), (1, "一、编号优先", "review")]


def test_very_many_sections_are_found_in_linear_time():
    text = "".join(f"第{number}条 工会应当建设职工书屋。\n" for number in range(1, 60_000))
    start = time.process_time()
    assert len(find_sections(text, "", "regulation", RULES)) == 60_000
    assert time.process_time() - start < 5  # by its square: minutes


def test_the_part_that_looks_ahead_may_open_without_a_number():
    text = "过去五年的工作\n五年来，建成书屋1200家。\n今后五年的工作安排\n新建书屋500家。\n2024年工作回顾\n建成热线。"
    assert outline(text) == [
        (0, "在云岭省工会第九次代表大会上的报告", "other"),
        (1, "过去五年的工作", "review"),
        (1, "今后五年的工作安排", "plan"),
        (1, "2024年工作回顾", "review"),
    ]


def test_a_sentence_that_begins_so_is_no_heading():
    text = "今后五年，我们要做好各项工作。\n今后五年全省工会工作的总体要求是：坚持服务大局。"
    assert [section[0] for section in outline(text)] == [0]


@pytest.mark.parametrize(
    "heading", ["二、2024年打算", "二、2024年计划", "二、2024年的工作安排", "2024年打算", "二、下一步打算", "三、工作设想"]
)
def test_what_a_body_has_in_mind_is_a_plan(heading):
    assert outline(f"一、2023年工作情况\n建成书屋12家。\n{heading}\n新建书屋8家。")[-1][1:] == (heading, "plan")
