import os
from pathlib import Path

import pytest

from kg.documents.discovery import SkippedError, find_documents
from kg.documents.reading import LONGEST_DOCUMENT, DocumentReader, read_document
from kg.documents.source_map import replay_differences, source_range
from kg.errors import DocumentError
from ontology.vocabulary import load_vocabulary

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
PAGE = """欢迎访问云岭省总工会

在雲嶺省工會(huì)第九次代表大會(huì)上的報(bào)告
（2022年6月8日）
各位代表,同志們(men):
　　現(xiàn)在,我代表雲嶺省總工會(huì)第八屆委員會(huì)向大會(huì)作報(bào)告,請(qǐng)予審議。
一、過(guò)去五年的工作
　　五年來(lái),全省各級(jí)工會(huì)建成職工書屋1,286家、站點(diǎn)90?個(gè),叫響"安康杯"競(jìng)賽,幫扶職工3.2萬(wàn)人次,取得了明顯成效,職工滿意度不斷提高。
二、今后五年的主要任務(wù)
　　深入開展「送溫暖」活動(dòng),到2027年建成工匠學(xué)院20所,推動(dòng)產(chǎn)業(yè)工人隊(duì)伍建設(shè)改革走深走實(shí),讓職工有更多的獲得感。
來(lái)源:雲嶺工人報(bào)  時(shí)間:2022-06-09
上一篇:没有了
"""


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


def read(path, vocabulary):
    (file,), problems = find_documents([path])
    assert problems == []
    return read_document(file, vocabulary)


def test_a_page_is_read_as_a_whole(tmp_path, vocabulary, conversions):
    path = tmp_path / "報告.txt"
    path.write_bytes(PAGE.encode("utf-8"))
    document = read(path, vocabulary)
    assert document.id == "document/報告.txt"
    assert (document.script, document.encoding, len(document.sha256)) == ("Hant", "utf-8", 64)
    assert "五年来，全省各级工会建成职工书屋1,286家、站点90个，叫响“安康杯”竞赛，帮扶职工3.2万人次" in document.text
    assert "深入开展“送温暖”活动，到2027年" in document.text
    assert document.metadata.title == "在云岭省工会第九次代表大会上的报告"
    assert (document.metadata.body, document.metadata.issued, document.metadata.publisher) == ("云岭省总工会", "2022-06-09", "云岭工人报")
    assert [section.part for section in document.sections] == ["other", "review", "plan"]
    assert [stretch.reason for stretch in document.set_aside] == ["welcome line", "byline", "previous or next page"]
    assert (str(document.metadata.reviewed), str(document.metadata.planned)) == ("2017/2022", "2022/2027")
    assert replay_differences(document, conversions) == []


def test_a_mention_leads_back_to_the_characters_of_the_file(tmp_path, vocabulary):
    (tmp_path / "a.txt").write_bytes(PAGE.encode("gb18030"))
    document = read(tmp_path / "a.txt", vocabulary)
    at = document.text.index("工匠学院")
    start, end = source_range(document.source_map, at, at + 4)
    assert document.source[start:end].startswith("工匠學(xué)院")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_the_encoding_does_not_change_the_text(encoding, tmp_path, vocabulary):
    texts = []
    for name, each in (("a.txt", "utf-8"), ("b.txt", encoding)):
        (tmp_path / name).write_bytes(PAGE.encode(each))
        texts.append(read(tmp_path / name, vocabulary).text)
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", SkippedError, "empty"),
        (b" \r\n\t\n", SkippedError, "no text"),
        (b"The federation held its annual meeting today.", SkippedError, "not Chinese"),
        ("労働組合は、はたらくひとのためのものです。".encode(), SkippedError, "not Chinese"),
        (bytes(range(256)) * 9, DocumentError, "binary"),
        (b"%PDF-1.7", DocumentError, "PDF"),
    ],
)
def test_what_cannot_be_read_is_told(data, kind, words, tmp_path, vocabulary):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(kind, match=words) as error:
        read(path, vocabulary)
    assert error.value.exit_code == (0 if kind is SkippedError else 1)
    assert error.value.place == str(path)
    assert error.value.remedy


def test_a_file_that_is_too_long_is_refused_with_advice(tmp_path, vocabulary):
    path = tmp_path / "a.txt"
    path.write_text("工" * (LONGEST_DOCUMENT + 1), encoding="utf-8")
    with pytest.raises(DocumentError, match="Split"):
        read(path, vocabulary)
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DocumentError, match="Split"):
        read(path, vocabulary)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_told(tmp_path, vocabulary):
    path = tmp_path / "a.txt"
    path.write_text("工会", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(DocumentError, match="permission"):
        read(path, vocabulary)


def test_invalid_bytes_are_a_warning(tmp_path, vocabulary):
    path = tmp_path / "a.txt"
    path.write_bytes("全省各级工会认真组织职工参加竞赛。".encode() + b"\xff\xfe" + "成效明显。".encode())
    document = read(path, vocabulary)
    assert document.text == "全省各级工会认真组织职工参加竞赛。成效明显。"
    assert "byte 51" in document.warnings[0]


def test_reading_twice_gives_the_same(tmp_path, vocabulary):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    assert read(tmp_path / "a.txt", vocabulary) == read(tmp_path / "a.txt", vocabulary)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the project")
def test_nothing_of_the_corpus_is_lost(vocabulary, conversions):
    files, _ = find_documents([CORPUS])
    assert files
    reader = DocumentReader(vocabulary)
    for file in files:
        document = reader.read(file)
        assert replay_differences(document, conversions) == []
        runs = [(run.source_start, run.source_end) for run in document.source_map]
        reached = sorted([*runs, *((stretch.start, stretch.end) for stretch in document.set_aside)])
        position = 0
        for start, end in [*reached, (len(document.source), len(document.source))]:
            lost = document.source[position:start]
            assert not any("\u4e00" <= character <= "\u9fff" for character in lost), (file.relative, lost)
            position = max(position, end)
