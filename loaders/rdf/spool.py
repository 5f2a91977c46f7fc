"""Lines that are sorted on disk, so that things which stand far apart in a graph can be brought together in little memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

_LINES_IN_MEMORY = 500_000  # beyond these they go to disk: about 100 MB at most
_CHARACTERS_IN_MEMORY = 1 << 25


class SortedLines:
    """Takes lines (texts without line feed) and gives them back in the order of their code points, each once.

    Use it as a context manager: the temporary files, which stand in ``folder``, go away at its end.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lines: list[str] = []
        self._characters = 0
        self._runs: list[BinaryIO] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for run in self._runs:
            run.close()

    def add(self, line: str) -> None:
        """Take a line."""
        self._lines.append(line)
        self._characters += len(line)
        if len(self._lines) >= _LINES_IN_MEMORY or self._characters >= _CHARACTERS_IN_MEMORY:
            self._write_run()

    def __iter__(self) -> Iterator[str]:
        """The lines in order. None can be added afterwards."""
        self._lines.sort()
        previous = None
        for line in heapq.merge(*map(_read, self._runs), self._lines):
            if line != previous:
                yield line
            previous = line

    def _write_run(self) -> None:
        self._lines.sort()
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the whole
        self._runs.append(run)
        run.writelines(f"{line}\n".encode() for line in self._lines)
        self._lines, self._characters = [], 0


def _read(run: BinaryIO) -> Iterator[str]:
    run.seek(0)
    for line in run:
        yield line[:-1].decode()
