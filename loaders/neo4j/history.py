"""Whether anybody else has written into a database since our last load ended, told by the number of its last transaction.

A server tells that number in one place only: in the bookmark that it gives after each transaction, also after one that only read. The
driver calls bookmarks opaque. So where one has another form than the servers of today give it, the answer is that we do not know, and the
load compares everything.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from neo4j import Session

from loaders.neo4j.statements import READ_MARKER

UNKNOWN = -1
"""Written instead of a number, this or a smaller one: no transaction has it."""

_PREFIX = "FB:"
_BEFORE = b"\x91\xcc\x10"  # PackStream: a list of one pair, whose first half are 16 bytes, the name of the database
_NAME = 16  # bytes
_END = b"\x90"  # an empty list
_INTEGERS = {0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}  # marker to the number of bytes of an integer


@dataclass(frozen=True)
class LastLoad:
    """What a database tells of the last load: whether it ``finished``, and the ``attributes`` of its graph.

    ``last`` is the number of the last transaction of all, and ``trusted`` tells that it is the one that ended that load.
    """

    finished: bool
    attributes: str
    last: int | None
    trusted: bool

    @classmethod
    def of(cls, session: Session) -> LastLoad:
        """Ask the database of ``session``."""
        rows = session.execute_read(lambda transaction: [dict(row) for row in transaction.run(READ_MARKER)])
        marker = rows[0] if rows else {}
        last = last_transaction(session)
        finished = marker.get("finished") is True
        return cls(finished, str(marker.get("attributes")), last, finished and last is not None and marker["transaction"] == last)


def last_transaction(session: Session) -> int | None:
    """The number of the last transaction that was committed in the database of ``session``; None where that cannot be known."""
    session.execute_write(lambda transaction: transaction.run("RETURN 1").consume())  # writes nothing, and reaches the leader of a cluster
    bookmarks = list(session.last_bookmarks().raw_values)
    return number_in(bookmarks[0]) if len(bookmarks) == 1 else None


def number_in(bookmark: str) -> int | None:
    """The number of the transaction that ``bookmark`` stands for, or None."""
    try:
        content = base64.b64decode(bookmark.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return None
    rest = content[len(_BEFORE) + _NAME :]
    if not (bookmark.startswith(_PREFIX) and content.startswith(_BEFORE) and rest.endswith(_END)):
        return None
    packed = rest.removesuffix(_END)
    if len(packed) == 1 and packed[0] < 128:
        return packed[0]
    fits = len(packed) > 1 and len(packed) == 1 + _INTEGERS.get(packed[0], 0)
    return int.from_bytes(packed[1:], signed=True) if fits else None
