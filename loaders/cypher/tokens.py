"""Cypher cut into tokens, so that a query can be judged before any engine reads it: what is text, a name or a comment is never code.

Follows the lexical rules of openCypher 9 and Neo4j 5. Unicode escapes (``\\u0041``) are refused: Neo4j resolves them before it looks
for the ends of strings, other engines after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from loaders.cypher.errors import CypherError, RefusedCypherError

Kind = Literal["word", "name", "text", "number", "parameter", "symbol"]

_TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<name>`(?:[^`]|``)+`)
    |(?P<parameter>\$(?:`(?:[^`]|``)+`|\w+))
    |(?P<number>0[xo][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d]\w*)
    |(?P<symbol>\.\.|<>|<=|>=|=~|\|\||::|\+=|[-+*/%^=<>()\[\]{},.:;|&!?])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", "\\": "\\", "'": "'", '"': '"', "`": "`"}
_OPENING, _CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its ``text`` as written, where it begins in the query, and how many brackets are open around it."""

    kind: Kind
    text: str
    start: int
    depth: int

    @property
    def stop(self) -> int:
        """Where the token ends in the query."""
        return self.start + len(self.text)

    @property
    def upper(self) -> str:
        """The word in capitals, in which keywords are compared; empty for anything but a word."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def value(self) -> str:
        """What a name, parameter or text stands for, without quotation marks."""
        text = self.text.removeprefix("$") if self.kind == "parameter" else self.text
        if self.kind == "text":
            return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], text[1:-1])
        return text[1:-1].replace("``", "`") if text.startswith("`") else text

    def is_symbol(self, *symbols: str) -> bool:
        """Whether the token is one of these symbols."""
        return self.kind == "symbol" and self.text in symbols


def tokens_of(cypher: str) -> list[Token]:
    """The tokens of a query, without blanks and comments.

    Raises ``CypherError`` where the text is no Cypher at all, and ``RefusedCypherError`` for a Unicode escape.
    """
    tokens: list[Token] = []
    position, open_brackets = 0, ""
    while position < len(cypher):
        match = _TOKEN.match(cypher, position)
        if match is None or match.lastgroup is None:
            raise CypherError("the query cannot be read", place=place_of(cypher, position), remedy="Check quotation marks and signs")
        kind, text = match.lastgroup, match[0]
        if kind != "skip":
            depth = len(open_brackets)
            if kind == "symbol" and text in _OPENING:
                open_brackets += text
            elif kind == "symbol" and text in _CLOSING:
                if open_brackets[-1:] != _OPENING[_CLOSING.index(text)]:
                    raise CypherError(f"{text} closes nothing", place=place_of(cypher, position), remedy="Check the brackets")
                open_brackets, depth = open_brackets[:-1], depth - 1
            elif kind == "text":
                _check_escapes(cypher, text, position)
            tokens.append(Token(cast(Kind, kind), text, position, depth))
        position = match.end()
    if open_brackets:
        raise CypherError(f"{open_brackets[-1]} is never closed", place=place_of(cypher, len(cypher)), remedy="Check the brackets")
    return tokens


def place_of(cypher: str, position: int) -> str:
    """Line and column of a position in the query, for messages."""
    before = cypher[:position]
    return f"line {before.count(chr(10)) + 1}, column {position - (before.rfind(chr(10)) + 1) + 1}"


def rewritten(cypher: str, tokens: Sequence[Token]) -> str:
    """The query with comments as blanks and every text in one form, which all engines end at the same place."""
    parts: list[str] = []
    position = 0
    for token in tokens:
        gap = cypher[position : token.start]
        parts.append(" " * bool(gap) if "\n" not in gap else "\n")
        parts.append(_quoted(token.value) if token.kind == "text" else token.text)
        position = token.stop
    return "".join(parts)


def _check_escapes(cypher: str, text: str, position: int) -> None:
    for match in _ESCAPE.finditer(text[1:-1]):
        if match[1] not in _ESCAPED:
            problem = f"the escape \\{match[1]} means different things to different engines"
            remedy = "Write the character itself, and \\\\ for a backslash"
            raise RefusedCypherError(problem, place=place_of(cypher, position + 1 + match.start()), remedy=remedy)


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
