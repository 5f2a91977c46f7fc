"""Files that appear under their name when all of them is there, so that what stood there before stays until then."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def appearing_whole(path: Path) -> Iterator[Path]:
    """A path beside ``path`` to write to, which takes its name at the end; nothing is left of it where writing fails.

    A device or pipe is written to as it is, and a link keeps leading where it leads. Raises ``OSError`` where it cannot be written.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    path = path.resolve()
    unfinished = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
