"""What the offline engine answers as a Neo4j server does; everything else is a clear error, never another answer.

Seen in kglite 0.21: ``properties()`` and ``n.title`` show a property ``title`` that no record has; ``r.start`` gives the id of a node;
functions that Neo4j does not have, or that give something else (``round(-2.5)``, ``toString(1e7)``, ``duration.between``); regular
expressions by the rules of Rust, in which ``\\d`` and ``\\w`` match other characters than in Java. What is listed here was compared
value by value, and the tests hold these values. One difference stays: the last digit of an ``avg`` of floating-point numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.cypher.checks import CheckedQuery, calls, is_code
from loaders.cypher.errors import CypherError, RefusedCypherError
from loaders.cypher.source import Parameter
from loaders.cypher.tokens import Token, place_of
from loaders.offline.variables import names_in_last_step, relationship_variables

_FUNCTIONS = frozenset(
    (
        *("count", "collect", "sum", "avg", "min", "max"),
        *("size", "length", "nodes", "relationships", "type", "labels", "properties", "startnode", "endnode"),
        *("coalesce", "head", "last", "tail", "range", "reverse", "reduce", "any", "all", "none", "single", "exists"),
        *("tointeger", "tofloat", "tostring", "tolower", "toupper", "left", "right", "substring", "replace", "split"),
        *("abs", "ceil", "floor", "sign", "sqrt", "date", "shortestpath", "allshortestpaths"),
    )
)
_CLAUSES = frozenset(
    (  # words before a parenthesis that are no functions
        *("match", "where", "and", "or", "not", "xor", "in", "with", "return", "call", "case", "when", "then", "else", "by", "as"),
        *("distinct", "on", "unwind", "limit", "skip", "union", "shortest", "count", "exists", "optional", "is"),
    )
)
_NOT_NEO4J = frozenset(("HAVING", "OVER", "INTERSECT", "EXCEPT", "FILTER", "FORMAT", "EXPLAIN", "PROFILE", "FINISH", "VALID_TIME"))
_TAKEN_BY_NODES = frozenset(("title", "label", "labels", "node_type", "connection_type"))
_TAKEN_BY_RELATIONSHIPS = _TAKEN_BY_NODES | {"id", "start", "end", "source", "target", "type"}
_SAFE_IN_TO_STRING = frozenset(("tointeger", "size", "count", "length", "date", "tolower", "toupper", "type"))
_DIFFERS_IN_REGULAR_EXPRESSIONS = re.compile(r"\\[dDwWsSbBpPhHvVRXGzZAQE]|\(\?|\[[^\]]*(?:\[|&&)")
_ALL_PROPERTIES = "all properties of a relationship are not the same offline"
_SERVER = "Ask the server (--uri), or leave it out"


def check_offline(query: CheckedQuery, parameters: Mapping[str, Parameter]) -> None:
    """Raise ``RefusedCypherError`` for what the offline engine is known to answer otherwise than Neo4j, or not known to answer alike."""
    tokens = query.tokens
    relationships = relationship_variables(tokens)
    for index, token in enumerate(tokens):
        place = place_of(query.cypher, token.start)
        if token.kind in ("word", "name"):
            _check_name(tokens, index, relationships, place)
            if token.value in relationships:
                _check_relationship(tokens, index, place)
        elif token.is_symbol("=~"):
            _check_regular_expression(tokens, index, parameters, place)
        elif token.is_symbol(":") and _names_by_parameter(tokens, index):
            raise RefusedCypherError("a label cannot be a parameter", place=place, remedy="Write the label into the query")
        elif token.is_symbol("[") and index + 1 < len(tokens) and tokens[index + 1].kind == "text":
            _check_property(tokens[index + 1].value, _TAKEN_BY_NODES, place)


def shortest_paths(query: CheckedQuery) -> bool:
    """Whether the query asks for shortest paths: the optimizer of kglite 0.21 forgets LIMIT there (42 rows for LIMIT 3 were seen)."""
    return any(token.upper in ("SHORTESTPATH", "ALLSHORTESTPATHS") for token in query.tokens)


def check_limit(query: CheckedQuery, parameters: Mapping[str, Parameter], rows: int) -> None:
    """Raise ``CypherError`` if the engine gave more rows than the query's LIMIT allows."""
    if query.limit is None:
        return
    stated = parameters.get(query.limit.value) if query.limit.kind == "parameter" else query.limit.text
    if str(stated).isdecimal() and rows > int(str(stated)):
        raise CypherError(f"the offline engine gave {rows} rows for LIMIT {stated}", remedy="Add ORDER BY before LIMIT")


