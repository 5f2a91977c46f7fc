"""All commands together, and how errors end a call: one line on standard error, and the exit code of the contract."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, Protocol, runtime_checkable

import typer

from kg.cli.build import build_command
from kg.cli.evaluate import evaluate_command
from kg.cli.explain import explain_command
from kg.cli.export import export_command
from kg.cli.guide import guide_command
from kg.cli.load import load_command
from kg.cli.models import models_app
from kg.cli.options import Call, Debug
from kg.cli.query import queries_command, query_command
from kg.cli.sparql import sparql_command
from kg.cli.terminal import print_error
from kg.cli.validate import validate_command
from kg.cli.view import view_command
from kg.version import program_version
from ontology.errors import UnionKgError

_CANNOT_RUN = 2
_WRONG_USAGE = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it


@runtime_checkable
class _UsageProblem(Protocol):
    """An error in the call as typer raises it; which class that is has changed between its versions."""

    exit_code: int

    def format_message(self) -> str: ...


def application() -> typer.Typer:
    """The command line with all its commands."""
    app = typer.Typer(
        name="union-kg",
        help="A knowledge graph of China's trade unions, built from the documents that the unions write.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_common)
    app.command("build")(build_command)
    app.command("explain")(explain_command)
    app.command("export")(export_command)
    app.command("evaluate")(evaluate_command)
    app.command("query")(query_command)
    app.command("queries")(queries_command)
    app.command("sparql")(sparql_command)
    app.command("validate")(validate_command)
    app.command("view")(view_command)
    app.command("load")(load_command)
    app.command("guide")(guide_command)
    app.add_typer(models_app, name="models")
    return app


def run(arguments: Sequence[str]) -> int:
    """Run the command line with ``arguments``; gives the exit code."""
    call = Call()
    try:
        result = application()(list(arguments), prog_name="union-kg", standalone_mode=False, obj=call)
    except (typer.Abort, KeyboardInterrupt):
        result = _INTERRUPTED
    except BrokenPipeError:
        return _reader_is_gone()
    except SystemExit as end:  # typer and rich end the program themselves when the reader has seen enough
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        return _reader_is_gone()
    except Exception as error:  # noqa: BLE001 - the last place where an error can become one line
        return _report(error, call)
    if result == _INTERRUPTED:  # typer turns the interrupt into this code
        print_error("interrupted")
    return result if isinstance(result, int) else 0


def _reader_is_gone() -> int:
    """The reader of the output has seen enough; nothing may be left to write when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _report(error: Exception, call: Call) -> int:
    if call.debug:
        traceback.print_exception(error)
    if isinstance(error, UnionKgError):
        print_error(error)
        return error.exit_code
    if isinstance(error, _UsageProblem):
        message = error.format_message()
        if "\n" in message:  # the help that a group of commands shows when none is named
            print(message, file=sys.stderr)
        else:
            print_error(_usage_message(error, message))
        return error.exit_code
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        print_error(f"{where}{error.strerror or error}")
        return _CANNOT_RUN
    hint = "" if call.debug else ". This is a fault of union-kg: run with --debug and report it"
    print_error(f"{type(error).__name__}: {' '.join(str(error).split())}{hint}")
    return _CANNOT_RUN


def _usage_message(error: _UsageProblem, message: str) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "union-kg"
    return f"{message.rstrip('.')}. See {command} --help"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"union-kg {program_version()}")
        raise typer.Exit


def _common(
    context: typer.Context,
    debug: Debug = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version and end.", callback=_show_version, is_eager=True)] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(_WRONG_USAGE)
