"""The word lists and patterns of ``kg.documents``, one TOML file for each subject."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def load_rules(name: str) -> dict[str, Any]:
    """The content of the rule file ``name`` (for example ``furniture.toml``), read from the file each time."""
    return tomllib.loads((resources.files(__name__) / name).read_text(encoding="utf-8"))
