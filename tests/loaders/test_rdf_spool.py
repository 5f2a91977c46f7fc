import random

import pytest

from loaders.rdf import spool
from loaders.rdf.spool import SortedLines


@pytest.mark.parametrize("limit", [3, 7, 1000])
def test_lines_come_sorted_and_once_however_many_fit_in_memory(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(spool, "_LINES_IN_MEMORY", limit)
    words = ["字", "a", "a\tb", "ab", "é", "😀", "\uffee", ""] * 5
    random.Random(1).shuffle(words)
    with SortedLines(tmp_path) as lines:
        for word in words:
            lines.add(word)
        assert list(lines) == sorted(set(words))
    assert not list(tmp_path.iterdir())


def test_long_lines_go_to_disk_before_they_are_many(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "_CHARACTERS_IN_MEMORY", 10)
    with SortedLines(tmp_path) as lines:
        for word in ("b" * 20, "a" * 20, "c"):
            lines.add(word)
        assert len(lines._lines) == 1
        assert [line[0] for line in lines] == ["a", "b", "c"]
