"""The rows of all documents, on disk: a database that takes one document after the other, so that memory does not grow with them.

It lives in a temporary file and is never read by another program; it is not the graph.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.resolution.contribution import Contribution, FigureRow
from kg.resolution.figures import observation_id
from kg.resolution.joins import Joins

COPIED_SHARE = 0.8
"""A document is a near-copy when at least this share of its sentences stands in one earlier document."""

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = FILE;
PRAGMA cache_size = -8000;
CREATE TABLE documents (id TEXT PRIMARY KEY, name, properties, issued, body) WITHOUT ROWID;
CREATE TABLE sentences (hash, document, PRIMARY KEY (hash, document)) WITHOUT ROWID;
CREATE TABLE entities (id TEXT PRIMARY KEY, name, concept, scope, number, date) WITHOUT ROWID;
CREATE TABLE types (entity, type, weight, PRIMARY KEY (entity, type)) WITHOUT ROWID;
CREATE TABLE aliases (entity, alias, PRIMARY KEY (entity, alias)) WITHOUT ROWID;
CREATE TABLE passages (id TEXT PRIMARY KEY, document, start, stop, text, section);
CREATE TABLE mentions (thing, passage, start, end, text, PRIMARY KEY (thing, passage, start, end)) WITHOUT ROWID;
CREATE TABLE statements (subject, predicate, object, passage, start, end, rule, implicit, status, period, role);
CREATE TABLE figures (number INTEGER PRIMARY KEY, document, subject, body, indicator, value, unit, modifier, period, status, raw,
                      sentence, offset);
CREATE INDEX figures_by_place ON figures (document, sentence, offset);
CREATE TABLE figure_places (figure, passage, start, end, text);
CREATE TABLE rejected (document, start, end, text, what, reason);
CREATE TABLE joined (id TEXT PRIMARY KEY, final) WITHOUT ROWID;
"""

_INSERT_ENTITY = """
INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
concept = iif(concept = '', excluded.concept, concept), number = iif(number = '', excluded.number, number),
date = iif(date = '', excluded.date, date)"""
_INSERT_TYPE = "INSERT INTO types VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET weight = weight + excluded.weight"

# Once all documents are in: the observations, under ids made from the final ids of subject and body. Figures of one document that
# agree in all of it are one observation, described by the first.
_OBSERVATIONS = """
CREATE TABLE observations AS
SELECT observation_id(figures.document, coalesce(s.final, subject), coalesce(b.final, body), indicator, value, unit, period, status) AS id,
       coalesce(s.final, subject) AS subject, coalesce(b.final, body) AS body, number AS figure
FROM figures LEFT JOIN joined s ON s.id = subject LEFT JOIN joined b ON b.id = body;
CREATE INDEX observations_by_id ON observations (id, figure);
CREATE INDEX observations_by_figure ON observations (figure);
"""

_LOOPS = """
SELECT p.document, t.start, t.end, substr(p.text, t.start - p.start + 1, t.end - t.start), t.predicate
FROM statements t LEFT JOIN joined s ON s.id = t.subject LEFT JOIN joined o ON o.id = t.object JOIN passages p ON p.id = t.passage
WHERE coalesce(s.final, t.subject) = coalesce(o.final, t.object)"""


def is_abandoned(path: Path) -> bool:
    """Whether ``path`` is the record store of a process that has ended: a living one holds a lock on it."""
    if not path.is_file():
        return False
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    finally:
        connection.close()
    return True


