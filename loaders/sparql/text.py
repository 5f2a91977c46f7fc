"""The words of a SPARQL query (https://www.w3.org/TR/sparql11-query/#sparqlGrammar), each with its place in the text.

The engine tells neither where a mistake begins nor can it be told to fetch nothing: both are answered here, before it sees the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from loaders.errors import QueryError

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
_LETTER += "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
_INNER = _LETTER + r"_0-9\u00b7\u0300-\u036f\u203f-\u2040\-"
_PREFIX = rf"[{_LETTER}](?:[{_INNER}.]*[{_INNER}])?"
_LOCAL_CHARACTER = rf"(?:[{_INNER}:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
_KINDS = {
    "blank": r"[ \t\r\n]+|#[^\r\n]*",
    "iri": r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>",
    "broken_iri": r"<[A-Za-z][A-Za-z0-9+.\-]*:[^<>\r\n]*>",
    "text": r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""' + r"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r'|"(?!"")(?:[^"\\\r\n]|\\.)*"' + r"|'(?!'')(?:[^'\\\r\n]|\\.)*'",
    "open_text": "[\"']",
    "variable": rf"[?$][{_INNER[:-2]}]+",
    "label": rf"_:[{_INNER}](?:[{_INNER}.]*[{_INNER}])?",
    "prefixed": rf"(?:{_PREFIX})?:(?:{_LOCAL_CHARACTER}(?:(?:{_LOCAL_CHARACTER}|\.)*{_LOCAL_CHARACTER})?)?",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "number": r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+\-]?[0-9]+)?",
    "keyword": r"[A-Za-z_][A-Za-z0-9_]*(?![\u0080-\U0010ffff])",
    "word": rf"[{_INNER}]+",
    "mark": r"<<\(|\)>>|<<|>>|\{\||\|\}|&&|\|\||!=|<=|>=|\^\^|.",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()), re.DOTALL)
_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"))
_PROLOGUE = frozenset(("BASE", "PREFIX", "VERSION"))
_LANGUAGE = re.compile(r"""["']+[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})+["']+""")
_LONGEST_LINE = 120


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query: its ``kind`` (a key of the table above), text and offsets in code points."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, which are given in capitals."""
        return self.kind == "keyword" and self.text.upper() in words

    def holds(self, word: str) -> bool:
        """Whether the engine could read the keyword ``word``, given in capitals, in it."""
        readable = {"keyword": self.text, "prefixed": self.text.partition(":")[0]}
        return word in readable.get(self.kind, "").upper()


class QueryText:
    """A query that asks for nothing but what is in the graph.

    ``name`` is what errors call it. ``prefixes`` and ``base`` hold where the query declares none.
    Raises ``QueryError``, with line and column, for what cannot be a query, for prefixes that nobody declared, for updates, and for
    SERVICE; ``graphs`` gives what a FROM names.
    """

    def __init__(self, text: str, name: str, prefixes: Mapping[str, str], base: str) -> None:
        self.text, self.name = text, name
        self.prefixes = dict(prefixes)
        self.base = base
        self.tokens = tokens_of(text)
        self._refuse_broken_words()
        self._declare()
        self._refuse_unknown_prefixes()
        self._refuse_other_than_reading()

    def error(self, problem: str, token: Token | None, remedy: str) -> QueryError:
        """A ``QueryError`` at ``token``, or at the end of the query, which quotes the line."""
        start = token.start if token else len(self.text.rstrip())
        before = self.text[:start]
        line, column = before.count("\n") + 1, start - (before.rfind("\n") + 1)
        whole = self.text.splitlines()[line - 1] if self.text.strip() else ""
        first = max(0, column - _LONGEST_LINE // 2)
        quoted = whole[first : first + _LONGEST_LINE].strip()
        return QueryError(f"{problem} in “{quoted}”" if quoted else problem, place=f"{self.name}:{line}:{column + 1}", remedy=remedy)

    def for_the_engine(self) -> str:
        """The query as the engine is to get it: it holds language tags in lower case, and would not find LANG(?name) = "zh-Hans"."""
        text = self.text
        if any(token.is_word("LANG") for token in self.tokens):
            for token in self.tokens:
                if token.kind == "text" and _LANGUAGE.fullmatch(token.text):
                    text = text[: token.start] + token.text.lower() + text[token.end :]
        return text

    def graphs(self) -> list[tuple[Token, str]]:
        """The graphs that FROM and FROM NAMED ask for, each with the word that names it."""
        found = []
        for position, token in enumerate(self.tokens[:-1]):
            if token.is_word("FROM"):
                named = self.tokens[position + 1]
                if named.is_word("NAMED") and position + 2 < len(self.tokens):
                    named = self.tokens[position + 2]
                if named.kind in {"iri", "prefixed"}:
                    found.append((named, self._expanded(named)))
        return found

    def _expanded(self, token: Token) -> str:
        if token.kind == "iri":
            return urljoin(self.base, token.text[1:-1])
        prefix, _, local = token.text.partition(":")
        return self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)

    def _refuse_broken_words(self) -> None:
        for token in self.tokens:
            if token.kind == "open_text":
                raise self.error("a text is not closed", token, f"Close it with {token.text}, or write a line break in it as \\n")
            if token.kind == "broken_iri":
                raise self.error(f"{token.text} is no IRI", token, "Percent-encode blanks and what else an IRI cannot hold")

    def _declare(self) -> None:
        for position, token in enumerate(self.tokens[:-1]):
            following = self.tokens[position + 1 : position + 3]
            if token.is_word("BASE") and following[0].kind == "iri":
                self.base = urljoin(self.base, following[0].text[1:-1])
            elif token.is_word("PREFIX") and [each.kind for each in following] == ["prefixed", "iri"]:
                self.prefixes[following[0].text.rstrip(":")] = urljoin(self.base, following[1].text[1:-1])

    def _refuse_unknown_prefixes(self) -> None:
        for token in self.tokens:
            prefix = token.text.partition(":")[0]
            if token.kind == "prefixed" and prefix not in self.prefixes:
                known = ", ".join(f"{each}:" for each in sorted(self.prefixes))
                raise self.error(f"the prefix {prefix}: is not declared", token, f"Declare it with PREFIX, or use one of {known}")

    def _refuse_other_than_reading(self) -> None:
        if not self.tokens:
            raise QueryError("the query is empty", place=self.name, remedy="Write SELECT, ASK, CONSTRUCT or DESCRIBE")
        form = next((token for token in self.tokens if token.kind == "keyword" and token.text.upper() not in _PROLOGUE), None)
        if form and form.is_word(*_UPDATES):
            raise self.error(f"{form.text.upper()} is refused", form, "A query only reads; build the graph again to change it")
        for token in self.tokens:  # the engine wants no blank between words: it reads SERVICESILENT and SERVICEex:graph as two each
            if token.holds("SERVICE"):
                raise self.error("SERVICE is refused", token, "Nothing is fetched from outside: ask the graph itself")


def tokens_of(text: str) -> list[Token]:
    """The words of a query, without blanks and comments."""
    return [token for token in map(_token, _TOKEN.finditer(text)) if token.kind != "blank"]


def _token(match: re.Match[str]) -> Token:
    return Token(str(match.lastgroup), match.group(), match.start())
