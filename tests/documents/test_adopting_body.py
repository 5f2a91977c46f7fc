"""Whose a regulation is: the legislature that adopted it."""

from __future__ import annotations

import pytest

from kg.documents.adopting_body import adopting_body


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (["长河省渔工权益条例", "（2016年5月27日长河省第十二届人民代表大会常务委员会第二十九次会议通过）"], "长河省人民代表大会常务委员会"),
        (["渔港市工会条例", "（2009年1月8日渔港市人民代表大会通过 2012年修正）"], "渔港市人民代表大会"),
        (["长河省渔工权益条例", "第一条 为了保护渔工权益，制定本条例。"], ""),
        (["长河省人民代表大会常务委员会召开会议"], ""),
    ],
)
def test_the_legislature_is_named_without_its_term(lines, body):
    assert adopting_body(lines) == body
