"""The word lists and patterns of ``kg.documents``, one TOML file for each subject."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_rules(name: str) -> dict[str, Any]:
    """The content of the rule file ``name`` (for example ``furniture.toml``)."""
    return tomllib.loads((resources.files(__name__) / name).read_text(encoding="utf-8"))
