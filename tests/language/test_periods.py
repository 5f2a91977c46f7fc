"""Periods: what the words say, what they come to in a document, and which figure has which."""

import pytest
import spacy

from kg.documents.document import Period
from kg.language.periods import PeriodFinder, period_for, periods, resolve
from kg.language.quantities import QuantityFinder

FINDER, FIGURES = PeriodFinder(), QuantityFinder()
ISSUED, REVIEWED, PLANNED = "2023-10-14", Period(2018, 2023), Period(2023, 2028)


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        ("五年来，建站30个", "五年来", "2018/2023"),
        ("过去五年建站30个", "过去五年", "2018/2023"),
        ("过去的五年，建站30个", "过去的五年", "2018/2023"),
        ("近三年建站30个", "近三年", "2020/2023"),
        ("近年来建站30个", "近年来", "2018/2023"),
        ("2013年以来建站30个", "2013年以来", "2013/2023"),
        ("自2023年起建站30个", "2023年起", "2023"),
        ("到2018年建站30个", "2018年", "2018"),
        ("截至2016年底建站30个", "2016年底", "2016"),
        ("2022年1—9月建站30个", "2022年1—9月", "2022"),
        ("2022年一季度建站30个", "2022年一季度", "2022"),
        ("2018—2022年建站30个", "2018—2022年", "2018/2022"),
        ("2013年至2017年建站30个", "2013年至2017年", "2013/2017"),
        ("今年建站30个", "今年", "2023"),
        ("上半年建站30个", "上半年", "2023"),
        ("去年建站30个", "去年", "2022"),
        ("年内建站30个", "年内", "2023"),
        ("全年建站30个", "全年", "2023"),
        ("目前有站30个", "目前", "2023"),
        ("每年建站30个", "每年", "per-year"),
        ("年均建站30个", "年均", "per-year"),
        ("“十三五”期间建站30个", "“十三五”期间", "2016/2020"),
        ("十四五时期建站30个", "十四五时期", "2021/2025"),
        ("“十五”期间建站30个", "“十五”期间", "2001/2005"),
        ("“十二五”以来建站30个", "“十二五”以来", "2011/2023"),
        ("“十四五”末建站30个", "“十四五”末", "2025"),
        ("“十四五”开局建站30个", "“十四五”开局", "2021"),
        ("党的十八大以来建站30个", "党的十八大以来", "2012/2023"),
        ("中国工会十七大以来建站30个", "中国工会十七大以来", "2018/2023"),
        ("省工会十三大以来建站30个", "省工会十三大以来", "2018/2023"),
        ("上次代表大会以来建站30个", "上次代表大会以来", "2018/2023"),
        ("今后五年建站30个", "今后五年", "2023/2028"),
        ("未来三年建站30个", "未来三年", "2023/2026"),
        ("三年内建站30个", "三年内", "2023/2026"),
        ("用三年时间建站30个", "三年时间", "2023/2026"),
        ("届末建站30个", "届末", "2023/2028"),
    ],
)
def test_words_and_what_they_come_to(text, words, period):
    (mention,) = FINDER.find(text)
    assert text[mention.start : mention.end] == words
    assert resolve(mention, ISSUED, REVIEWED, PLANNED) == period


@pytest.mark.parametrize(
    "text",
    ["比2018年增加30个", "较上年增长12%", "比五年前提高12个百分点", "是2003年的3倍", "与上年同期持平", "比上年末增加5家"],
)
def test_what_is_compared_with_dates_nothing(text):
    (mention,) = FINDER.find(text)
    assert mention.kind == "comparison"
    assert resolve(mention, ISSUED, REVIEWED, PLANNED) is None


@pytest.mark.parametrize("text", ["《2021—2025年规划》", "三年行动", "“七五”普法", "60岁以上年老职工", "12018年", "“十四五”规划"])
def test_what_is_no_period(text):
    assert FINDER.find(text) == []


@pytest.mark.parametrize(
    ("text", "issued", "reviewed", "planned", "period"),
    [
        ("三年来", "", Period(2018, 2023), None, "2020/2023"),
        ("五年来", "2008-05-01", None, None, "2003/2008"),
        ("今后三年", "", None, Period(2014, 2018), "2014/2017"),
        ("今年", "", None, None, None),
        ("近年来", "2023", None, None, None),
        ("全年", "2024-01-20", Period(2023, 2023), None, "2023"),
        ("省工会十三大以来", "2023", None, None, None),
        ("去年", "2024", Period(2018, 2023), None, "2023"),
    ],
)
def test_with_what_is_known_of_the_document(text, issued, reviewed, planned, period):
    (mention,) = FINDER.find(text)
    assert resolve(mention, issued, reviewed, planned) == period


def test_the_caller_can_name_congresses():
    finder = PeriodFinder({"省工会十三大": 2013})
    (mention,) = finder.find("省工会十三大以来")
    assert resolve(mention, "2018-06", None, None) == "2013/2018"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来，新建工会1.2万个，发展会员86万人，年均培训3万人次。", ["2018/2023", "2018/2023", "per-year"]),
        ("截至2016年底，会员800万人；覆盖单位12万家。新增3家。", ["2016", "2016", None]),
        ("2021年慰问3万人，2022年慰问2万人，比上年下降33%。", ["2021", "2022", "2022"]),
        ("每年培训5万人次，发放补助300万元。", ["per-year", "per-year"]),
        ("五年来，职工年均受训3天以上，建站30个。", ["2018/2023"]),
        ("建站30个，今年建站5个。", [None, "2023"]),
    ],
)
def test_which_figure_has_which_period(text, expected):
    mentions = FINDER.find(text)
    found = [period_for(quantity, mentions, text) for quantity in FIGURES.find(text) if quantity.kind == "figure"]
    assert [mention and resolve(mention, ISSUED, REVIEWED, PLANNED) for mention in found] == expected


def test_component_keeps_the_periods_of_the_document():
    nlp = spacy.blank("zh")
    assert periods(nlp("五年来")) == []
    nlp.add_pipe("periods")
    assert [mention.kind for mention in periods(nlp("五年来，到2018年"))] == ["past", "year"]
