"""What the README shows works as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli.application import application
from ontology.schema import load_schema
from ontology.vocabulary import load_vocabulary

EVERYWHERE = {"--help", "--debug", "--quiet"}
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_vocabulary_example_loads(tmp_path):
    (example,) = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    file = tmp_path / "my-terms.ttl"
    file.write_text(example, encoding="utf-8")
    vocabulary = load_vocabulary([file])
    (concept,) = vocabulary.by_label("骑手议事会")
    assert (concept.type, concept.name) == ("Mechanism", "骑手议事会制度")
    # what the example points at is in the packaged vocabulary
    for iri in (*concept.broader, *concept.properties["targets"]):
        assert vocabulary.get(iri) is not None, iri


def test_there_are_two_commands():
    commands = {line for line in README.splitlines() if line.startswith("python3 -m venv")}
    assert len(commands) == 2


def test_node_and_edge_types_of_the_readme_are_those_of_the_ontology():
    schema = load_schema()
    tables = README[README.index("### Nodes") : README.index("### Achieved and planned")]
    assert set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+|USES|TARGETS|HOLDS|ISSUES|CONFERS|PROPOSES|BROADER)`", tables)) <= set(schema.predicates)
    assert set(schema.entity_types) <= set(re.findall(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`", tables))


def test_the_python_example_runs(examples_graph, tmp_path):
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    (tmp_path / "union-kg-graph").symlink_to(examples_graph)
    done = subprocess.run([sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "安康杯" in done.stdout


ROWS = dict(re.findall(r"^\| `union-kg (?!.*`, `union-kg)([a-z ]+?)(?: [A-Z\[].*?)?` (\|.*)$", README, re.MULTILINE))


def test_every_command_has_its_row():
    both = re.findall(r"^\| `union-kg (\w+)`, `union-kg (\w+) ", README, re.MULTILINE)
    named = {*ROWS, *(name for row in both for name in row), "models list", "models path"}
    assert named >= {" ".join(path) for path in _commands(get_command(application()))}


@pytest.mark.parametrize("command", sorted(ROWS))
def test_options_are_those_of_the_command(command):
    """Both ways: the README names every option of the command but those that all have, and no other."""
    shown = subprocess.run([sys.executable, "-m", "kg", *command.split(), "--help"], capture_output=True, text=True, check=True).stdout
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", shown.partition("Options:")[2]))
    named = set(re.findall(r"--[a-z-]+", ROWS[command].rsplit("|", 2)[1]))
    assert named | EVERYWHERE == options | EVERYWHERE


def _commands(group, *path):
    for name, each in group.commands.items():
        if hasattr(each, "commands"):
            yield from _commands(each, *path, name)
        else:
            yield (*path, name)
