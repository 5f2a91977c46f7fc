"""The command line, ``union-kg``. What a command needs is imported when it runs: ``--help`` and ``--version`` answer at once."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with the exit code of the contract."""
    import sys

    from kg.cli.application import run

    sys.exit(run(sys.argv[1:]))
