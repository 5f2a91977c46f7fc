import codecs

import pytest

from kg.documents.decoding import decode
from kg.errors import DocumentError

SIMPLIFIED = "长河市总工会关于开展劳动竞赛的通知\n各县（区）总工会：请认真组织职工参加，并于年底前报送总结。"
TRADITIONAL = "臺北市總工會關於開展勞動競賽的通知\n各區工會：請認真組織職工參加，並於年底前報送總結。"


@pytest.mark.parametrize(
    ("text", "encoding", "mark", "name"),
    [
        (SIMPLIFIED, "utf-8", b"", "utf-8"),
        (SIMPLIFIED, "utf-8", codecs.BOM_UTF8, "utf-8"),
        (SIMPLIFIED, "utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        (SIMPLIFIED, "utf-16-le", b"", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", b"", "utf-16-be"),
        (SIMPLIFIED, "utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le"),
        (SIMPLIFIED, "gb18030", b"", "gb18030"),
        (SIMPLIFIED, "gb2312", b"", "gb18030"),
        (TRADITIONAL, "gbk", b"", "gb18030"),
        (TRADITIONAL, "big5", b"", "big5hkscs"),
        (TRADITIONAL, "utf-8", b"", "utf-8"),
        ("工会", "gb18030", b"", "gb18030"),
        ("工會", "big5", b"", "big5hkscs"),
        ("𠮷林省的工会", "gb18030", b"", "gb18030"),
        ("一", "utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
    ],
)
def test_every_encoding_is_recognised(text, encoding, mark, name, conversions):
    decoded = decode(mark + text.encode(encoding), "a.txt", conversions)
    assert (decoded.text, decoded.encoding, decoded.warnings) == (text, name, ())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_invalid_bytes_are_left_out_and_their_place_is_told(encoding, conversions):
    before, after = (SIMPLIFIED * 3).encode(encoding), SIMPLIFIED.encode(encoding)
    decoded = decode(before + b"\xff" + after, "a.txt", conversions)
    assert decoded.encoding == encoding
    assert decoded.text.startswith(SIMPLIFIED * 3)
    assert decoded.text.endswith(SIMPLIFIED[5:])
    assert f"byte {len(before)}" in decoded.warnings[0]


def test_nul_bytes_do_not_hide_utf8(conversions):
    assert decode(b"\0" + SIMPLIFIED.encode() + b"\0\0", "a.txt", conversions).encoding == "utf-8"


def test_a_page_is_believed_only_if_its_claim_fits(conversions):
    data = SIMPLIFIED.encode("gb18030")
    assert decode(data, "a.html", conversions, hint="gb2312").text == SIMPLIFIED
    assert decode(data, "a.html", conversions, hint="big5").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode(), "a.html", conversions, hint="no-such-encoding").text == SIMPLIFIED


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (bytes(range(256)) * 20, "DOCX"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"PK\x03\x04" + b"\0" * 50, "docx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 50, "LibreOffice"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data, remedy, conversions):
    with pytest.raises(DocumentError) as error:
        decode(data, "a.txt", conversions)
    assert error.value.place == "a.txt"
    assert remedy in error.value.remedy
