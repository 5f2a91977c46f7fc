"""The command line, ``union-kg``. What a command needs is imported when it runs: ``--help`` and ``--version`` answer at once."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with the exit code of the contract."""
    import io
    import sys

    from kg.cli.application import run

    for stream in (sys.stdout, sys.stderr):  # a file name or a terminal that is not UTF-8 must not end the program
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
