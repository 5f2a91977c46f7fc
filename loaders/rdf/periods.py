"""Periods as time:ProperInterval between two instants (OWL-Time, https://www.w3.org/TR/owl-time/); each is described once.

The beginning of a proper interval lies before its end. So one year goes from its first day to its last, while 2018/2023 goes from a time
in the one year to a time in the other: documents count such periods from congress to congress, and tell no days.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from loaders.errors import GraphFileError
from loaders.rdf.iris import Iris
from loaders.rdf.terms import PER_YEAR, TIME, TYPE, Pair, date, iri, is_date

EVERY_YEAR = "per-year"

_YEAR, _MONTH, _DAY_LONG = 4, 7, 10  # characters of an ISO date
_INSIDE = {_YEAR: iri(TIME, "inXSDgYear"), _MONTH: iri(TIME, "inXSDgYearMonth"), _DAY_LONG: iri(TIME, "inXSDDate")}

_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)"
_NAME = re.compile(f"({_DAY})(?:-({_DAY}))?", re.ASCII)


class Periods:
    """Gives periods their IRIs, and remembers which were used."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris
        self._known = {EVERY_YEAR: PER_YEAR}

    def of(self, period: str) -> str:
        """The IRI of ``period``: a year or month, two dates with ``/`` between, or ``per-year``.

        Raises ``GraphFileError`` for anything else.
        """
        found = self._known.get(period)
        if found is None:
            if not _is_period(period):
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
            precise = [] if len(instant) == _YEAR else [(_INSIDE[len(instant)], date(instant))]
            yield self._instant(instant), [(TYPE, iri(TIME, "Instant")), (_INSIDE[_YEAR], date(instant[:_YEAR])), *precise]

    def _instant(self, text: str) -> str:
        return self._iris.own(f"instant/{text}")


def period_of(iri: str, base: str) -> str | None:
    """The period that an IRI stands for; ``None`` where it stands for something else."""
    if iri == PER_YEAR[1:-1]:
        return EVERY_YEAR
    name = iri.removeprefix(f"{base}period/")
    found = _NAME.fullmatch(name)
    return None if name == iri or not found else found[1] if found[2] is None else f"{found[1]}/{found[2]}"


def _is_period(period: str) -> bool:
    first, slash, last = period.partition("/")
    return is_date(first) and (is_date(last) if slash else len(first) < _DAY_LONG)


def _ends(period: str) -> tuple[str, str]:
    """The instants between which ``period`` lies: of a year or month alone the first day and the last."""
    first, slash, last = period.partition("/")
    if slash:
        return first, last
    begin, end = (f"{first}-01", f"{first}-12") if len(first) == _YEAR else (first, first)
    return f"{begin}-01", f"{end}-{monthrange(int(end[:_YEAR]), int(end[-2:]))[1]}"
