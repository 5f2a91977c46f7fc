"""The competency questions, answered by a graph that the whole pipeline builds of five short documents."""

from decimal import Decimal, InvalidOperation

import pytest
import rdflib

from kg.building import build
from kg.cli.application import run
from loaders.graph_files import GraphFile
from loaders.rdf.triples import quad_lines
from loaders.sparql.questions import load_questions
from loaders.sparql.store import SparqlStore, read_query
from ontology.errors import OntologyError
from ontology.namespaces import DEFAULT_BASE

QUESTIONS = load_questions()
REPORT_2013, REPORT_2018 = "在青海省工会第十二次代表大会上的工作报告", "在青海省工会第十三次代表大会上的工作报告"
OPINION = "青海省总工会 青海省司法厅关于加强职工法律援助工作的意见"
DECISION, NEWS = "中华全国总工会关于表彰全国五一劳动奖章和全国工人先锋号的决定", "西宁市总工会举办“夏都工匠”职工技能竞赛"
QINGHAI, XINING, CONTEST = "青海省总工会", "西宁市总工会", "夏都工匠职工技能竞赛"
LEGAL_AID_CAMPAIGN = "尊法守法·携手筑梦服务农民工公益法律服务行动"

DOCUMENTS = {
    "报告2013.txt": f"""{REPORT_2013}
2013年6月18日
青海省总工会
一、过去五年的工作
五年来，青海省总工会开展安康杯竞赛，建成职工书屋150家。
二、今后五年的任务
今后五年，要深入开展安康杯竞赛，到2018年建成职工书屋300家，发展农民工会员20万人。
要建设工会户外劳动者服务站点500个，开展求学圆梦行动。
要推行集体协商要约行动，到2018年签订集体合同5000份。
""",
    "报告2018.txt": f"""{REPORT_2018}
2018年7月10日
青海省总工会主席 祁连山
一、过去五年的工作
五年来，青海省总工会深入开展安康杯竞赛，覆盖一线职工和农民工，参赛企业1200家。
五年来，青海省总工会建成职工书屋320家，发展农民工会员23万人，签订集体合同4600份。
青海省总工会与青海省高级人民法院建立劳动争议诉调对接机制，联合青海省人力资源和社会保障厅开展集体协商要约行动。
青海省总工会推行工资集体协商制度和农民工工资保证金制度。
贯彻落实《中华人民共和国工会法》，建立欠薪预警联动处置机制。
青海省总工会推动制定《青海省企业工资集体协商条例》。
青海省总工会推荐全国劳动模范12名。
开展“书香青海”读书行动、“技能青海”练兵行动等职工素质建设工程。
二、今后五年的任务
今后五年，要建设工会户外劳动者服务站点600个，推进产业工人队伍建设改革，开展求学圆梦行动。
""",
    "决定.txt": f"""{DECISION}
2018年4月20日
中华全国总工会
中华全国总工会授予马海清全国五一劳动奖章。
""",
    "意见.txt": f"""{OPINION}
青工发〔2019〕8号
2019年3月5日
青海省总工会、青海省司法厅
要健全劳动争议调解制度，建设职工法律援助中心，开展“尊法守法·携手筑梦”服务农民工公益法律服务行动。
""",
    "新闻.txt": f"""{NEWS}
2019年9月12日
来源：西宁市总工会
“夏都工匠”职工技能竞赛由西宁市总工会主办，西宁市人力资源和社会保障局协办。
新就业形态劳动者和女职工参加“夏都工匠”职工技能竞赛。
西宁市总工会依托“西宁工会”微信公众号开展送清凉活动，为环卫工人送去清凉用品2000份。
西宁市总工会辖2个区（城东区、城西区）工会。
2013年至2018年，青海省总工会建成职工书屋315家。
城东区总工会被评为全国模范职工之家。
西宁市总工会主席李青松出席活动并讲话。
""",
}
ANSWERS = {
    "award-holders": [("城东区总工会", "全国模范职工之家")],
    "campaign-organizers-and-groups": [(QINGHAI, "一线职工"), (QINGHAI, "农民工")],
    "contradicting-figures": [
        (QINGHAI, "职工书屋", "建成职工书屋", "2013–2018", 315, NEWS, 320, REPORT_2018),
    ],
    "cooperation-with-courts": [(QINGHAI, "青海省高级人民法院")],
    "evidence-of-a-relation": [
        (QINGHAI, REPORT_2018, "achieved", "青海省总工会深入开展安康杯竞赛", 48, 63),
        (QINGHAI, REPORT_2013, "achieved", "青海省总工会开展安康杯竞赛", 42, 55),
        (QINGHAI, REPORT_2013, "planned", "开展安康杯竞赛", 86, 93),
    ],
    "facilities-and-their-builders": [
        (QINGHAI, "工会户外劳动者服务站点", "planned"),
        (QINGHAI, "职工书屋", "achieved"),
        (QINGHAI, "职工法律援助中心", "planned"),
    ],
    "figures-of-a-facility-over-time": [
        (QINGHAI, 2008, 2013, "achieved", "建成职工书屋", 150, "家"),
        (QINGHAI, 2013, 2018, "achieved", "建成职工书屋", 315, "家"),
        (QINGHAI, 2013, 2018, "achieved", "建成职工书屋", 320, "家"),
        (QINGHAI, 2018, 2018, "planned", "2018年建成职工书屋", 300, "家"),
    ],
    "honours-that-others-grant": [(QINGHAI, "全国劳动模范")],
    "hosts-by-role": [
        (CONTEST, "co-organize", "西宁市人力资源和社会保障局"),
        (CONTEST, "host", XINING),
        ("集体协商要约行动", "co-organize", "青海省人力资源和社会保障厅"),
    ],
    "implied-subjects": [
        (XINING, "organizes", CONTEST),
        (QINGHAI, "establishes", "欠薪预警联动处置机制"),
        (QINGHAI, "organizes", "书香青海读书行动"),
        (QINGHAI, "organizes", "技能青海练兵行动"),
        (QINGHAI, "organizes", "职工素质建设工程"),
    ],
    "instruments-and-issuers": [(DECISION, "中华全国总工会", None, None), (OPINION, QINGHAI, "青工发〔2019〕8号", None)],
    "laws-the-unions-pushed-for": [(QINGHAI, "青海省企业工资集体协商条例")],
    "legal-basis": [("欠薪预警联动处置机制", "中华人民共和国工会法")],
    "means-of-programmes": [("送清凉", "西宁工会微信公众号", "Platform"), ("集体协商要约行动", "集体协商", "Mechanism")],
    "mechanisms-on-wages": [("农民工工资保证金制度",), ("工资集体协商",)],
    "participants": [("青海省高级人民法院", "劳动争议诉调对接机制"), ("女职工", CONTEST), ("新就业形态劳动者", CONTEST)],
    "parts-of-programmes": [("书香青海读书行动", "职工素质建设工程"), ("技能青海练兵行动", "职工素质建设工程")],
    "planned-not-yet-achieved": [
        (QINGHAI, "establishes", "劳动争议调解制度"),
        (QINGHAI, "establishes", "工会户外劳动者服务站点"),
        (QINGHAI, "establishes", "职工法律援助中心"),
        (QINGHAI, "establishes", "职工法律援助制度"),
        (QINGHAI, "organizes", "产业工人队伍建设改革"),
        (QINGHAI, "organizes", LEGAL_AID_CAMPAIGN),
        (QINGHAI, "organizes", "求学圆梦行动"),
    ],
    "posts-and-holders": [("李青松", "西宁市总工会主席", XINING), ("祁连山", "青海省总工会主席", QINGHAI)],
    "programmes-for-migrant-workers": [
        ("农民工工资保证金制度", "Mechanism", "achieved"),
        ("安康杯竞赛", "Campaign", "achieved"),
        (LEGAL_AID_CAMPAIGN, "Campaign", "planned"),
    ],
    "subordinate-bodies": [(XINING, "城东区总工会"), (XINING, "城西区总工会")],
    "targets-and-results-2013-2018": [
        (QINGHAI, "农民工", "人", 200000, 230000, "true"),
        (QINGHAI, "职工书屋", "家", 300, 315, "true"),
        (QINGHAI, "职工书屋", "家", 300, 320, "true"),
        (QINGHAI, "集体合同制度", "份", 5000, 4600, "false"),
    ],
    "unions-of-a-province": [
        ("青海省", "城东区总工会", "城东区"),
        ("青海省", "城西区总工会", "城西区"),
        ("青海省", XINING, "西宁市"),
        ("青海省", QINGHAI, "青海省"),
    ],
    "what-instruments-call-for": [
        (OPINION, "劳动争议调解制度"),
        (OPINION, LEGAL_AID_CAMPAIGN),
        (OPINION, "职工法律援助中心"),
        (OPINION, "职工法律援助制度"),
    ],
    "who-grants-an-award": [("中华全国总工会", "全国五一劳动奖章"), ("中华全国总工会", "全国工人先锋号")],
}
AMONG_OTHERS = {
    "told-by-several-documents": [("职工书屋", 3), ("安康杯竞赛", 2), ("集体协商要约行动", 2)],
    "topics-of-programmes": [("安全生产", 1), ("法律援助", 1), ("集体协商", 1)],
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    root = tmp_path_factory.mktemp("questions")
    for name, text in DOCUMENTS.items():
        (root / name).write_text(text, encoding="utf-8")
    build([root / name for name in DOCUMENTS], root / "graph", names="none")
    return root / "graph"


@pytest.fixture(scope="module")
def store(graph):
    return SparqlStore(graph, DEFAULT_BASE, named_graphs=False)


def value(text):
    """Numbers by their value: engines write 315 and 315.0."""
    try:
        return Decimal(text)
    except (InvalidOperation, TypeError):
        return text


def answer(store, name):
    solutions = store.ask(read_query(QUESTIONS[name].text, f"{name}.rq", DEFAULT_BASE))
    return [tuple(None if term is None else value(term.value) for term in solution) for solution in solutions]


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_has_its_answer(store, name):
    assert answer(store, name) == ANSWERS[name]


@pytest.mark.parametrize("name", AMONG_OTHERS)
def test_a_question_has_these_answers_among_others(store, name):
    assert set(AMONG_OTHERS[name]) <= set(answer(store, name))


def test_deeds_and_plans_are_counted_apart(store):
    counts = {document: (deeds, plans) for document, deeds, plans in answer(store, "deeds-and-plans-by-document")}
    assert counts.keys() == {REPORT_2013, REPORT_2018, OPINION, DECISION, NEWS}
    assert counts[DECISION][1] == counts[NEWS][1] == 0
    assert min(counts[document][1] for document in (REPORT_2013, REPORT_2018, OPINION)) > 0


def test_every_question_is_tested_and_has_both_titles():
    assert QUESTIONS.keys() == {*ANSWERS, *AMONG_OTHERS, "deeds-and-plans-by-document"}
    assert len(QUESTIONS) >= 20
    for question in QUESTIONS.values():
        assert question.titles["zh-Hans"].endswith("？") and question.titles["en"].endswith("?")


def test_another_engine_gives_the_same_answers(graph, store):
    """Nothing in the questions is special to one engine, and none needs prefixes that only this program knows."""
    other = rdflib.Graph()
    other.parse(data="".join(quad_lines(GraphFile(graph), named_graphs=False)), format="nt")
    for name, question in QUESTIONS.items():
        rows = [tuple(None if term is None else value(str(term)) for term in row) for row in other.query(question.text)]
        assert sorted(rows, key=str) == sorted(answer(store, name), key=str), name


def test_questions_are_listed_and_run_by_name(graph, capsys):
    assert run(["sparql", "--list"]) == 0
    out = capsys.readouterr().out
    assert all(name in out and question.titles["en"] in out and question.titles["zh-Hans"] in out for name, question in QUESTIONS.items())
    assert run(["sparql", "cooperation-with-courts", "--graph", str(graph), "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines() == ["organization,court", "青海省总工会,青海省高级人民法院"]


def test_a_question_without_a_title_is_refused(tmp_path):
    (tmp_path / "untitled.rq").write_text("# title@en: Who?\nASK { }\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="no title in zh-Hans"):
        load_questions(tmp_path)
