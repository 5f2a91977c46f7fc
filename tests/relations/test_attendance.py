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
