"""Done or to be done: a promise must never look like a deed."""

from __future__ import annotations

from itertools import product

import pytest

from kg.documents.document import Section

BODY = "吉林省总工会"
DEED, PROMISE = "achieved", "planned"


@pytest.fixture
def status(stated):
    """A function from a text to the statuses of what bodies are said to run or set up in it."""

    def found(text, **metadata):
        return {each[3] for each in stated(text, "ORGANIZES", "ESTABLISHES", "ISSUES", "COOPERATES_WITH", **{"body": BODY, **metadata})}

    return found


@pytest.mark.parametrize(
    "promise",
    [
        "浙江省总工会将开展安康杯竞赛。",
        "浙江省总工会要开展安康杯竞赛。",
        "浙江省总工会拟开展安康杯竞赛。",
        "浙江省总工会计划建设职工书屋120家。",
        "浙江省总工会力争建成职工书屋120家。",
        "到2030年，浙江省总工会建成职工书屋120家。",
        "今后五年，浙江省总工会建成职工书屋120家。",
        "下一步，浙江省总工会开展安康杯竞赛。",
        "浙江省总工会准备开展安康杯竞赛。",
        "浙江省总工会打算开展安康杯竞赛。",
        "浙江省总工会应当建立欠薪预警联动处置机制。",
        "浙江省总工会必须建立欠薪预警联动处置机制。",
        "浙江省总工会预计建成职工书屋120家。",
        "明年，浙江省总工会开展安康杯竞赛。",
    ],
)
def test_promises(status, promise):
    assert status(promise, issued="2024-03-01", kind="news") == {PROMISE}


@pytest.mark.parametrize(
    "deed",
    [
        "浙江省总工会开展了安康杯竞赛。",
        "浙江省总工会已建成职工书屋120家。",
        "近日，浙江省总工会启动安康杯竞赛。",
        "截至目前，浙江省总工会建成职工书屋120家。",
        "五年来，浙江省总工会开展安康杯竞赛。",
        "浙江省总工会重要举措是开展安康杯竞赛。",
        "按照上级要求，浙江省总工会开展安康杯竞赛。",
        "浙江省总工会将士兵家属纳入帮扶，开展安康杯竞赛。",
    ],
)
def test_deeds(status, deed):
    assert status(deed, issued="2024-03-01", kind="news") == {DEED}


PLAIN = ("深入开展安康杯竞赛。", "建成职工书屋120家。", "推动企业建立厂务公开制度。", "联合省司法厅开展普法宣传行动。")


@pytest.mark.parametrize(("text", "part"), list(product(PLAIN, ("review", "plan"))))
def test_the_part_of_the_report_decides_what_the_sentence_leaves_open(status, text, part):
    assert status(text, part=part) == {DEED if part == "review" else PROMISE}


@pytest.mark.parametrize("kind", ["plan", "article", "regulation"])
@pytest.mark.parametrize("text", PLAIN)
def test_a_document_that_asks_for_things_has_no_deeds_unless_it_says_so(status, text, kind):
    assert DEED not in status(text, kind=kind)


@pytest.mark.parametrize("kind", ["plan", "article"])
def test_such_a_document_may_tell_what_was_done(status, kind):
    assert status("五年来，吉林省总工会已建成职工书屋120家。", kind=kind) == {DEED}
    assert status("去年，吉林省总工会建成职工书屋120家。", kind=kind) == {DEED}


def test_what_is_asked_for_on_the_basis_of_last_year_stays_a_promise(status):
    assert status("在去年基础上，建设职工书屋120家。", kind="plan") == {PROMISE}
    assert status("推广去年的经验，建设职工书屋120家。", part="plan") == {PROMISE}


@pytest.mark.parametrize("text", ["要深入开展安康杯竞赛。", "力争建成职工书屋120家。", "到2028年，建成职工书屋120家。"])
def test_nothing_turns_a_promise_of_the_plan_part_into_a_deed(status, text):
    assert status(text, part="plan") == {PROMISE}


def test_a_promise_at_the_end_of_the_review_stays_one(status):
    assert status("下一步，建设职工书屋120家。", part="review") == {PROMISE}


def test_both_parts_of_one_report_side_by_side(stated):
    review, plan = "开展安康杯竞赛。\n", "推行工资集体协商。\n"
    sections = (Section(0, "", 0, len(review), "review"), Section(0, "", len(review), len(review + plan), "plan"))
    found = stated(review + plan, "ORGANIZES", "ESTABLISHES", body=BODY, kind="report", sections=sections)
    assert found == {
        (BODY, "ORGANIZES", "安康杯竞赛", DEED, True),
        (BODY, "ESTABLISHES", "工资集体协商", PROMISE, True),
    }


@pytest.mark.parametrize(("part", "period"), [("review", "2018/2023"), ("plan", "2023/2028")])
def test_a_statement_has_the_years_of_its_part(extract, part, period):
    statements = [s for s in extract("开展安康杯竞赛。", part=part, body=BODY).statements if s.predicate == "ORGANIZES"]
    assert [s.period for s in statements] == [period]


def test_a_decision_to_grant_grants(stated):
    title = "关于授予李明远东海工匠称号的决定"
    found = stated("吉林省总工会授予李明远“东海工匠”称号。", "AWARDED_TO", body=BODY, kind="plan", title=title)
    assert found == {("东海工匠", "AWARDED_TO", "李明远", DEED, False)}


def test_what_a_title_announces_is_planned_unless_the_sentence_tells_what_was_done(status):
    title = "浙江省总工会今年将为职工办12件实事"
    assert status(f"{title}\n浙江省总工会开展安康杯竞赛。", title=title, kind="news") == {PROMISE}
    assert status(f"{title}\n浙江省总工会已开展安康杯竞赛。", title=title, kind="news") == {DEED}


@pytest.mark.parametrize(
    "text",
    [
        "原定于4月举行的职工运动会因天气原因取消。",
        "取消安康杯竞赛。",
        "原计划5月开展的金秋助学活动未举行。",
        "原定举办的“送清凉”活动因故未能开展。",
        "为一线职工开展送温暖活动的计划因疫情搁置。",
        "安康杯竞赛推迟举办。",
    ],
)
def test_what_was_called_off_was_not_done(status, text):
    assert status(text, issued="2024-05-01", kind="news") == set()


@pytest.mark.parametrize("text", ["取消入学限制，开展金秋助学活动。", "推动未开展集体协商的企业建立工资集体协商制度。"])
def test_what_was_lifted_or_is_missing_elsewhere_was_not_called_off(status, text):
    assert status(text, issued="2024-05-01", kind="news") == {DEED}


def test_what_is_planned_behind_what_was_done_stays_a_promise(status):
    text = "到去年底已资助4.1万人，今后计划开展安康杯竞赛。"
    assert status(text, issued="2024-05-01", part="plan") == {PROMISE}
