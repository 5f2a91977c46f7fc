"""The command line, ``union-kg``. What a command needs is imported when it runs: ``--help`` and ``--version`` answer at once."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with the exit code of the contract."""
    import io
    import os
    import signal
    import sys

    from kg.cli.application import run

    for stream in (sys.stdout, sys.stderr):  # a file name or a terminal that is not UTF-8 must not end the program
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):  # a closed terminal or a stopped container: the folder to work in is removed on the way out
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader went away before the last of the output; what is left has no reader
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _end(number: int, _: object) -> None:
    import sys

    sys.exit(128 + number)  # as shells have it
