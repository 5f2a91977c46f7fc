"""Regulations: what is said stands in its article, and no number of an article is a figure."""

import pytest

from kg.documents.document import Section
from kg.documents.sections import find_sections, load_section_rules

REGULATION = """河川省职工代表大会条例
第一章 总则
第一条 为了保障职工的民主管理权利，根据《中华人民共和国工会法》，结合本省实际，制定本条例。
第二条 河川省总工会建立集体协商指导员制度，会同企业代表组织开展下列工作：
（一）河川省总工会设立困难职工帮扶中心；
（二）河川省总工会组织开展安康杯竞赛。
第三条 职工代表大会每年至少召开一次，职工代表不少于30人。
第十条 违反本条例第二条、第三条第二款和第9条规定的，由工会责令改正；依照第四至六条处理。"""


@pytest.fixture(scope="module")
def sections() -> tuple[Section, ...]:
    return find_sections(REGULATION, "河川省职工代表大会条例", "regulation", load_section_rules())


def test_what_an_article_says_stands_in_its_section(extract, sections):
    fragment = extract(REGULATION, sections=sections, kind="regulation", body="河川省总工会")
    by_text = {passage.text: passage.section for passage in fragment.passages}
    assert {section for text, section in by_text.items() if text.startswith("（")} == {"第二条"}
    assert next(section for text, section in by_text.items() if text.startswith("第一条")) == "第一条"
    assert {(s.predicate, fragment.entities[s.object].name) for s in fragment.statements} >= {("ORGANIZES", "安康杯竞赛")}


def test_numbers_of_articles_are_no_figures(extract, sections):
    fragment = extract(REGULATION, sections=sections, kind="regulation", body="河川省总工会")
    assert {(f.value, f.unit) for f in fragment.figures} <= {(30.0, "人"), (1.0, "次")}


@pytest.mark.parametrize("words", ["第三条", "第9条", "第十二条第三款", "第四至六条", "第3、4条", "第三十条之一"])
def test_no_way_to_cite_an_article_is_a_figure(extract, words):
    assert extract(f"河川省总工会依照条例{words}的规定建设职工书屋。", body="河川省总工会").figures == ()
