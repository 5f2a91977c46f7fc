"""Targets beside achievements: what a body set out to reach, and what it later told of the same measure.

How pairs are made, so that a promise is never shown as a deed:

* Only figures of the same subject, the same body, the same unit and the same measure come together. The measure is the indicator
  without what ``targets.toml`` names (力争, 到2022年底, 达到, numbers of a list, quotation marks); apart from that the wording must be
  equal. A figure whose body is not known is compared with none.
* A target has status ``planned``, a result ``achieved``. A target answers no target and a result no result.
* They are one pair if they speak of the same period (``same-period``). A promise of several years is also answered by the figure for
  a term of office: the years from the promise to its deadline and those of the result then begin and end at most one year apart
  (``similar-span``). Figures without a period, or for every year (``per-year``), are not compared.
* A document older than the promise does not answer it.
* A target or result that finds no partner has a row of its own, so a series of results stands under its targets. Nothing is added up,
  and nothing is converted; measures without any target are left out.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from loaders.tables.evidence import Cell, Row
from loaders.tables.graph import TableGraph
from loaders.tables.rows import ObservationRow, observation_rows

SAME_PERIOD, SIMILAR_SPAN = "same-period", "similar-span"

_FILE = "targets.toml"
_LONG = 2  # years from a promise to its deadline that make it a plan of several years
_SLACK = 1  # years that two spans may differ by at either end: a congress meets late, and reports up to its own year
_YEARS = re.compile(r"(\d{4})(?:-\d\d)*(?:/(\d{4})(?:-\d\d)*)?", re.ASCII)
_FIGURE_FIELDS = ("value", "modifier", "indicator", "period", "document", "issued", "sentence", "file", "start", "end", "id")
_PER_CENT = frozenset("%％‰")


@dataclass(frozen=True, slots=True)
class TargetRow(Row):
    """A target, the result that answers it, or one of them alone.

    ``period`` is that of the target if there is one. ``match`` is ``same-period`` or ``similar-span`` where both are there, and only
    then are there ``difference`` (result minus target, in ``unit``; of % in percentage points) and ``ratio`` (result by target; none of
    % and of targets of 0). ``precision`` tells how exact the two are: ``exact``, ``at-least`` (the result is told as “more than”),
    ``at-most``, or ``about``.
    """

    subject: str
    subject_type: str
    measure: str
    unit: str | None
    body: str | None
    period: str | None
    target: ObservationRow | None
    result: ObservationRow | None
    match: str | None
    difference: float | None
    ratio: float | None
    precision: str | None
    subject_id: str
    body_id: str | None

    def as_mapping(self) -> dict[str, Cell]:
        """The fields by name; those of the two figures as ``target_value``, ``result_value`` and so on."""
        found: dict[str, Cell] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name in ("target", "result"):
                found.update(_figure(each.name, value))
            else:
                found[each.name] = value
        return found


def target_rows(graph: TableGraph) -> Iterator[TargetRow]:
    """The targets of a graph beside their results, by subject, body, measure, unit and period."""
    return pair_targets(observation_rows(graph))


def pair_targets(figures: Iterable[ObservationRow]) -> Iterator[TargetRow]:
    """The same of any figures, as the module tells: a pure function of them."""
    groups: dict[tuple[str, str, str, str], list[ObservationRow]] = defaultdict(list)
    for figure in figures:
        groups[figure.subject_id, figure.body_id or "", measure(figure.indicator), figure.unit or ""].append(figure)
    for key in sorted(groups):
        if any(figure.status == "planned" for figure in groups[key]):
            yield from sorted(_paired(groups[key], key[2]), key=_order)


@cache
def measure(indicator: str) -> str:
    """What ``indicator`` measures, without the words that tell the time, the intent and the reaching; as it is if nothing would be left."""
    patterns = _patterns()
    text = patterns["within"].sub("", patterns["marks"].sub("", indicator))
    previous = ""
    while previous != text:
        previous = text
        text = patterns["after"].sub("", patterns["before"].sub("", text))
    return text or indicator


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((files("loaders.tables") / _FILE).read_text(encoding="utf-8"))
    ends = {"before": "^(?:{})", "after": "(?:{})$", "within": "(?:{})"}
    return {"marks": re.compile(data["marks"]), **{name: re.compile(form.format("|".join(data[name]))) for name, form in ends.items()}}


def _paired(group: list[ObservationRow], name: str) -> Iterator[TargetRow]:
    results = [figure for figure in group if figure.status == "achieved"]
    answered: set[str] = set()
    for target in (figure for figure in group if figure.status == "planned"):
        matches = {match: [each for each in results if _match(target, each) == match] for match in (SAME_PERIOD, SIMILAR_SPAN)}
        match = next((each for each, found in matches.items() if found), None)
        if match is None:
            yield _row(name, target, None, None)
            continue
        for result in matches[match]:
            answered.add(result.id)
            yield _row(name, target, result, match)
    for result in results:
        if result.id not in answered:
            yield _row(name, None, result, None)


def _match(target: ObservationRow, result: ObservationRow) -> str | None:
    promised, told = target.evidence.issued, result.evidence.issued
    planned, done = _years(target.period), _years(result.period)
    if target.body_id is None or planned is None or done is None or (promised and told and told[: len(promised)] < promised[: len(told)]):
        return None
    if target.period == result.period:
        return SAME_PERIOD
    promise = int(promised[:4]) if promised else None
    if promise is None or planned[0] != planned[1] or planned[1] - promise < _LONG or done[0] == done[1]:
        return None
    return SIMILAR_SPAN if abs(done[0] - promise) <= _SLACK and abs(done[1] - planned[1]) <= _SLACK else None


def _years(period: str | None) -> tuple[int, int] | None:
    """The first and the last year of a period; ``None`` where it tells none."""
    found = _YEARS.fullmatch(period or "")
    return None if found is None else (int(found[1]), int(found[2] or found[1]))


def _row(name: str, target: ObservationRow | None, result: ObservationRow | None, match: str | None) -> TargetRow:
    shown = target or result
    assert shown is not None
    difference = ratio = precision = None
    if target is not None and result is not None:
        difference, precision = round(result.value - target.value, 6), _precision(target, result)
        if target.value and target.unit not in _PER_CENT:
            ratio = round(result.value / target.value, 4)
    return TargetRow(
        subject=shown.subject,
        subject_type=shown.subject_type,
        measure=name,
        unit=shown.unit,
        body=shown.body,
        period=shown.period,
        target=target,
        result=result,
        match=match,
        difference=difference,
        ratio=ratio,
        precision=precision,
        subject_id=shown.subject_id,
        body_id=shown.body_id,
    )


def _precision(target: ObservationRow, result: ObservationRow) -> str:
    """A target of “over 90” is met at 90: its number is the threshold. So only a rough target and the result's own wording blur them."""
    if "about" in (target.modifier, result.modifier):
        return "about"
    return {"over": "at-least", "under": "at-most"}.get(result.modifier or "", "exact")


def _order(row: TargetRow) -> tuple[str, bool, str, str]:
    ids = (figure.id for figure in (row.target, row.result) if figure is not None)
    return (row.period or "9999").rpartition("/")[2], row.target is None, row.period or "", " ".join(ids)


def _figure(prefix: str, figure: ObservationRow | None) -> dict[str, Cell]:
    values = {} if figure is None else figure.as_mapping()
    return {f"{prefix}_{name}": values.get(name) for name in _FIGURE_FIELDS}