class RecordStore:
    """Takes the contributions of documents, in the order of their ids, and keeps them until the graph is written.

    ``path`` is a file that does not exist yet. Use it as a context manager.
    """

    def __init__(self, path: Path) -> None:
        self._joins = Joins()
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.create_function("observation_id", 8, observation_id, deterministic=True)
        self._connection.executescript(_TABLES)
        self._connection.execute("BEGIN")

    def __enter__(self) -> RecordStore:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def add(self, contribution: Contribution) -> str:
        """Keep what a document contributes. Gives the id of the earlier document that it is a near-copy of, or an empty string."""
        document = contribution.document
        origin = self._origin(contribution.sentences)
        if not origin:
            rows = ((sentence, document.id) for sentence in contribution.sentences)
            self._connection.executemany("INSERT INTO sentences VALUES (?, ?)", rows)
        properties = json.dumps(dict(document.properties), ensure_ascii=False)
        described = (document.id, document.name, properties, document.properties.get("issued", ""), contribution.body)
        self._connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", described)
        self._add_entities(contribution)
        insert = self._connection.executemany
        insert("INSERT OR IGNORE INTO passages VALUES (?, ?, ?, ?, ?, ?)", ((p.id, document.id, *p[1:]) for p in contribution.passages))
        insert("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?, ?)", contribution.mentions)
        insert("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contribution.statements)
        insert("INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?)", ((document.id, *row) for row in contribution.rejected))
        for figure in contribution.figures:
            self._add_figure(document.id, figure, origin)
        self._add_joins(contribution)
        return origin

    def finish(self) -> None:
        """Settle what only all documents together decide; after this the rows can be read and nothing can be added."""
        self._connection.executemany("INSERT INTO joined VALUES (?, ?)", self._joins.final().items())
        self._connection.execute("COMMIT")
        self._connection.executescript(_OBSERVATIONS)
        reason = "both ends are one thing, after a renaming or because one person holds both posts"
        loops = [(*row, reason) for row in self.rows(_LOOPS)]
        self._connection.executemany("INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?)", loops)

    def rows(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one by one; large sorts go through temporary files."""
        return iter(self._connection.execute(query, parameters))

    def joined(self) -> dict[str, str]:
        """The final id of each id that was joined to another."""
        return dict(self._connection.execute("SELECT id, final FROM joined"))

    def _origin(self, sentences: tuple[int, ...]) -> str:
        if not sentences:
            return ""
        query = """SELECT document, count(*) AS shared FROM sentences WHERE hash IN (SELECT value FROM json_each(?))
                   GROUP BY document ORDER BY shared DESC, document LIMIT 1"""
        best = self._connection.execute(query, (json.dumps(sentences),)).fetchone()
        return best[0] if best and best[1] >= COPIED_SHARE * len(sentences) else ""

    def _add_entities(self, contribution: Contribution) -> None:
        entities = contribution.entities
        self._connection.executemany(_INSERT_ENTITY, ((e.id, e.name, e.concept, e.scope, e.number, e.date) for e in entities))
        self._connection.executemany(_INSERT_TYPE, ((e.id, e.type, e.weight) for e in entities))
        aliases = ((entity.id, alias) for entity in entities for alias in entity.aliases)
        self._connection.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", aliases)

    def _add_figure(self, document: str, figure: FigureRow, origin: str) -> None:
        """A figure of a near-copy that stands in the first document as well is a further mention of that one."""
        number = self._same_figure(origin, figure) if origin else None
        if number is None:
            described = (document, *figure[: FigureRow._fields.index("passage")])
            row = self._connection.execute("INSERT INTO figures VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", described)
            number = row.lastrowid
        place = (number, figure.passage, figure.start, figure.end, figure.text)
        self._connection.execute("INSERT INTO figure_places VALUES (?, ?, ?, ?, ?)", place)

    def _same_figure(self, document: str, figure: FigureRow) -> int | None:
        query = """SELECT number FROM figures WHERE document = ? AND sentence = ? AND offset = ? AND value = ? AND unit = ?
                   AND indicator = ? ORDER BY number LIMIT 1"""
        what = (document, figure.sentence, figure.offset, figure.value, figure.unit, figure.indicator)
        found = self._connection.execute(query, what).fetchone()
        return None if found is None else int(found[0])

    def _add_joins(self, contribution: Contribution) -> None:
        for old, new in contribution.renames:
            if not self._joins.rename(old, new):
                reason = "an earlier document says otherwise"
                row = (contribution.document.id, 0, 0, f"{old} → {new}", "renaming", reason)
                self._connection.execute("INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?)", row)
        for names in contribution.persons:
            self._joins.same_person(names)
