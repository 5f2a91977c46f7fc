"""Instruments in 《》, short references to them, and what stands in 《》 and is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("印发《关于加强渔港驿站建设的实施意见》。", "《关于加强渔港驿站建设的实施意见》", "关于加强渔港驿站建设的实施意见"),
        ("学习《工会法》。", "《工会法》", "中华人民共和国工会法"),
        ("学习工会法。", "工会法", "中华人民共和国工会法"),
        ("《意见》提出新要求。", "《意见》", "意见"),
        (
            "转发《关于贯彻〈职工权益保障条例〉的通知》。",
            "《关于贯彻〈职工权益保障条例〉的通知》",
            "关于贯彻〈职工权益保障条例〉的通知",
        ),
        ("印发《关于落实《渔港条例》的通知》。", "《关于落实《渔港条例》的通知》", "关于落实《渔港条例》的通知"),
    ],
)
def test_instruments(mentions_of_class, text, written, name):
    marks = str.maketrans("", "", "《》〈〉")
    assert [(seen, found.translate(marks)) for seen, found in mentions_of_class(text, "Instrument")] == [(written, name.translate(marks))]


@pytest.mark.parametrize("text", ["《工人日报》作了报道。", "《××日报》刊登。", "订阅《东海晚报》。", "《××办法》印发。"])
def test_newspapers_and_placeholders_are_no_instruments(mentions_of_class, text):
    assert mentions_of_class(text, "Instrument") == []


def test_a_title_broken_by_a_line_is_none(mentions_of_class):
    assert mentions_of_class("《关于渔港\n驿站的意见》", "Instrument") == []
