"""Files of older and other office programs (.doc, .wps, .rtf, .xls, .et, ODF), converted by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from kg.documents.formats.docx import read_docx
from kg.documents.formats.extracted import Extracted
from kg.documents.formats.xlsx import read_xlsx
from kg.errors import DocumentError

CONVERTED = {".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx", ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx"}
"""The suffixes that are read through LibreOffice, each with the format it is converted to."""

CONVERSION_SECONDS = 120
"""How long one conversion may take."""

_PROGRAMS = ("soffice", "libreoffice")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="{_SECURITY}"><prop oor:name="DisableMacrosExecution"><value>true</value></prop></item>
<item oor:path="{_SECURITY}"><prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop></item>
</oor:items>
"""
"""No macro of a document is run, and nothing that it links to is fetched."""


def office_program() -> str | None:
    """The path of LibreOffice on this machine, as ``PATH`` finds it; ``None`` where it is not installed."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def read_office(data: bytes, place: str) -> Extracted:
    """The text of a file with one of the suffixes of ``CONVERTED``; ``place`` is its path.

    A DOCX or XLSX file with such a suffix is read as what it is. Raises ``DocumentError`` where LibreOffice is not installed, takes
    too long, or cannot open the file (damaged, protected by a password).
    """
    suffix = Path(place).suffix.lower()
    target = CONVERTED[suffix]
    read = read_docx if target == "docx" else read_xlsx
    modern = data.startswith(_ZIP) and suffix not in (".odt", ".ods")
    content = data if modern else _converted(data, _true_suffix(data, place), target, place)
    return replace(read(content, place), encoding=suffix[1:])


def conversion_advice(name: str) -> str:
    """What to do with the file ``name`` where LibreOffice is not installed."""
    target = CONVERTED[Path(name).suffix.lower()]
    return f"Install LibreOffice so that soffice is found, or convert it elsewhere: soffice --headless --convert-to {target} {name}"


def _true_suffix(data: bytes, place: str) -> str:
    """The suffix by which LibreOffice opens the file right: .wps and .et files of WPS Office are those of Word and Excel inside."""
    suffix = Path(place).suffix.lower()
    if data.startswith(_RTF):
        return ".rtf"
    if data.startswith(_ZIP):
        return suffix
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DocumentError("is protected by a password", place=place, remedy="Save a copy without password")
        return ".doc" if CONVERTED[suffix] == "docx" else ".xls"
    raise DocumentError("is damaged, or no office file", place=place, remedy="Open it in its program and save it again as DOCX or PDF")


def _converted(data: bytes, suffix: str, target: str, place: str) -> bytes:
    """What LibreOffice makes of ``data``, in a folder and with a user profile of their own, so that runs side by side do not meet."""
    program = office_program()
    if program is None:
        raise DocumentError(f"{Path(place).suffix} files need LibreOffice", place=place, remedy=conversion_advice(Path(place).name))
    with tempfile.TemporaryDirectory(prefix="union-kg-") as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        result = folder / "out" / f"document.{target}"
        _run([program, profile, "--headless", "--norestore", "--convert-to", target, "--outdir", str(result.parent), str(source)], place)
        if not result.is_file():
            remedy = f"Open it in its program and save it again as {target.upper()}"
            raise DocumentError("cannot be opened by LibreOffice: damaged, or protected by a password", place=place, remedy=remedy)
        return result.read_bytes()


def _run(command: list[str], place: str) -> None:
    """Run LibreOffice, and end it with all that it started where it takes too long."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except OSError as error:
        raise DocumentError("cannot be converted: LibreOffice does not start", place=place, remedy="Repair its installation") from error
    try:
        process.wait(CONVERSION_SECONDS)
    except subprocess.TimeoutExpired as error:
        problem = f"took LibreOffice more than {CONVERSION_SECONDS} seconds"
        raise DocumentError(problem, place=place, remedy="Convert it to DOCX or PDF by hand, or split it") from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End ``process`` and, where the system has process groups, those that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
