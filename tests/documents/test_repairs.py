import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.operations import COPY, load_conversions
from kg.documents.repairing import repairs
from kg.documents.repairs.script import script_of
from kg.documents.repairs.shifted_gbk import damaged_form, without_shifted_gbk
from kg.documents.source_map import tracked

CONVERSIONS = load_conversions()
REPAIRS = repairs(CONVERSIONS)


def repaired(text):
    """The clean text, checked to come back through the source map."""
    result = tracked([(0, len(text), text, COPY)])
    for repair in REPAIRS:
        result = result.edited(repair(result.text))
    position = 0
    for run in result.settled(text, CONVERSIONS).runs:
        assert run.clean_start == position
        position = run.clean_end
    assert position == len(result.text)
    return result.text


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        # pinyin in brackets
        ("全國(guó)工會(huì)的職（zhí）工", "全国工会的职工"),
        ("服務(wù)職工群眾(zhòng)們(men)說(shuō)得(de)好", "服务职工群众们说得好"),
        ("強qiáng)化服務", "强化服务"),
        ("擔(dān)當(dāng)作為，勇挑重?fù)?dān)、敢為人先", "担当作为，勇挑重担、敢为人先"),
        ("工會(huì)和職?zhí)工，職(zhí)工之家", "工会和职工，职工之家"),
        ("亳(bó)州市总工会", "亳州市总工会"),
        ("“职工之家”(APP)上线", "“职工之家”（APP）上线"),
        # script
        ("著力解決關於職工的問題,沿著正確方向", "着力解决关于职工的问题，沿着正确方向"),
        ("顯著提高、著名勞模的著作", "显著提高、著名劳模的著作"),
        ("乾隆年間的老字號企業職工餐廳很乾淨", "乾隆年间的老字号企业职工餐厅很干净"),
        ("甯春霞是省劳动模范，来自吉林。", "甯春霞是省劳动模范，来自吉林。"),
        # radicals
        ("职⼯⼤会⺠主⻓期", "职工大会民主长期"),
        # lost blanks
        ("新建站点90?人、90 ?人、3? 家", "新建站点90人、90人、3家"),
        ("共有1?286家企业", "共有1286家企业"),
        ("??二、主要任务", "二、主要任务"),
        ("印发《关于贯彻全会精神?推进改革的意见》", "印发《关于贯彻全会精神 推进改革的意见》"),
        ("覆盖率是不是到了90?大家都很关心。", "覆盖率是不是到了90？大家都很关心。"),
        # width of marks
        ("各位代表,同志们:大家好!", "各位代表，同志们：大家好！"),
        ("筹集2,038万元,同比增长7.5%,其中20%用于帮扶;", "筹集2,038万元，同比增长7.5%，其中20%用于帮扶；"),
        ("上午10:30在http://a.cn/b?c=1,开会", "上午10:30在http://a.cn/b?c=1，开会"),
        ("建成１２３５１热线（ＡＰＰ）５０％", "建成12351热线（APP）50%"),
        ("中心(困难职工帮扶中心)建在工业园(区)里", "中心（困难职工帮扶中心）建在工业园（区）里"),
        ("(一)加强领导", "（一）加强领导"),
        ("见 report (final), page 3", "见report (final), page 3"),
        ("「送溫暖」活動", "“送温暖”活动"),
        ('开展"安康杯"竞赛和"送清凉"活动', "开展“安康杯”竞赛和“送清凉”活动"),
        ("“中国梦•劳动美”", "“中国梦·劳动美”"),
        ("--大力弘扬劳模精神。", "——大力弘扬劳模精神。"),
        ("工作取得成效.", "工作取得成效。"),
        ("一.加强领导", "一.加强领导"),
        # blanks and lines
        ("　　到 2018 年，  职工 5 万 人。\r\n\r\n\r\n　　结束", "到2018年，职工5万人。\n结束"),
        ("“网聚职工正能量　争做中国好网民”", "“网聚职工正能量 争做中国好网民”"),
        ("站点\t 12个 \t  13个", "站点\t12个\t13个"),
        ("合计\t300\t\n其中：\t\t\n女职工\t30\t5", "合计\t300\t\n其中：\t\t\n女职工\t30\t5"),
        ("指标\t2016年\t\n\n\t计划\t完成\n\n300\t\t", "指标\t2016年\t\n\t计划\t完成\n300\t\t"),
        ("\t各位代表：\t\n\t现在报告。\n\t\n", "各位代表：\n现在报告。"),
        ("\t2021年\t2022年\n会员\t310\t325\n\t缩进的行", "\t2021年\t2022年\n会员\t310\t325\n缩进的行"),
        # characters that say nothing, or that XML forbids
        ("工\x00会\ufeff的\u200b职\ufffe工\x0b\uf06c人", "工会的职工\n人"),
        ("依托“会聘×ד百年”品牌、×ה工运", "依托“会聘××“百年”品牌、××”工运"),
    ],
)
def test_damage_is_repaired(damaged, clean):
    assert repaired(damaged) == clean


def shifted(text):
    """``text`` as a reader one byte off would have it, from the full stop before a mark to the end of the damage."""
    head, rest = text.split("。《", 1)
    name, rest = rest.split("》", 1)
    data = ("。《" + name + "》").encode("gbk")
    middle = data[1:-1].decode("gbk").replace("！", "!", 1)
    tail = damaged_form(rest.split("|", 1)[0])
    return head + "?" + middle + tail + rest.split("|", 1)[1]


def test_text_read_one_byte_off_is_decoded_again():
    text = shifted("職工隊伍是主力軍。《意見》圍繞|推動發展，緊緊圍繞大局。")
    assert "《" not in text
    assert repaired(text) == "职工队伍是主力军。《意见》围绕推动发展，紧紧围绕大局。"


def test_characters_that_cannot_be_restored_are_left_out():
    text = shifted("職工隊伍是主力軍。《意見》圍繞|推動發展。")
    assert repaired(text) == "职工队伍是主力军。《意见》推动发展。"


def test_a_question_with_an_exclamation_mark_is_no_damage():
    text = "这是为什么?!因为职工需要。"
    assert list(without_shifted_gbk(text)) == []


@pytest.mark.parametrize(("text", "script"), [("全國總工會", "Hant"), ("全国总工会", "Hans"), ("工人", "Hans"), ("", "Hans")])
def test_the_script_is_told(text, script):
    assert script_of(text, CONVERSIONS) == script


def test_a_simplified_line_in_a_traditional_page_stays():
    assert repaired("勞動關係和諧\n榆社县后里村\n職工隊伍") == "劳动关系和谐\n榆社县后里村\n职工队伍"


@given(st.text(st.sampled_from("工會国,，.(（)）?!：: \n\t\"'「」12ab%年\u2f2f\ufeff《》—-·•ìù×ד"), max_size=60))
def test_repair_of_anything_is_tracked_and_holds_no_character_that_xml_forbids(text):
    clean = repaired(text)
    assert not any(character < " " and character not in "\t\n" for character in clean)


@given(st.text(st.sampled_from("工会中国，。（）“”12年\n"), max_size=60))
def test_repair_keeps_every_character_of_clean_chinese(text):
    assert repaired(text).replace("\n", "") == text.replace("\n", "")
