"""The example documents that come with the package: what ``union-kg build`` reads when no path is given."""

from __future__ import annotations

from pathlib import Path


def examples_folder() -> Path:
    """The folder that holds the example documents, in the source tree as well as in an installed package."""
    return Path(__file__).parent / "documents"
