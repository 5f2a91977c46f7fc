"""How commands are told which Neo4j server is meant. The password is never an option: command lines are seen by everybody."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import named_path
from kg.errors import UsageError

if TYPE_CHECKING:
    from loaders.neo4j.connection import Server

_LONGEST_PASSWORD = 4096  # characters; a longer file is another file

Database = Annotated[str, typer.Option(metavar="NAME", envvar="NEO4J_DATABASE", help="The database; without it, the user's own.")]
Username = Annotated[str, typer.Option(metavar="NAME", envvar="NEO4J_USERNAME", help="Who asks; the password is in NEO4J_PASSWORD.")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", parser=named_path, help="A file that holds the password; without it and NEO4J_PASSWORD you are asked."),
]


def server_of(uri: str, database: str, username: str, password_file: Path | None) -> Server:
    """The server that these options name, with the password from the file, the environment, or the terminal.

    Raises ``UsageError`` for a file that holds no password.
    """
    from loaders.neo4j.connection import Server

    server = Server(uri, username, None, database)  # an address that is none is told before anybody types a password
    return Server(server.uri, username, _password(username, password_file), database)


def _password(username: str, file: Path | None) -> str | None:
    if file is not None:
        return _password_in(file)
    known = os.environ.get("NEO4J_PASSWORD")
    if known:
        return known
    if sys.stdin.isatty() and sys.stderr.isatty():
        return getpass.getpass(f"Password of {username}: ", stream=sys.stderr) or None
    return None


def _password_in(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UsageError("this is no file with a password", place=str(file), remedy="Write the password into it as UTF-8") from error
    if not text or "\n" in text or len(text) > _LONGEST_PASSWORD:
        raise UsageError("this is no file with a password", place=str(file), remedy="Write the password into it, on one line")
    return text
