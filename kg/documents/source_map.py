"""Text in which every character remembers where in the source it came from, through any number of edits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.documents.document import Document, Run
from kg.documents.operations import COPY, RESULT, Conversions, chained, is_charwise


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``[start, end)`` of a text; ``operation`` says how ``replacement`` was made from it (see ``operations``)."""

    start: int
    end: int
    replacement: str
    operation: str


@dataclass(frozen=True, slots=True)
class TrackedText:
    """A text and the runs that lead from it back to its source, without gap and in order."""

    text: str
    runs: tuple[Run, ...]

    def edited(self, edits: Iterable[Edit]) -> TrackedText:
        """This text after ``edits`` (sorted, not overlapping, offsets of this text), with the runs carried along."""
        whole = _whole_runs(self.text, self.runs, edits)
        if not whole:
            return self
        builder = _Builder(self)
        for edit in whole:
            builder.copy_until(edit.start)
            builder.replace(edit)
        builder.copy_until(len(self.text))
        return TrackedText("".join(builder.pieces), tuple(builder.runs))

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of source that ``[start, end)`` of this text was made from."""
        return source_range(self.runs, start, end)

    def clean_range(self, source_start: int, source_end: int) -> tuple[int, int]:
        """The stretch of this text made from ``[source_start, source_end)`` of the source; empty if nothing of it is left."""
        first = bisect_right(self.runs, source_start, key=lambda run: run.source_end)
        last = bisect_left(self.runs, source_end, key=lambda run: run.source_start) - 1
        if first > last:
            return 0, 0
        return _clip_source(self.runs[first], source_start), _clip_source(self.runs[last], source_end)

    def settled(self, source: str, conversions: Conversions) -> TrackedText:
        """This text with every run's operation checked against ``source``; one that needs its surroundings carries its result."""
        return TrackedText(self.text, tuple(_settled(self.text, source, run, conversions) for run in self.runs))


def tracked(pieces: Iterable[tuple[int, int, str, str]]) -> TrackedText:
    """A text made from pieces of a source, each ``(source_start, source_end, text, operation)``."""
    texts: list[str] = []
    runs: list[Run] = []
    position = 0
    for source_start, source_end, text, operation in pieces:
        if text:
            texts.append(text)
            _append(runs, Run(position, position + len(text), source_start, source_end, operation))
            position += len(text)
    return TrackedText("".join(texts), tuple(runs))


def source_range(runs: Sequence[Run], start: int, end: int) -> tuple[int, int]:
    """The stretch of source behind ``[start, end)`` of the clean text that ``runs`` cover.

    Inside a run that was rewritten as a whole the stretch is that of the whole run.
    """
    if not runs:
        return 0, 0
    if start >= end:
        return _empty_range(runs, start)
    first = runs[bisect_right(runs, start, key=lambda run: run.clean_start) - 1]
    last = runs[bisect_right(runs, end - 1, key=lambda run: run.clean_start) - 1]
    source_start = first.source_start + (start - first.clean_start if is_charwise(first.operation) else 0)
    source_end = last.source_end - (last.clean_end - end if is_charwise(last.operation) else 0)
    return source_start, source_end


def replay_differences(document: Document, conversions: Conversions) -> list[str]:
    """What is wrong with the source map of ``document``: empty where every run reproduces its clean text from the source."""
    problems: list[str] = []
    clean_position = source_position = 0
    for run in document.source_map:
        if run.clean_start != clean_position or run.clean_end <= run.clean_start:
            problems.append(f"{run}: does not join the run before it")
        if run.source_start < source_position or run.source_end < run.source_start:
            problems.append(f"{run}: goes back in the source")
        replayed = conversions.replayed(run.operation, document.source[run.source_start : run.source_end])
        if replayed != document.text[run.clean_start : run.clean_end]:
            problems.append(f"{run}: does not reproduce {document.text[run.clean_start : run.clean_end]!r}")
        clean_position, source_position = run.clean_end, run.source_end
    if clean_position != len(document.text):
        problems.append(f"the runs end at {clean_position}, the clean text at {len(document.text)}")
    return problems


