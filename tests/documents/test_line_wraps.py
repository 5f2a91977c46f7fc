"""Lines that were cut at a fixed width become paragraphs again, and lists stay lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.discovery import find_documents
from kg.documents.reading import read_document
from kg.documents.source_map import source_range
from ontology.vocabulary import load_vocabulary

WRAPPED = """渔港总工会工作概况

    【组织建设】2014年，渔港总工会在全港范围内推进渔船建会工作，全年新建基层工会125个，发
展会员11123人，其中渔嫂会员2300人。至年底，全港建会渔船达到940艘，覆盖船员和渔嫂共1.2万
余人，职工之家建成46个，另有流动服务站点30个，为历年来最多的一年，也是服务覆盖最广的一年。
    【帮扶工作】春节期间走访慰问困难船员512户，发放慰问金86万元；夏季为一线船员送去防暑物
资3400份。
"""
LIST = "\n".join(f"渔港第{n}渔业股份有限公司海上运输分公司船员服务中心工会委员会" for n in "一二三四五") + "\n"


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def read(tmp_path: Path, text: str, vocabulary):
    path = tmp_path / "文件.txt"
    path.write_text(text, encoding="utf-8")
    return read_document(find_documents([path])[0][0], vocabulary)


def test_words_that_were_cut_are_whole_again(tmp_path, vocabulary):
    text = read(tmp_path, WRAPPED, vocabulary).text
    assert "发展会员11123人" in text and "1.2万余人" in text and "防暑物资3400份" in text


def test_paragraphs_and_headings_still_begin_anew(tmp_path, vocabulary):
    lines = read(tmp_path, WRAPPED, vocabulary).text.split("\n")
    assert lines[0] == "渔港总工会工作概况"
    assert [line[:6] for line in lines[1:]] == ["【组织建设】", "【帮扶工作】"]


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        "一、渔港工会建设\n二、渔港工会服务\n三、渔港工会保障\n四、渔港工会宣传\n",
        "渔港总工会召开会议。\n会议总结了工作。\n会议部署了任务。\n",
    ],
)
def test_lists_and_short_lines_stay_lines(tmp_path, vocabulary, text):
    assert read(tmp_path, text, vocabulary).text.count("\n") == text.strip().count("\n")


def test_joined_lines_lead_back_to_their_source(tmp_path, vocabulary):
    document = read(tmp_path, WRAPPED, vocabulary)
    start = document.text.index("展会员")
    assert document.source[slice(*source_range(document.source_map, start, start + 3))] == "展会员"
