"""The competency questions: what the graph must be able to answer, as SPARQL queries that come with the ontology.

Each stands in a file of its own in ``ontology/questions``; its first lines are comments with its title in Chinese and in English
(``# title@zh-Hans: …``, ``# title@en: …``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from ontology.errors import OntologyError
from ontology.namespaces import CHINESE, ENGLISH

_SUFFIX = ".rq"
_TITLE = re.compile(r"^# title@([A-Za-z-]+): *(\S.*?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its ``name``, its titles by language tag, and its query."""

    name: str
    titles: Mapping[str, str]
    text: str


def load_questions(folder: Path | None = None) -> dict[str, Question]:
    """The questions in ``folder``, or those that come with the ontology, by name and sorted.

    Raises ``OntologyError`` where one has no title in Chinese or in English.
    """
    found = (file for file in (folder or files("ontology") / "questions").iterdir() if file.name.endswith(_SUFFIX))
    questions = (_question(file.name.removesuffix(_SUFFIX), file.read_text(encoding="utf-8")) for file in found)
    return {question.name: question for question in sorted(questions, key=lambda question: question.name)}


def _question(name: str, text: str) -> Question:
    titles = dict(_TITLE.findall(text))
    for language in (CHINESE, ENGLISH):
        if language not in titles:
            place = f"{name}{_SUFFIX}"
            raise OntologyError(f"the question has no title in {language}", place=place, remedy=f"Begin with # title@{language}: …")
    return Question(name, titles, text)
