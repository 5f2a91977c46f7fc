"""The commands of the README that need a Neo4j server run as written, but for the server's address."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ADDRESS = "bolt://localhost:7687"
COMMANDS = re.findall(rf"^\.venv/bin/union-kg (.*{re.escape(ADDRESS)}.*)$", README, re.MULTILINE)


def test_the_readme_shows_one():
    assert COMMANDS


@pytest.mark.parametrize("arguments", COMMANDS)
def test_it_runs(arguments, empty_neo4j, examples_graph, tmp_path):
    (tmp_path / "my-graph").symlink_to(examples_graph)
    named = {"NEO4J_USERNAME": empty_neo4j.username, "NEO4J_PASSWORD": empty_neo4j.password, "NEO4J_DATABASE": empty_neo4j.database}
    words = arguments.replace(ADDRESS, empty_neo4j.uri).split()
    done = subprocess.run([sys.executable, "-m", "kg", *words], cwd=tmp_path, env={**os.environ, **named}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "created" in done.stdout
