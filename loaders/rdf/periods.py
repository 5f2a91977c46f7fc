"""Periods as time:ProperInterval between two instants (OWL-Time, https://www.w3.org/TR/owl-time/); each is described once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.errors import GraphFileError
from loaders.rdf.iris import Iris
from loaders.rdf.terms import PER_YEAR, TIME, TYPE, Pair, date, iri, is_date

EVERY_YEAR = "per-year"

_INSIDE = {4: iri(TIME, "inXSDgYear"), 7: iri(TIME, "inXSDgYearMonth"), 10: iri(TIME, "inXSDDate")}  # by the length of an ISO date

_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)"
_NAME = re.compile(f"({_DAY})(?:-({_DAY}))?", re.ASCII)


class Periods:
    """Gives periods their IRIs, and remembers which were used."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris
        self._known = {EVERY_YEAR: PER_YEAR}

    def of(self, period: str) -> str:
        """The IRI of ``period``: a year, month or day, two of them with ``/`` between, or ``per-year``.

        Raises ``GraphFileError`` for anything else.
        """
        found = self._known.get(period)
        if found is None:
            if not all(is_date(each) for each in _ends(period)):
                remedy = "Give a year, as in 2023, or two, as in 2018/2023"
                raise GraphFileError(f"{period!r} is no period", remedy=remedy)
            found = self._known[period] = self._iris.own(f"period/{period.replace('/', '-')}")
        return found

    def descriptions(self) -> Iterator[tuple[str, list[Pair]]]:
        """The intervals that were used, then the instants at their ends."""
        instants: set[str] = set()
        for period in sorted(self._known.keys() - {EVERY_YEAR}):
            first, last = _ends(period)
            instants.update((first, last))
            ends = ((iri(TIME, "hasBeginning"), self._instant(first)), (iri(TIME, "hasEnd"), self._instant(last)))
            yield self._known[period], [(TYPE, iri(TIME, "ProperInterval")), *ends]
        for instant in sorted(instants):
            yield self._instant(instant), [(TYPE, iri(TIME, "Instant")), (_INSIDE[len(instant)], date(instant))]

    def _instant(self, text: str) -> str:
        return self._iris.own(f"instant/{text}")


def period_of(iri: str, base: str) -> str | None:
    """The period that an IRI stands for; ``None`` where it stands for something else."""
    if iri == PER_YEAR[1:-1]:
        return EVERY_YEAR
    name = iri.removeprefix(f"{base}period/")
    found = _NAME.fullmatch(name)
    return None if name == iri or not found else found[1] if found[2] is None else f"{found[1]}/{found[2]}"


def _ends(period: str) -> tuple[str, str]:
    first, slash, last = period.partition("/")
    return first, last if slash else first
