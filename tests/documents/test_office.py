"""Files that LibreOffice converts: with the real program where it is installed, and what happens where it is not."""

import shutil
import subprocess
import time
from io import BytesIO

import docx
import openpyxl
import pytest

from kg.documents.discovery import InputFile, find_documents
from kg.documents.formats import office
from kg.documents.formats.office import office_program, read_office
from kg.documents.operations import load_conversions
from kg.documents.reading import DocumentReader
from kg.documents.source_map import replay_differences
from kg.errors import DocumentError
from ontology.vocabulary import load_vocabulary

PROSE = "云岭省总工会召开会议，部署全年的工作。"
OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 600
needs_libreoffice = pytest.mark.skipif(office_program() is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def reader():
    return DocumentReader(load_vocabulary())


def docx_bytes():
    document = docx.Document()
    document.add_heading("云岭省总工会2023年工作报告", 0)
    document.add_paragraph(PROSE)
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["指标", "数量（家）", "职工书屋", "30"], strict=True):
        cell.text = words
    document.add_paragraph(PROSE)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xlsx_bytes():
    workbook = openpyxl.Workbook()
    workbook.active.title = "职工服务"
    for row in (["云岭省总工会职工服务情况"], ["指标", "数量（家）", "覆盖率"], ["职工书屋", 1286, 0.852]):
        workbook.active.append(row)
    workbook.active["C3"].number_format = "0.0%"
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """A function that has LibreOffice write a document in an old format."""

    def made(suffix):
        folder = tmp_path_factory.mktemp("made")
        source = folder / ("a.docx" if suffix in ("doc", "rtf", "odt") else "a.xlsx")
        source.write_bytes(docx_bytes() if source.suffix == ".docx" else xlsx_bytes())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office_program(), profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (folder / f"a.{suffix}").read_bytes()

    return made


@needs_libreoffice
@pytest.mark.parametrize(("suffix", "made_as"), [(".doc", "doc"), (".wps", "doc"), (".rtf", "rtf"), (".odt", "odt"), (".doc", "rtf")])
def test_a_text_of_an_old_program_is_read(reader, converted, tmp_path, suffix, made_as):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(converted(made_as))
    (file,), problems = find_documents([path])
    document = reader.read(file)
    assert (problems, document.encoding) == ([], suffix[1:])
    assert document.text.split("\n") == ["云岭省总工会2023年工作报告", PROSE, "指标\t数量（家）", "职工书屋\t30", PROSE]
    assert document.metadata.title == "云岭省总工会2023年工作报告"
    assert replay_differences(document, load_conversions()) == []


@needs_libreoffice
@pytest.mark.parametrize(("suffix", "made_as"), [(".xls", "xls"), (".et", "xls"), (".ods", "ods")])
def test_a_spreadsheet_of_an_old_program_is_read(converted, suffix, made_as):
    extracted = read_office(converted(made_as), f"a{suffix}")
    assert extracted.source.split("\n") == ["职工服务", "云岭省总工会职工服务情况", "指标\t数量（家）\t覆盖率", "职工书屋\t1286\t85.2%"]


@needs_libreoffice
def test_a_damaged_file_is_told(converted):
    with pytest.raises(DocumentError, match="damaged"):
        read_office(converted("doc")[:3000], "a.doc")


@needs_libreoffice
def test_a_conversion_that_takes_too_long_is_ended(converted, monkeypatch):
    data = converted("doc")
    monkeypatch.setattr(office, "CONVERSION_SECONDS", 0.05)
    start = time.monotonic()
    with pytest.raises(DocumentError, match="more than"):
        read_office(data, "a.doc")
    assert time.monotonic() - start < 30


def test_without_libreoffice_a_file_is_refused_with_advice(reader, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    (tmp_path / "a.doc").write_bytes(OLE)
    with pytest.raises(DocumentError, match="need LibreOffice") as error:
        reader.read(InputFile(tmp_path / "a.doc", "a.doc", "document/a.doc"))
    assert "soffice --headless --convert-to docx a.doc" in error.value.remedy


def test_a_program_that_does_not_start_is_told(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    program.write_text("#!/no/such/interpreter\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DocumentError, match="does not start"):
        read_office(OLE, "a.doc")


def test_a_program_that_runs_for_ever_is_ended_with_its_children(tmp_path, monkeypatch):
    program = tmp_path / "soffice"
    marker = tmp_path / "alive"
    program.write_text(
        f"#!/bin/sh\n(while true; do {shutil.which('date')} +%N > {marker}; {shutil.which('sleep')} 0.05; done) &\nwait\n", encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "CONVERSION_SECONDS", 0.5)
    with pytest.raises(DocumentError, match="more than"):
        read_office(OLE, "a.doc")
    time.sleep(0.2)
    written = marker.read_text(encoding="utf-8")
    time.sleep(0.3)
    assert marker.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"), (b"garbage", "no office file")],
)
def test_what_cannot_be_converted_is_refused_before(data, words):
    with pytest.raises(DocumentError, match=words):
        read_office(data, "a.doc")


def test_a_new_file_under_an_old_name_needs_no_conversion(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_office(docx_bytes(), "a.wps").source.split("\n")[1] == PROSE
    assert read_office(xlsx_bytes(), "a.et").source.split("\n")[0] == "职工服务"
