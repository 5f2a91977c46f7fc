"""Which variables of a query may stand for relationships, or lists of them: the offline engine gives these properties of its own."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.cypher.checks import calls, relationship_brackets
from loaders.cypher.tokens import Token

_MAKES_RELATIONSHIPS = "relationships"
_ENDS_EXPRESSION = frozenset(("WITH", "RETURN", "UNWIND", "DISTINCT"))


def relationship_variables(tokens: Sequence[Token]) -> frozenset[str]:
    """The names that patterns give to relationships, ``relationships`` itself, and every name that follows from one of them.

    A name that might be that of a relationship counts as one: a query is refused rather than answered otherwise than by a server.
    """
    names = {_MAKES_RELATIONSHIPS}
    opened = (index + 1 for index in relationship_brackets(tokens))
    names.update(tokens[index].value for index in opened if tokens[index].kind in ("word", "name"))
    while True:
        derived = {name for index in range(len(tokens)) for name in _named_after(tokens, index, names)} - names
        if not derived:
            return frozenset(names)
        names |= derived


def names_in_last_step(tokens: Sequence[Token], end: int) -> frozenset[str]:
    """The names in the expression that ends at ``end`` and whose property is asked next: ``r``, ``relationships(p)[0]``, ``head(rs)``.

    Names of functions are in lower case.
    """
    start = end
    while start > 0 and tokens[start].is_symbol(")", "]"):
        depth = tokens[start].depth
        start = max(at for at in range(start) if tokens[at].is_symbol("(", "[") and tokens[at].depth == depth) - 1
    inside = range(max(start, 0), end + 1)
    return frozenset(tokens[at].value.lower() if calls(tokens, at) else tokens[at].value for at in inside)


def _named_after(tokens: Sequence[Token], index: int, names: set[str]) -> list[str]:
    """The name that is given at ``index`` by ``… AS name`` or ``name IN …`` to something that has one of ``names``."""
    token = tokens[index]
    if token.upper == "AS" and index + 1 < len(tokens):
        return [tokens[index + 1].value] if _mentions(_before(tokens, index), names) else []
    if token.upper == "IN" and index:
        return [tokens[index - 1].value] if _mentions(_after(tokens, index), names) else []
    return []


def _before(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    depth = tokens[index].depth
    start = index
    while start > 0 and not (tokens[start - 1].depth <= depth and (tokens[start - 1].is_symbol(",") or _opens(tokens[start - 1], depth))):
        start -= 1
    return tokens[start:index]


def _opens(token: Token, depth: int) -> bool:
    return token.upper in _ENDS_EXPRESSION or (token.is_symbol("{", "(") and token.depth < depth)


def _after(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    depth = tokens[index].depth
    stop = index + 1
    while stop < len(tokens) and tokens[stop].depth >= depth and not (tokens[stop].depth == depth and _closes(tokens[stop])):
        stop += 1
    return tokens[index + 1 : stop]


def _closes(token: Token) -> bool:
    return token.is_symbol("|", ",") or token.upper in ("WHERE", "AND", "OR", "RETURN", "WITH", "MATCH")


def _mentions(tokens: Sequence[Token], names: set[str]) -> bool:
    """Whether one of ``names`` stands there as a whole, not merely one of its properties, its type or its ends."""
    return any(
        (token.value.lower() if calls(tokens, at) else token.value) in names
        and not (at + 1 < len(tokens) and tokens[at + 1].is_symbol("."))
        and not (
            at > 1 and tokens[at - 1].is_symbol("(") and tokens[at - 2].value.lower() in ("type", "count", "startnode", "endnode", "size")
        )
        for at, token in enumerate(tokens)
    )
