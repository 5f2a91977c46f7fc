"""Each command of the README runs as written."""

import os
import subprocess

import pytest
from readme_commands import Command, commands

PROVED_ELSEWHERE = {
    "python3": "the two commands that install and test: .ci/run, in clean clones",
    "python3.11": "an installation without network: as .ci/run, but for where the packages come from",
    "pip download": "fetches packages for a machine without network",
    ".venv/bin/pip": "the extras: tests run with all that they bring",
    ".venv/bin/jupyter": "the notebooks: tests/notebooks executes them",
    "docker run": "starts a server that the tests start without Docker",
}
OWN = [command for command in commands() if command.is_ours and "models install" not in command.text]


def test_every_command_is_run_here_or_proved_elsewhere():
    others = {command.program for command in commands() if not command.is_ours}
    assert others <= set(PROVED_ELSEWHERE)
    assert len(OWN) > 10


@pytest.mark.parametrize("command", [each for each in OWN if not each.asks_a_server], ids=lambda each: each.text)
def test_it_runs(command: Command, workspace):
    done = subprocess.run(["bash", "-c", command.text], cwd=workspace, env=_environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout or "--quiet" in command.text


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
