"""The library of queries: ``queries/*.cypher``, each with its title, question and parameters, in Chinese and English, at its head.

The head is made of comments, so that a file runs anywhere as it is::

    // title-zh: 谁在开展某项活动
    // title-en: Who runs a campaign
    // question-zh: 某项活动由哪些组织开展？
    // question-en: Which bodies run a campaign?
    // parameter: campaign string = 安康杯
    // parameter-zh: 活动的名称或别名
    // parameter-en: name or other name of a campaign

Kinds of parameters: string, integer, float, boolean, list (of texts, commas between them). What stands after ``=`` is the default;
without it the parameter must be given. A file of a user's own can have such a head or none; then its parameters are texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

from loaders.cypher.checks import check
from loaders.cypher.errors import ParameterError, QueryLibraryError
from loaders.cypher.source import Parameter

ParameterKind = Literal["string", "integer", "float", "boolean", "list"]

_SUFFIX = ".cypher"
_FIELD = re.compile(r"//\s*(title|question|parameter)(?:-(zh|en))?:\s*(.*)")
_DECLARATION = re.compile(r"(\w+)\s+(\w+)(?:\s*=\s*(.*))?")
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True)
class QueryParameter:
    """A parameter of a query: its name, its kind, its default as text (None: it must be given), and what it is, by language."""

    name: str
    kind: ParameterKind
    default: str | None = None
    descriptions: Mapping[str, str] = field(default_factory=dict)

    def read(self, text: str) -> Parameter:
        """The value that ``text`` stands for.

        Raises ``ParameterError`` where it is none of this kind.
        """
        try:
            if self.kind == "integer":
                return int(text)
            if self.kind == "float":
                return float(text)
            if self.kind == "boolean":
                return _TRUTH[text.strip().lower()]
        except (ValueError, KeyError):
            remedy = "Write true or false" if self.kind == "boolean" else "Write a number"
            raise ParameterError(f"{self.name}={text} is no {self.kind}", remedy=remedy) from None
        return [each.strip() for each in text.split(",") if each.strip()] if self.kind == "list" else text


@dataclass(frozen=True)
class LibraryQuery:
    """A query of the library or of a user's file. ``titles`` and ``questions`` are by language tag (zh, en)."""

    name: str
    cypher: str
    titles: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    parameters: Sequence[QueryParameter] = ()

    def values(self, given: Mapping[str, str]) -> dict[str, Parameter]:
        """The values of all parameters, from the texts in ``given`` and the defaults.

        Raises ``ParameterError`` for a name that the query does not have, one that is missing, and a text of another kind.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                remedy = f"Its parameters are {', '.join(known)}" if known else "It has none"
                raise ParameterError(f"the query {self.name} has no parameter {name}", remedy=remedy)
        values: dict[str, Parameter] = {}
        for name, parameter in known.items():
            text = given.get(name, parameter.default)
            if text is None:
                remedy = f"Give it a value: --param {name}=… on the command line, {name}=… in Python"
                raise ParameterError(f"the query {self.name} needs the parameter {name} ({parameter.kind})", remedy=remedy)
            values[name] = parameter.read(text)
        return values


def library() -> dict[str, LibraryQuery]:
    """All queries of the library by name, in the order of the names."""
    folder = files("loaders.cypher") / "queries"
    found = {each.name.removesuffix(_SUFFIX): each for each in folder.iterdir() if each.name.endswith(_SUFFIX)}
    return {name: parse(name, found[name].read_text(encoding="utf-8")) for name in sorted(found)}


def library_query(name: str) -> LibraryQuery:
    """The query of this name; raises ``QueryLibraryError`` where the library has none."""
    queries = library()
    if name not in queries:
        import difflib

        near = difflib.get_close_matches(name, queries, 1)
        remedy = f"Did you mean {near[0]}?" if near else "See `union-kg queries`"
        raise QueryLibraryError(f"there is no query {name} in the library, and no file of this name", remedy=remedy)
    return queries[name]


def query_file(path: Path) -> LibraryQuery:
    """The query in a file; raises ``QueryLibraryError`` where it cannot be read."""
    try:
        return parse(path.name, path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise QueryLibraryError(f"the query cannot be read ({error.strerror})", place=str(path), remedy="Check the path") from error
    except UnicodeDecodeError as error:
        raise QueryLibraryError("the query is not UTF-8", place=str(path), remedy="Save it as UTF-8") from error


def parse(name: str, text: str) -> LibraryQuery:
    """The query in ``text``. Parameters that the query has and its head does not declare are texts that must be given.

    Raises ``QueryLibraryError`` where the head is broken, and what ``check`` raises where the query may not be asked.
    """
    titles: dict[str, str] = {}
    questions: dict[str, str] = {}
    declared: dict[str, QueryParameter] = {}
    for number, kind, language, content in _head(text):
        if kind == "parameter" and not language:
            parameter = _declared(content, f"{name}:{number}")
            declared[parameter.name] = parameter
        elif kind == "parameter" and declared:
            last = next(reversed(declared.values()))
            declared[last.name] = QueryParameter(last.name, last.kind, last.default, {**last.descriptions, language: content})
        elif kind != "parameter" and language:
            (titles if kind == "title" else questions)[language] = content
        else:
            raise _broken(f"{kind} is not understood here", f"{name}:{number}")
    used = check(text).parameters
    unused = next((each for each in declared if each not in used), None)
    if unused is not None:
        raise _broken(f"the parameter {unused} does not occur in the query", name)
    others = [QueryParameter(each, "string") for each in sorted(used - declared.keys())]
    return LibraryQuery(name, text, titles, questions, (*declared.values(), *others))


def _head(text: str) -> Iterator[tuple[int, str, str, str]]:
    """The fields of the comments before the first clause: line, field, language, content."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("//"):
            return
        match = _FIELD.fullmatch(line.strip())
        if match:
            yield number, match[1], match[2] or "", match[3].strip()


def _declared(content: str, place: str) -> QueryParameter:
    match = _DECLARATION.fullmatch(content)
    if match is None or match[2] not in get_args(ParameterKind):
        raise _broken(f"no declaration of a parameter: {content}", place)
    parameter = QueryParameter(match[1], cast(ParameterKind, match[2]), match[3])
    if parameter.default is not None:
        parameter.read(parameter.default)
    return parameter


def _broken(problem: str, place: str) -> QueryLibraryError:
    return QueryLibraryError(problem, place=place, remedy="Write it as in // parameter: campaign string = 安康杯")
