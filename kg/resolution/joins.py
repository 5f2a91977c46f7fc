"""Ids that turn out to be one thing once all documents are read: renamed things, and persons known by several posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.resolution.contribution import PersonName


class Joins:
    """Collects joins in the order of the documents; only the ids that are joined are kept in memory."""

    def __init__(self) -> None:
        self._renamed: dict[str, str] = {}  # old id -> new id
        self._person: dict[str, str] = {}  # id -> another id of the same person, up to the root of the group
        self._rank: dict[str, tuple[bool, int]] = {}

    def rename(self, old: str, new: str) -> bool:
        """From now on ``old`` is ``new``. False where this contradicts an earlier renaming, which then stands."""
        if self._latest(new) == old or self._renamed.get(old, new) != new:
            return False
        self._renamed[old] = new
        return True

    def same_person(self, names: Iterable[PersonName]) -> None:
        """All these ids are one person; the id by a union post is kept, else the one that came first."""
        ids = []
        for name in names:
            known = self._rank.get(name.id, (True, len(self._rank)))
            self._rank[name.id] = (known[0] and not name.union, known[1])
            ids.append(name.id)
        first = self._root(ids[0])
        for other in ids[1:]:
            root = self._root(other)
            if root != first:
                self._person[root] = first

    def final(self) -> Mapping[str, str]:
        """The id that stands for each id that has given way to another."""
        best: dict[str, str] = {}
        for name in self._rank:
            root = self._root(name)
            best[root] = min(best.get(root, name), name, key=self._rank.__getitem__)
        final = {name: best[self._root(name)] for name in self._rank}
        final.update({old: self._latest(old) for old in self._renamed})
        return {name: chosen for name, chosen in final.items() if name != chosen}

    def _latest(self, name: str) -> str:
        while name in self._renamed:
            name = self._renamed[name]
        return name

    def _root(self, name: str) -> str:
        while name in self._person:
            name = self._person[name]
        return name