def _check_name(tokens: Sequence[Token], index: int, relationships: frozenset[str], place: str) -> None:
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is not None and before.is_symbol(".") and not calls(tokens, index):
        owners = names_in_last_step(tokens, index - 2)
        is_relationship = not relationships.isdisjoint(owners) and "startnode" not in owners and "endnode" not in owners
        _check_property(token.value, _TAKEN_BY_RELATIONSHIPS if is_relationship else _TAKEN_BY_NODES, place)
    elif calls(tokens, index) and not (before is not None and before.is_symbol(":", "|", "&")):
        _check_function(tokens, index, place)
    elif token.upper == "CALL" and index + 1 < len(tokens) and not tokens[index + 1].is_symbol("{", "("):
        raise RefusedCypherError("the offline engine has no procedures", place=place, remedy=_SERVER)
    elif token.upper in _NOT_NEO4J and is_code(tokens, index):
        raise RefusedCypherError(f"{token.upper} is no part of a query here", place=place, remedy="Leave it out, or put it in backticks")
    if index + 1 < len(tokens) and tokens[index + 1].is_symbol(":") and before is not None and before.is_symbol("{", ","):
        _check_property(token.value, _TAKEN_BY_NODES - {"label", "labels"}, place)


def _check_relationship(tokens: Sequence[Token], index: int, place: str) -> None:
    """``properties(r)`` and ``r {.*}`` hold the type offline, and not on a server."""
    projected = [each.text for each in tokens[index + 1 : index + 4]] == ["{", ".", "*"]
    asked = "properties" in (each.text.lower() for each in tokens[max(0, index - 4) : index] if each.depth < tokens[index].depth)
    if projected or asked:
        raise RefusedCypherError(_ALL_PROPERTIES, place=place, remedy="Return it as a whole")


def _check_property(name: str, taken: frozenset[str], place: str) -> None:
    if name.lower() in taken:
        problem = f"the offline engine keeps {name} for itself; no record has a property of this name"
        raise RefusedCypherError(problem, place=place, remedy="Use name, type(), labels(), startNode() or endNode()")


def _check_function(tokens: Sequence[Token], index: int, place: str) -> None:
    token = tokens[index]
    name = token.value.lower()
    if index and tokens[index - 1].is_symbol("."):
        raise RefusedCypherError(f"the offline engine has no .{token.value}()", place=place, remedy=_SERVER)
    if name in _CLAUSES and token.kind == "word":
        return
    if name not in _FUNCTIONS:
        problem = f"{token.value}() is not known to give offline what a server gives"
        raise RefusedCypherError(problem, place=place, remedy=_SERVER)
    argument = tokens[index + 2] if index + 2 < len(tokens) else token
    if name == "date" and argument.is_symbol(")"):
        raise RefusedCypherError("date() without a date gives something else every day", place=place, remedy="Give the date as a text")
    if name in ("startnode", "endnode") and not _is_looked_into(tokens, index):
        raise RefusedCypherError(
            f"the offline engine gives only the name of a {token.value}()", place=place, remedy="Name the nodes in MATCH"
        )
    if name == "properties" and "relationships" in (each.value.lower() for each in tokens[index + 2 : index + 5]):
        raise RefusedCypherError(_ALL_PROPERTIES, place=place, remedy="Return the relationship as a whole")
    if name == "tostring" and argument.kind not in ("text",) and argument.value.lower() not in _SAFE_IN_TO_STRING:
        problem = "toString() writes large and small floating-point numbers otherwise than a server"
        raise RefusedCypherError(problem, place=place, remedy="Return the value itself, or toString(toInteger(…))")


def _is_looked_into(tokens: Sequence[Token], index: int) -> bool:
    """Whether the call at ``index`` is followed by a property, or compared."""
    depth = tokens[index + 1].depth
    closing = next(at for at in range(index + 2, len(tokens)) if tokens[at].is_symbol(")") and tokens[at].depth == depth)
    compared = index > 0 and tokens[index - 1].is_symbol("=", "<>")
    return compared or (closing + 1 < len(tokens) and tokens[closing + 1].is_symbol(".", "=", "<>"))


def _check_regular_expression(tokens: Sequence[Token], index: int, parameters: Mapping[str, Parameter], place: str) -> None:
    pattern = tokens[index + 1] if index + 1 < len(tokens) else None
    after = tokens[index + 2] if index + 2 < len(tokens) else None
    if pattern is None or pattern.kind not in ("text", "parameter") or (after is not None and after.is_symbol("+", ".", "[", "||")):
        problem = "a regular expression that the query computes cannot be checked"
        raise RefusedCypherError(problem, place=place, remedy="Write it as a text or a parameter")
    text = pattern.value if pattern.kind == "text" else parameters.get(pattern.value)
    if isinstance(text, str) and _DIFFERS_IN_REGULAR_EXPRESSIONS.search(text):
        problem = f"the regular expression {text} matches otherwise offline than on a server"
        raise RefusedCypherError(problem, place=place, remedy="List the characters, as in [0-9], instead of classes, flags and look-around")


def _names_by_parameter(tokens: Sequence[Token], colon: int) -> bool:
    """Whether a parameter stands for a label after the colon, and not for a value of a map."""
    is_key = colon > 1 and tokens[colon - 2].is_symbol("{", ",")
    return not is_key and colon + 1 < len(tokens) and tokens[colon + 1].kind == "parameter"
