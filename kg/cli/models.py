"""``union-kg models``: install the segmentation model, and show where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.language.model_store import install, is_installed, model_path

models_app = typer.Typer(no_args_is_help=True, help="The language models: install, list.")


@models_app.command("install")
def install_model(
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Use this copy of the pkuseg wheel, for machines without network.")
    ] = None,
) -> None:
    """Fetch the segmentation model through pip, check it, and put it into the user's cache folder.

    Example: union-kg models install
    """
    if from_file is None and is_installed():
        typer.echo(f"pkuseg is installed in {model_path()}")
        return
    typer.echo(f"pkuseg is now installed in {install(from_file)}")


@models_app.command("list")
def list_models() -> None:
    """Show each model, whether it is installed, and its folder.

    Example: union-kg models list
    """
    typer.echo(f"pkuseg\t{'installed' if is_installed() else 'not installed'}\t{model_path()}")


@models_app.command("path")
def show_path() -> None:
    """Print the folder of the segmentation model, installed or not.

    Example: union-kg models path
    """
    typer.echo(str(model_path()))
