"""The version of the installed program."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version of the installed distribution; ``source`` where the code runs without having been installed."""
    try:
        return version("union-kg")
    except PackageNotFoundError:
        return "source"
