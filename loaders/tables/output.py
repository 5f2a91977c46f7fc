"""The files of tables: an earlier one stays until the new one is whole, and what cannot be written is told with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.errors import GraphFileError
from loaders.whole_file import appearing_whole


@contextmanager
def replacing(out: Path, what: str) -> Iterator[Path]:
    """A path to write to; it takes the name ``out`` at the end. ``what`` names the file to write in errors.

    Raises ``GraphFileError`` where it cannot be written.
    """
    if out.is_dir():
        raise GraphFileError("this is a folder", place=str(out), remedy=f"Name a file for {what} with --out")
    try:
        with appearing_whole(out) as path:
            yield path
    except OSError as error:
        problem = f"it cannot be written ({error.strerror or error})"
        raise GraphFileError(problem, place=str(out), remedy="Name a place that can be written to with --out") from error
