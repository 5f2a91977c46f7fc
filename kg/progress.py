"""A bar on a terminal that shows how far long work is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """A bar that is called with how much is done, and of how much if that is known."""

    bar: Progress
    task: TaskID

    def __call__(self, done: int, total: int | None = None) -> None:
        """Move the bar; it comes back if it was hidden."""
        self.bar.start()
        self.bar.update(self.task, completed=done, total=total)

    def hide(self) -> None:
        """Take the bar away until the next call, for example while a question is asked."""
        self.bar.stop()


@contextmanager
def progress_bar(what: str, *, shown: bool) -> Iterator[ProgressBar | None]:
    """A bar on standard error under the words ``what``; nothing where none is to be ``shown``."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield ProgressBar(bar, bar.add_task("", total=None))
