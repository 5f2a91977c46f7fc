"""What a load has to do: the graph in a file compared with the graph in the database, by the hashes of their records.

First both sides count and add up their hashes in 1024 buckets, which the server does without sending a record; a reload without change
ends there. Only the hashes of buckets that differ are fetched, 9 bytes of memory for each. Where somebody else may have written since our
last load (``history``), the records with equal hashes are fetched and compared as well; otherwise none of them is even parsed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from loaders.neo4j.records import GraphRecords, Key, Line, Row
from loaders.neo4j.statements import BUCKETS, HALF, Kind

Ask = Callable[..., Sequence[Mapping[str, Any]]]
"""Sends a reading statement with parameters to the server, and gives its rows."""
Item = TypeVar("Item")

_FETCHED = 100_000  # hashes in one answer
_ASKED = 5_000  # records in one question


@dataclass(frozen=True)
class Changes:
    """What differs between the nodes, or the edges, of the file and of the database.

    ``created``, ``updated``, ``removed`` and ``unchanged`` count records. ``stale`` are the hashes of records in the database that the
    file does not have: they are removed, or become others. ``suspect`` are those that records of the file have, but that somebody
    altered, or that stand in the database more than once.
    """

    kind: Kind
    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    stale: array[int] = field(default_factory=lambda: array("q"), repr=False)
    suspect: frozenset[int] = field(default_factory=frozenset, repr=False)
    _differing: frozenset[int] = field(default_factory=frozenset, repr=False)
    _present: array[int] = field(default_factory=lambda: array("q"), repr=False)

    @property
    def sent(self) -> int:
        """How many records are sent."""
        return self.created + self.updated

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.sent or self.stale or self.suspect)

    @property
    def in_database(self) -> int:
        """How many records the database holds now."""
        return self.updated + self.removed + self.unchanged

    def rows(self, records: GraphRecords) -> Iterator[Row]:
        """The records to send, in the order of the file."""
        if self.sent:
            for line in records.hashed(self.kind):
                if line.hash in self.suspect or _is_missing(line, self._differing, self._present):
                    yield records.row(self.kind, line)


def compare(kind: Kind, records: GraphRecords, ask: Ask, *, trusted: bool) -> Changes:
    """The changes that make the database hold what ``records`` hold; ``trusted`` tells that its records are as our hashes say."""
    ours, theirs = _our_totals(kind, records), _their_totals(kind, ask)
    differing = frozenset(bucket for bucket in range(BUCKETS) if ours.get(bucket) != theirs.get(bucket))
    total = sum(count for count, _, _ in ours.values())
    if not theirs:
        return Changes(kind, created=total, _differing=differing)
    present = _their_hashes(kind, ask, {bucket: theirs[bucket][0] for bucket in differing if bucket in theirs})
    found = bytearray(len(present))
    changed = updated = 0
    for batch in in_batches(_missing(kind, records, differing, present, found), _ASKED):
        changed += len(batch)
        updated += ask(kind.known, keys=[records.row(kind, line).key for line in batch])[0]["count"]
    unfound = [each for each, is_found in zip(present, found, strict=True) if not is_found]
    copied = {each for each in unfound if found[_position(present, each) or 0]}
    stale = array("q", (each for each in unfound if each not in copied))
    same = (line for line in records.hashed(kind) if not _is_missing(line, differing, present))
    suspect = copied.union(() if trusted else altered(kind, records, same, ask))
    counts = {"created": changed - updated, "updated": updated + len(suspect), "removed": max(0, len(stale) - updated)}
    return Changes(
        kind,
        **counts,
        unchanged=total - changed - len(suspect),
        stale=stale,
        suspect=frozenset(suspect),
        _differing=differing,
        _present=present,
    )


def altered(kind: Kind, records: GraphRecords, lines: Iterable[Line], ask: Ask) -> Iterator[int]:
    """The hashes of those of ``lines`` whose records in the database no longer hold what we sent."""
    for batch in in_batches(lines, _ASKED):
        rows = [records.row(kind, line) for line in batch]
        answers = ask(kind.contents, keys=[row.key for row in rows])
        whole = {answer["index"] for answer in answers if rows[answer["index"]].is_stored_as(answer["properties"], answer["labels"])}
        yield from (line.hash for index, line in enumerate(batch) if index not in whole)


def stale_keys(changes: Changes, ask: Ask) -> Iterator[Any]:
    """The keys of the records in the database that still have a stale hash: after everything has been sent, those to remove."""
    for hashes in in_batches(changes.stale, _FETCHED):
        yield from (row["key"] for row in ask(changes.kind.keys, hashes=hashes))


def strays(changes: Changes, records: GraphRecords, ask: Ask) -> Iterator[Mapping[str, Any]]:
    """Records in the database that carry the hash of another, as copies or under another id: ``key`` and ``element`` of each."""
    lines = (line for line in records.hashed(changes.kind) if line.hash in changes.suspect) if changes.suspect else ()
    for batch in in_batches(lines, _ASKED):
        expected: dict[int, Key] = {line.hash: records.row(changes.kind, line).key for line in batch}
        for row in ask(changes.kind.keys, hashes=list(expected)):
            key = tuple(row["key"]) if changes.kind.edges else row["key"]
            if expected.get(row["hash"]) == key:
                del expected[row["hash"]]
            else:
                yield row


def in_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of ``size`` items; the last one may be shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _our_totals(kind: Kind, records: GraphRecords) -> dict[int, tuple[int, int, int]]:
    counts, highs, lows = ([0] * BUCKETS for _ in range(3))
    for line in records.hashed(kind):
        bucket = line.hash % BUCKETS
        counts[bucket] += 1
        highs[bucket] += line.hash // HALF
        lows[bucket] += line.hash % HALF
    return {bucket: (counts[bucket], highs[bucket], lows[bucket]) for bucket in range(BUCKETS) if counts[bucket]}


def _their_totals(kind: Kind, ask: Ask) -> dict[int, tuple[int, int, int]]:
    return {row["bucket"]: (row["count"], row["high"], row["low"]) for row in ask(kind.totals)}


def _their_hashes(kind: Kind, ask: Ask, buckets: Mapping[int, int]) -> array[int]:
    """The hashes in ``buckets`` (with their counts), sorted."""
    hashes = array("q")
    for group in _groups(buckets):
        for row in ask(kind.hashes, buckets=group):
            hashes.extend(row["hashes"])
    return array("q", sorted(hashes))


def _groups(buckets: Mapping[int, int]) -> Iterator[list[int]]:
    """The buckets in groups of about as many hashes as one answer should have."""
    group: list[int] = []
    size = 0
    for bucket, count in sorted(buckets.items()):
        if group and size + count > _FETCHED:
            yield group
            group, size = [], 0
        group.append(bucket)
        size += count
    if group:
        yield group


def _missing(kind: Kind, records: GraphRecords, differing: frozenset[int], present: array[int], found: bytearray) -> Iterator[Line]:
    """The lines whose hashes the database does not have; those that it has are marked in ``found``."""
    for line in records.hashed(kind):
        if line.hash % BUCKETS in differing:
            position = _position(present, line.hash)
            if position is None:
                yield line
            else:
                found[position] = True


def _is_missing(line: Line, differing: frozenset[int], present: array[int]) -> bool:
    return line.hash % BUCKETS in differing and _position(present, line.hash) is None


def _position(hashes: array[int], wanted: int) -> int | None:
    position = bisect_left(hashes, wanted)
    return position if position < len(hashes) and hashes[position] == wanted else None