class _Builder:
    """Carries the runs of a text over to its edited form, from left to right."""

    def __init__(self, old: TrackedText) -> None:
        self.old = old
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.old_position = 0
        self.new_position = 0
        self.index = 0  # of the first run that ends after old_position

    def copy_until(self, end: int) -> None:
        """Carry over what stands between the position reached and ``end``."""
        if end <= self.old_position:
            return
        self.pieces.append(self.old.text[self.old_position : end])
        shift = self.new_position - self.old_position
        runs = self._clipped(end)
        if shift:
            runs = [
                Run(clean_start + shift, clean_end + shift, source_start, source_end, operation)
                for clean_start, clean_end, source_start, source_end, operation in runs
            ]
        if runs:  # of runs that already stand side by side only the first can join the one before it
            _append(self.runs, runs[0])
            self.runs += runs[1:]
        self.new_position += end - self.old_position
        self.old_position = end

    def replace(self, edit: Edit) -> None:
        """Put ``edit.replacement`` where ``[edit.start, edit.end)`` stood."""
        if not edit.replacement:  # the runs behind it are skipped when the next stretch is carried over
            self.old_position = edit.end
            return
        replaced = self._clipped(edit.end) if edit.end > edit.start else []
        self.old_position = edit.end
        self.pieces.append(edit.replacement)
        if is_charwise(edit.operation) and all(is_charwise(run.operation) for run in replaced):
            self._rewrite_each(edit, replaced)
            return
        source_start, source_end = (replaced[0].source_start, replaced[-1].source_end) if replaced else self._source_here()
        operation = chained([*(run.operation for run in replaced), edit.operation], edit.replacement)
        if is_charwise(operation):  # several runs with a gap in the source between them
            operation = f"{operation}{RESULT}{edit.replacement}"
        end = self.new_position + len(edit.replacement)
        _append(self.runs, Run(self.new_position, end, source_start, source_end, operation))
        self.new_position = end

    def _rewrite_each(self, edit: Edit, replaced: Sequence[Run]) -> None:
        """Rewrite character by character: every run keeps its own stretch of the source."""
        for run in replaced:
            operation = edit.operation if run.operation == COPY else chained([run.operation, edit.operation], "")
            end = self.new_position + run.clean_end - run.clean_start
            _append(self.runs, Run(self.new_position, end, run.source_start, run.source_end, operation))
            self.new_position = end

    def _clipped(self, end: int) -> list[Run]:
        """The old runs between the position reached and ``end``, cut at both."""
        old = self.old.runs
        while self.index < len(old) and old[self.index].clean_end <= self.old_position:
            self.index += 1
        if self.index < len(old) and old[self.index].clean_end > end:  # mostly: inside one run
            run = old[self.index]
            return [_clip(run, max(run.clean_start, self.old_position), end)] if run.clean_start < end else []
        stop = self.index
        while stop < len(old) and old[stop].clean_end <= end:
            stop += 1
        runs = list(old[self.index : stop])
        self.index = stop
        if stop < len(old) and old[stop].clean_start < end:
            runs.append(old[stop])
        if runs:
            runs[0] = _clip(runs[0], max(runs[0].clean_start, self.old_position), runs[0].clean_end)
            runs[-1] = _clip(runs[-1], runs[-1].clean_start, min(runs[-1].clean_end, end))
        return runs

    def _source_here(self) -> tuple[int, int]:
        return _empty_range(self.old.runs, self.old_position)


def _clip(run: Run, start: int, end: int) -> Run:
    if start == run.clean_start and end == run.clean_end:
        return run
    source_start = run.source_start + start - run.clean_start
    return Run(start, end, source_start, source_start + end - start, run.operation)


def _clip_source(run: Run, position: int) -> int:
    """The place in the clean text for ``position`` of the source, in or beside ``run``."""
    if position <= run.source_start:
        return run.clean_start
    if position >= run.source_end or not is_charwise(run.operation):
        return run.clean_end
    return run.clean_start + position - run.source_start


def _append(runs: list[Run], run: Run) -> None:
    """Add ``run``, joined with the one before it where both are one stretch of the same character-wise operation."""
    if runs and runs[-1].operation == run.operation and runs[-1].source_end == run.source_start and is_charwise(run.operation):
        last = runs.pop()
        run = Run(last.clean_start, run.clean_end, last.source_start, run.source_end, run.operation)
    runs.append(run)


def _empty_range(runs: Sequence[Run], position: int) -> tuple[int, int]:
    index = bisect_right(runs, position, key=lambda run: run.clean_start) - 1
    if index < 0:
        return 0, 0
    run = runs[index]
    here = _clip_clean(run, position)
    return here, here


def _clip_clean(run: Run, position: int) -> int:
    """The place in the source for ``position`` of the clean text, in or at the end of ``run``."""
    if position >= run.clean_end:
        return run.source_end
    return run.source_start + (position - run.clean_start if is_charwise(run.operation) else 0)


def _whole_runs(text: str, runs: Sequence[Run], edits: Iterable[Edit]) -> list[Edit]:
    """``edits`` widened so that each covers whole those runs that cannot be cut; edits that meet in one such run become one."""
    edits = list(edits)
    if not edits:
        return []
    blocks = [run for run in runs if not is_charwise(run.operation)]
    if not blocks:
        return edits
    starts = [block.clean_start for block in blocks]
    widened: list[Edit] = []
    kept = 0  # how far the text before the widening of the last edit reached
    for edit in edits:
        start, end = _block_bounds(blocks, starts, edit)
        if widened and start < widened[-1].end:
            last = widened.pop()
            replacement = last.replacement[: len(last.replacement) - (last.end - kept)] + text[kept : edit.start] + edit.replacement
            operation = chained([last.operation, edit.operation], "").partition(RESULT)[0]
            widened.append(Edit(last.start, max(end, last.end), replacement + text[edit.end : max(end, last.end)], operation))
        else:
            replacement = text[start : edit.start] + edit.replacement + text[edit.end : end]
            widened.append(Edit(start, end, replacement, edit.operation if (start, end) == (edit.start, edit.end) else _names(edit)))
        kept = edit.end
    return widened


def _names(edit: Edit) -> str:
    return edit.operation.partition(RESULT)[0]


def _block_bounds(blocks: Sequence[Run], starts: Sequence[int], edit: Edit) -> tuple[int, int]:
    touched = [block for block in (_block_around(blocks, starts, edit.start), _block_around(blocks, starts, edit.end)) if block]
    if not touched:
        return edit.start, edit.end
    return (
        min([edit.start, *(block.clean_start for block in touched)]),
        max([edit.end, *(block.clean_end for block in touched)]),
    )


def _block_around(blocks: Sequence[Run], starts: Sequence[int], position: int) -> Run | None:
    """The run that an edit at ``position`` would cut in two."""
    index = bisect_right(starts, position) - 1
    return blocks[index] if index >= 0 and blocks[index].clean_start < position < blocks[index].clean_end else None


def _settled(text: str, source: str, run: Run, conversions: Conversions) -> Run:
    clean = text[run.clean_start : run.clean_end]
    if is_charwise(run.operation):  # by construction the same character by character
        return run
    if conversions.replayed(run.operation, source[run.source_start : run.source_end]) != clean:
        operation = f"{run.operation.partition(RESULT)[0]}{RESULT}{clean}"
        return Run(run.clean_start, run.clean_end, run.source_start, run.source_end, operation)
    return run
