import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kg.identifiers import LONGEST_PART, document_id, identifier, passage_id

# RFC 3987, ipchar, written from the standard and not from the module under test
IPCHAR = re.compile(
    r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-F]{2}"
    r"|[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    + "".join(rf"\U{plane:04x}0000-\U{plane:04x}fffd" for plane in range(1, 14))
    + r"\U000e1000-\U000efffd])+"
)


def test_chinese_stays_as_it_is():
    assert identifier("organization", "吉林省总工会") == "organization/吉林省总工会"
    assert identifier("programme", "吉林省", "固本强基行动") == "programme/吉林省/固本强基行动"


def test_what_an_iri_forbids_is_encoded():
    assert identifier("event", "a/b 100%[x]") == "event/a%2Fb%20100%25%5Bx%5D"
    assert identifier("event", "\ue000\ufffd\u0007\u3000") == "event/%EE%80%80%EF%BF%BD%07%E3%80%80"
    assert identifier("event", "..") == "event/%2E%2E"


def test_names_are_composed():
    assert identifier("person", "Jose\u0301") == "person/Jos\u00e9"


def test_a_long_part_is_cut_and_stays_distinct():
    one, other = identifier("event", "会" * 300 + "甲"), identifier("event", "会" * 300 + "乙")
    assert one != other
    assert re.fullmatch("event/会{200}~[0-9a-f]{16}", one)
    assert "~" not in identifier("event", "会" * LONGEST_PART)


def test_documents_keep_the_folders_of_their_path():
    assert document_id("吉林/2018 报告.txt") == "document/吉林/2018%20报告.txt"
    assert passage_id(document_id("吉林/报告.txt"), 10, 42) == "passage/吉林/报告.txt/10-42"


def test_a_file_name_that_is_no_utf8_gets_its_bytes():
    name = b"\xb1\xa8.txt".decode("utf-8", "surrogateescape")
    assert document_id(name) == "document/%B1%A8.txt"


@given(st.text(st.characters(codec=None), min_size=1))
def test_every_part_is_an_iri_segment_in_nfc(name):
    part = identifier("topic", name).removeprefix("topic/")
    assert IPCHAR.fullmatch(part), ascii(part)
    assert unicodedata.is_normalized("NFC", part)


@given(st.text(), st.text())
def test_different_names_have_different_ids(one, other):
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (identifier("topic", one) == identifier("topic", other)) == same
