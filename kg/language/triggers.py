"""Trigger words in data files, compiled into the patterns that rules look for.

A table of such a file is one trigger. Its lists hold words; its ``pattern`` is a regular expression in which ``<words>``, ``<given>``
or the name of any other list stands for one of that list's words. A table without a pattern is simply one of its ``words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.language.lexicon import longest_first, read_data, word_list

_LIST = re.compile(r"<([a-z]+)>")


def read_triggers(package: str, name: str, shared: Mapping[str, Iterable[str]] | None = None) -> dict[str, re.Pattern[str]]:
    """The triggers of ``data/<name>.toml`` in ``package``, by name; ``shared`` are lists that all their patterns may use."""
    return {trigger: compile_trigger(table, shared or {}) for trigger, table in read_data(name, package).items()}


def compile_trigger(table: object, shared: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """The pattern of one table. Raises ``KeyError`` where its pattern names a list that neither the table nor ``shared`` has."""
    assert isinstance(table, dict)
    lists = {**shared, **{key: word_list(value) for key, value in table.items() if isinstance(value, list)}}
    return re.compile(_LIST.sub(lambda match: alternation(lists[match.group(1)]), str(table.get("pattern", "<words>"))))


def alternation(words: Iterable[str]) -> str:
    """A group that matches any of ``words``, the longest first so that none hides a longer one."""
    return f"(?:{'|'.join(map(re.escape, longest_first(words)))})"
