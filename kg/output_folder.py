"""The folder that a build writes into: it works beside the files of an earlier graph and replaces all of them at once, or none."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kg.errors import UsageError
from kg.resolution.record_store import is_abandoned

RECORDS = "records.sqlite"
"""The name of the record store in the folder to work in; its lock tells that the build is alive."""

_WORK = ".building-"
_PREVIOUS = "previous"
_NO_SPACE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS))
_DISK_FAULTS = frozenset((sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN))
_REMEDY = "Free space there, or name another folder with --out"


@contextmanager
def working_folder(out: Path, names: Sequence[str]) -> Iterator[Path]:
    """A folder inside ``out`` to work in, which is gone afterwards; inside, so that renaming does not cross file systems.

    ``names`` are the files that will be put in place. What builds that were killed have left in ``out`` is removed.
    Raises ``UsageError`` where ``out`` cannot be written to, now or later.
    """
    existed = out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(out)
        work = tempfile.TemporaryDirectory(dir=out, prefix=_WORK)
    except OSError as error:
        raise _cannot_be_written(out, error.strerror or str(error), "Name a folder that can be written to with --out") from error
    try:
        with work as folder:
            _refuse_folders(out, names)
            yield Path(folder)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DISK_FAULTS:  # the lower byte is the kind of error
            raise
        raise _cannot_be_written(out, str(error), _REMEDY) from error
    except OSError as error:
        if error.errno not in _NO_SPACE:
            raise
        raise _cannot_be_written(out, str(error.strerror), _REMEDY) from error
    finally:
        if not existed and not any(out.iterdir()):
            shutil.rmtree(out)


def put_in_place(folder: Path, out: Path, names: Sequence[str]) -> None:
    """Move the files called ``names`` from ``folder``, which lies in ``out``, into ``out``, in place of those of an earlier build.

    The first of ``names`` is the file by which a graph is known. It leaves first and comes last: it never lies beside files of another
    build, even if the program is killed on the way. Where a file cannot be moved all earlier ones come back.
    Raises ``UsageError`` where a file cannot be moved.
    """
    previous = folder / _PREVIOUS
    previous.mkdir()
    moved: list[tuple[Path, Path]] = []
    earlier = [(out / name, previous / name) for name in names if (out / name).exists()]
    try:
        for source, target in (*earlier, *((folder / name, out / name) for name in reversed(names))):
            source.rename(target)
            moved.append((source, target))
    except BaseException as error:
        for source, target in reversed(moved):
            target.rename(source)
        if isinstance(error, OSError):
            raise _cannot_be_written(out, error.strerror or str(error), "The earlier graph is as it was; check the folder") from error
        raise


def _remove_abandoned(out: Path) -> None:
    for folder in sorted(out.glob(f"{_WORK}*")):
        if is_abandoned(folder / RECORDS):
            shutil.rmtree(folder, ignore_errors=True)


def _refuse_folders(out: Path, names: Sequence[str]) -> None:
    for name in names:
        if (out / name).is_dir():
            raise _cannot_be_written(out / name, "it is a folder", "Move it away, or name another folder with --out")


def _cannot_be_written(place: Path, why: str, remedy: str) -> UsageError:
    return UsageError(f"the graph cannot be written here ({why})", place=str(place), remedy=remedy)
