"""Files that appear under their name when all of them is there, so that what stood there before stays until then."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.errors import GraphFileError


@contextmanager
def replacing(out: Path, what: str) -> Iterator[Path]:
    """A path beside ``out`` to write to; it takes the name ``out`` at the end. ``what`` names the file to write in errors.

    Raises ``GraphFileError`` where it cannot be written.
    """
    unfinished = out.with_name(f".{out.name[:80]}.{os.getpid()}.part")
    try:
        if out.is_dir():
            raise GraphFileError("this is a folder", place=str(out), remedy=f"Name a file for {what} with --out")
        try:
            yield unfinished
            unfinished.replace(out)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror or error})"
        raise GraphFileError(problem, place=str(out), remedy="Name a place that can be written to with --out") from error
