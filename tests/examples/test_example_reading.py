"""Every example is read as what it is: encoding, script, title, date, body, and a text without its page's furniture."""

import tomllib
from pathlib import Path

import pytest

from kg.documents.discovery import find_documents
from kg.documents.document import Document
from kg.documents.operations import load_conversions
from kg.documents.reading import read_document
from kg.documents.source_map import replay_differences
from kg.examples import examples_folder
from ontology.vocabulary import load_vocabulary

EXPECTED = tomllib.loads((Path(__file__).parent / "expected_documents.toml").read_text(encoding="utf-8"))
DESCRIBED = ("title", "issued", "publisher", "author", "body")


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


@pytest.fixture(params=sorted(EXPECTED))
def example(request, vocabulary) -> tuple[Document, dict]:
    files, problems = find_documents([examples_folder() / request.param])
    assert problems == []
    return read_document(files[0], vocabulary), EXPECTED[request.param]


def part_of(document: Document, text: str) -> set[str]:
    """The parts of the innermost sections that hold ``text``."""
    position = document.text.index(text)
    around = [section for section in document.sections if section.start <= position < section.end]
    return {max(around, key=lambda section: (section.level, section.start)).part} if around else set()


def test_every_example_is_expected():
    files, problems = find_documents([examples_folder()])
    assert problems == []
    assert {file.relative for file in files} == set(EXPECTED)


def test_encoding_and_script(example):
    document, expected = example
    assert document.script == expected["script"]
    if "encoding" in expected:
        assert document.encoding == expected["encoding"]


@pytest.mark.parametrize("name", DESCRIBED)
def test_description(example, name):
    document, expected = example
    if name in expected:
        assert getattr(document.metadata, name) == expected[name]


def test_clean_text(example):
    document, expected = example
    for text in expected["holds"]:
        assert text in document.text
    for text in expected.get("absent", ()):
        assert text not in document.text


def test_review_and_plan_part(example):
    document, expected = example
    for part in ("review", "plan"):
        if part in expected:
            assert part_of(document, expected[part]) == {part}


def test_source_map_replays(example):
    document, _ = example
    assert replay_differences(document, load_conversions()) == []


def test_furniture_is_set_aside_with_a_reason(example):
    document, expected = example
    assert all(stretch.reason and stretch.start < stretch.end <= len(document.source) for stretch in document.set_aside)
    assert document.set_aside or "absent" not in expected or document.path.endswith(".pdf")
