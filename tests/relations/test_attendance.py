"""Who takes part in the event of the document."""

from __future__ import annotations

import pytest

BODY = "浙江省总工会"
CONGRESS = "浙江省工会第十六次代表大会"
TITLE = f"李明远：在{CONGRESS}上的报告\n"


def test_the_speaker_takes_part(triples):
    assert ("李明远", "PARTICIPATES_IN", CONGRESS) in triples(TITLE, body=BODY, event=CONGRESS, kind="report")


def test_the_body_that_the_report_is_given_for_takes_part(triples):
    text = TITLE + f"各位代表：我受{BODY}委托，向大会作报告。\n"
    assert (BODY, "PARTICIPATES_IN", CONGRESS) in triples(text, body=BODY, event=CONGRESS, kind="report")


@pytest.mark.parametrize("text", [f"李明远听说{CONGRESS}要召开。", f"{CONGRESS}闭幕。李明远很高兴。", "李明远：在座谈会上的讲话\n"])
def test_a_person_who_is_only_named_does_not(triples, text):
    assert not [t for t in triples(text, body=BODY, event=CONGRESS) if t[0] == "李明远" and t[1] == "PARTICIPATES_IN"]


MEETING = CONGRESS


@pytest.mark.parametrize(
    "text",
    [
        "省总工会主席李明远出席会议并讲话。",
        "省总工会主席李明远作动员部署。",
        "会议由省总工会主席李明远主持。",
        "省人大常委会副主任，省总工会主席李明远宣读了决定。",
        "杭州市总工会主席陈秀兰、宁波市总工会主席李明远等6名学员作了交流发言。",
    ],
)
def test_those_who_speak_or_preside_take_part_in_the_meeting_that_is_told_of(triples, text):
    found = triples(f"近日，{MEETING}在杭州召开。{text}", body=BODY, kind="news")
    assert ("李明远", "PARTICIPATES_IN", MEETING) in found


def test_a_body_that_sends_somebody_takes_part(triples):
    found = triples(f"近日，{MEETING}在杭州召开。宁波市总工会分管负责同志参加会议。", body=BODY, kind="news")
    assert ("宁波市总工会", "PARTICIPATES_IN", MEETING) in found


@pytest.mark.parametrize("text", ["大家学习了李明远同志的重要讲话精神。", "省领导为李明远颁奖。", "李明远很高兴。"])
def test_those_who_are_only_spoken_of_do_not(triples, text):
    found = triples(f"近日，{MEETING}在杭州召开。{text}", body=BODY, kind="news")
    assert ("李明远", "PARTICIPATES_IN", MEETING) not in found
