"""Documents processed by several processes at once, their outcomes in the order of the documents.

Each process has a pipe of its own and works on one document at a time. So when a process dies it is known which document it had:
that one is reported, another process takes its place, and the rest is done. A pool that shares a queue could not tell.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext

from kg.document_processing import Failed, Outcome, Processor
from kg.documents.discovery import InputFile
from kg.errors import DocumentError, ModelError

_AHEAD = 8  # outcomes per process that may wait for an earlier document
_READY = "ready"
Make = Callable[[], Processor]


def available_processors() -> int:
    """How many processors the machine has. More processes than these are not faster, and each takes some 400 MB of memory."""
    return os.cpu_count() or 1


def process_in_order(files: Sequence[InputFile], make: Make, jobs: int) -> Iterator[Outcome]:
    """The outcome of each of ``files``, in their order, worked out by ``jobs`` processes that each call ``make`` once.

    With one job all is done in this process. Raises what ``make`` raises.
    """
    if jobs <= 1 or len(files) <= 1:
        if files:
            yield from map(make(), files)
        return
    workers = _Workers(make, min(jobs, len(files)))
    try:
        yield from workers.outcomes(files)
    finally:
        workers.stop()


class _Worker:
    """A process, the pipe to it, and the position of the document it works on."""

    def __init__(self, context: SpawnContext, make: Make) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, make), daemon=True)
        self.process.start()
        theirs.close()
        self.task: int | None = None
        self.ready = False


class _Workers:
    def __init__(self, make: Make, count: int) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._make = make
        self._workers = [_Worker(self._context, make) for _ in range(count)]

    def outcomes(self, files: Sequence[InputFile]) -> Iterator[Outcome]:
        done: dict[int, Outcome] = {}
        given = emitted = 0
        while emitted < len(files):
            for worker in self._workers:
                if worker.task is None and given < min(len(files), emitted + _AHEAD * len(self._workers)):
                    self._give(worker, given, files[given])
                    given += 1
            if emitted in done:  # the processes are busy while the caller takes it
                yield done.pop(emitted)
                emitted += 1
            else:
                self._collect(files, done)

    def _give(self, worker: _Worker, position: int, file: InputFile) -> None:
        worker.task = position
        try:
            worker.connection.send(file)
        except OSError:  # it has died; reading from it tells
            return

    def _collect(self, files: Sequence[InputFile], done: dict[int, Outcome]) -> None:
        """Wait until a process has something to say, and take it."""
        by_connection = {worker.connection: worker for worker in self._workers if worker.task is not None}
        for connection in wait(list(by_connection)):
            worker = by_connection[connection]  # type: ignore[index]  # wait() gives back what it was given
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker, files, done)
                continue
            if isinstance(message, Exception):
                raise message
            if message == _READY:
                worker.ready = True
            elif worker.task is not None:
                done[worker.task] = message
                worker.task = None

    def _replace(self, worker: _Worker, files: Sequence[InputFile], done: dict[int, Outcome]) -> None:
        worker.process.join()
        how = f"the process ended with code {worker.process.exitcode}"
        if not worker.ready or worker.task is None:
            raise ModelError(f"a worker process could not start: {how}", remedy="Try --jobs 1, which shows the cause")
        remedy = "It may need more memory than there is: leave it out, split it, or use fewer --jobs"
        done[worker.task] = Failed(DocumentError(f"could not be processed: {how}", place=str(files[worker.task].path), remedy=remedy))
        worker.connection.close()
        self._workers[self._workers.index(worker)] = _Worker(self._context, self._make)

    def stop(self) -> None:
        """End the processes; none of them holds anything that would be lost."""
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()


def _work(connection: Connection, make: Make) -> None:
    """What a worker process does until its pipe closes, even while it works: then the main process has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process is told, and closes the pipes
    with suppress(BrokenPipeError, ConnectionResetError):
        _answer(connection, make)


def _answer(connection: Connection, make: Make) -> None:
    try:
        process = make()
    except Exception as error:  # noqa: BLE001 - raised again in the main process
        connection.send(error)
        return
    connection.send(_READY)
    while True:
        try:
            file = connection.recv()
        except EOFError:
            return
        connection.send(process(file))
