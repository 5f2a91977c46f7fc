"""What the README shows works as it stands there."""

import re
from pathlib import Path

from ontology.vocabulary import load_vocabulary

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
    from ontology.schema import load_schema

    schema = load_schema()
    tables = README[README.index("### Nodes") : README.index("### Achieved and planned")]
    assert set(re.findall(r"`([A-Z]+(?:_[A-Z]+)+|USES|TARGETS|HOLDS|ISSUES|CONFERS|PROPOSES|BROADER)`", tables)) <= set(schema.predicates)
    assert set(schema.entity_types) <= set(re.findall(r"`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`", tables))
