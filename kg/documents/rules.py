"""The word lists and patterns of this package, kept as TOML files in ``kg/documents/rules``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_rules(name: str) -> dict[str, Any]:
    """The content of the rule file ``name`` (for example ``furniture.toml``)."""
    return tomllib.loads((resources.files("kg.documents") / "rules" / name).read_text(encoding="utf-8"))
