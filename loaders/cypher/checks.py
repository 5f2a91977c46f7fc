"""What may be asked of a graph, whichever engine answers: one query that reads, with a bound on every path.

A server is asked to read only as well, but it would still read files (LOAD CSV) and run procedures that write or fetch; the offline
engine runs writes and reads local files even in its read-only mode (seen in kglite 0.21). So a query is judged before either sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.cypher.errors import CypherError, RefusedCypherError
from loaders.cypher.source import Rows, Value
from loaders.cypher.tokens import Token, place_of, tokens_of

PROCEDURES = frozenset(
    (
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.index.fulltext.querynodes",
        "db.index.fulltext.queryrelationships",
    )
)
"""The procedures of a server that a query may call, in lower case: they read, and nothing but the graph."""

_BEGINNINGS = frozenset(("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"))
_WRITES = frozenset(("CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "USE"))
_FILES = frozenset(("LOAD", "CSV"))
_INTERNAL_IDS = frozenset(("ID", "ELEMENTID"))
_RANDOM = frozenset(("RAND", "RANDOMUUID", "TIMESTAMP"))
_AFTER_ITEMS = frozenset(("ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"))
_READ_REMEDY = "Ask a query that reads; write through the commands of union-kg"
_BOUND_REMEDY = "Give every path a greatest length, as in -[*1..5]-"


@dataclass(frozen=True, slots=True)
class CheckedQuery:
    """A query that may be asked: its tokens, and what follows from its last RETURN.

    ``columns`` are the names of the columns as Neo4j gives them (the alias, else the expression as written), or None after
    ``RETURN *``; ``ordered`` tells whether its rows have an order; ``limit`` is the token of its last LIMIT; ``label_columns`` are the
    places of the columns that are ``labels(…)``.
    """

    cypher: str
    tokens: tuple[Token, ...]
    columns: tuple[str, ...] | None
    ordered: bool
    limit: Token | None
    parameters: frozenset[str]
    label_columns: frozenset[int] = frozenset()

    def plain(self, rows: Rows) -> Rows:
        """The answer of an engine in the one form that all engines give: labels in the order of the alphabet, rows in an order."""
        if self.label_columns:
            plain = (tuple(_sorted(cell) if at in self.label_columns else cell for at, cell in enumerate(row)) for row in rows.rows)
            rows = Rows(rows.columns, tuple(plain))
        return rows if self.ordered else rows.sorted()


def check(cypher: str) -> CheckedQuery:
    """The query, if it may be asked.

    Raises ``RefusedCypherError`` where it writes, reads files, calls procedures that are not known to be harmless, has a path without
    bound, or depends on internal ids or chance; ``CypherError`` where it cannot be read, or returns nothing.
    """
    tokens = tokens_of(cypher)
    if tokens and tokens[-1].is_symbol(";"):
        tokens.pop()
    if not tokens:
        raise CypherError("the query is empty", remedy="Give a query, as in MATCH (n:Campaign) RETURN n.name")
    if tokens[0].upper not in _BEGINNINGS:
        raise RefusedCypherError(
            f"a query cannot begin with {tokens[0].text[:40]}", place=place_of(cypher, tokens[0].start), remedy=_READ_REMEDY
        )
    for index, token in enumerate(tokens):
        _check_word(cypher, tokens, index)
        if token.is_symbol(";"):
            raise RefusedCypherError("there is more than one query", place=place_of(cypher, token.start), remedy="Ask one at a time")
    for index in relationship_brackets(tokens):
        _check_bound(cypher, tokens, index)
    _check_quantifiers(cypher, tokens)
    columns, ordered, limit, items = _end_of(cypher, tokens)
    parameters = frozenset(token.value for token in tokens if token.kind == "parameter")
    label_columns = _label_columns(cypher, tokens, items)
    return CheckedQuery(cypher, tuple(tokens), columns, ordered, limit, parameters, label_columns)


def relationship_brackets(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the brackets of relationship patterns open: ``-[`` and ``<-[``."""
    for index in range(1, len(tokens)):
        if tokens[index].is_symbol("[") and tokens[index - 1].is_symbol("-"):
            yield index


def is_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` can be a keyword: it is no property, label, or key of a map."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.is_symbol(".", ":", "::"):
        return False
    is_key = after is not None and after.is_symbol(":") and before is not None and before.is_symbol("{", ",")
    return not (is_key and tokens[index].depth > 0)


def calls(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at ``index`` is followed by an opening parenthesis."""
    return index + 1 < len(tokens) and tokens[index + 1].is_symbol("(")


def _check_word(cypher: str, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    word = token.upper or token.value.upper() if token.kind in ("word", "name") else ""
    place = place_of(cypher, token.start)
    if word in _INTERNAL_IDS | _RANDOM and calls(tokens, index) and not (index and tokens[index - 1].is_symbol(".")):
        problem = f"{token.text}() gives something else on every engine or run"
        raise RefusedCypherError(problem, place=place, remedy="Use the property id" if word in _INTERNAL_IDS else "Leave it out")
    if token.kind != "word" or not is_code(tokens, index):
        return
    if word in _FILES and any(each.upper in _FILES - {word} for each in tokens[max(0, index - 1) : index + 2]):
        raise RefusedCypherError("LOAD CSV reads files", place=place, remedy=_READ_REMEDY)
    if word in _WRITES:
        problem = f"{word} does not belong in a query that only reads"
        raise RefusedCypherError(problem, place=place, remedy=f"{_READ_REMEDY}; put a name that is spelled so between backticks")
    if word == "CALL" and index + 1 < len(tokens) and not tokens[index + 1].is_symbol("{", "("):
        _check_procedure(tokens, index + 1, place)


def _check_procedure(tokens: Sequence[Token], index: int, place: str) -> None:
    name: list[str] = []
    while index < len(tokens) and (tokens[index].kind in ("word", "name") or tokens[index].is_symbol(".")):
        name.append(tokens[index].value)
        if not tokens[index].is_symbol(".") and not (index + 1 < len(tokens) and tokens[index + 1].is_symbol(".")):
            break
        index += 1
    if "".join(name).lower() not in PROCEDURES:
        problem = f"the procedure {''.join(name)} is not known to read the graph and nothing else"
        raise RefusedCypherError(problem, place=place, remedy=f"Known are {', '.join(sorted(PROCEDURES))}")


def _check_bound(cypher: str, tokens: Sequence[Token], opening: int) -> None:
    """The star of a relationship pattern must have a number after its two dots, or a number and no dots."""
    for index in range(opening + 1, len(tokens)):
        token = tokens[index]
        if token.is_symbol("]", "{") or token.upper == "WHERE":
            return
        if token.is_symbol("*"):
            after = [each for each in tokens[index + 1 : index + 4] if each.kind == "number" or each.is_symbol("..")]
            if not after or after[-1].is_symbol(".."):
                raise RefusedCypherError("a path has no greatest length", place=place_of(cypher, token.start), remedy=_BOUND_REMEDY)
            return


def _check_quantifiers(cypher: str, tokens: Sequence[Token]) -> None:
    """Quantified path patterns: ``->+``, ``->*``, ``->{2,}``, and the same after a pattern in parentheses."""
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.is_symbol("("):
            opened.append(index)
        after_pattern = index > 1 and token.is_symbol(">") and tokens[index - 1].is_symbol("-")
        after_pattern |= index > 2 and token.is_symbol("-") and tokens[index - 1].is_symbol("]", "-")
        if token.is_symbol(")"):
            after_pattern = _is_pattern(tokens, opened.pop(), index)
        if after_pattern and _is_unbounded(tokens[index + 1 : index + 5]):
            raise RefusedCypherError("a path has no greatest length", place=place_of(cypher, token.start), remedy=_BOUND_REMEDY)


def _is_pattern(tokens: Sequence[Token], opening: int, closing: int) -> bool:
    before = tokens[opening - 1] if opening else None
    if before is not None and before.kind in ("word", "name") and before.upper not in ("MATCH", "WHERE", "AND", "OR", "NOT"):
        return False  # the arguments of a function
    pairs = zip(tokens[opening:closing], tokens[opening + 1 : closing], strict=False)
    return any(one.is_symbol("-") and other.is_symbol("[", "-", ">") for one, other in pairs)


def _is_unbounded(after: Sequence[Token]) -> bool:
    if not after or not after[0].is_symbol("+", "*", "{"):
        return False
    if after[0].is_symbol("+", "*"):
        return True
    texts = [each.text for each in after]
    return texts[1:3] == [",", "}"] or texts[2:4] == [",", "}"]


def _label_columns(cypher: str, tokens: Sequence[Token], items: range) -> frozenset[int]:
    """Which columns of the last RETURN, whose tokens stand at ``items``, are ``labels(…)``.

    Raises ``RefusedCypherError`` where labels are used in the order in which the engine has them: each has its own.
    """
    found = []
    for index, token in enumerate(tokens):
        if token.upper != "LABELS" or not calls(tokens, index) or not is_code(tokens, index):
            continue
        before, after = tokens[index - 1], tokens[min(index + 4, len(tokens) - 1)]
        is_column = index in items and (index == items.start or (before.is_symbol(",") and before.depth == 0))
        if is_column and (index + 4 == items.stop or after.is_symbol(",") or after.upper == "AS"):
            found.append(sum(tokens[each].is_symbol(",") and tokens[each].depth == 0 for each in range(items.start, index)))
        elif before.upper not in ("IN", "UNWIND") and not (before.is_symbol("(") and tokens[index - 2].upper == "SIZE"):
            remedy = "Return labels(n) as a column, ask 'Campaign' IN labels(n), or use n.type"
            raise RefusedCypherError("the order of labels is each engine's own", place=place_of(cypher, token.start), remedy=remedy)
    return frozenset(found)


def _sorted(cell: Value) -> Value:
    return sorted(cell, key=str) if isinstance(cell, list) else cell


def _end_of(cypher: str, tokens: Sequence[Token]) -> tuple[tuple[str, ...] | None, bool, Token | None, range]:
    """The columns, whether there is an order, the limit, and where the items stand, of the last RETURN."""
    positions = [index for index, token in enumerate(tokens) if token.upper == "RETURN" and token.depth == 0 and is_code(tokens, index)]
    if not positions:
        raise CypherError("the query returns nothing", remedy="End it with RETURN and what you want to see")
    first = positions[-1] + 1
    if first < len(tokens) and tokens[first].upper == "DISTINCT":
        first += 1
    end = next((index for index in range(first, len(tokens)) if _ends_items(tokens, index)), len(tokens))
    if end == first:
        raise CypherError("RETURN names nothing", place=place_of(cypher, tokens[first - 1].stop), remedy="Say what you want to see")
    words = [token.upper if is_code(tokens, index) else "" for index, token in enumerate(tokens[end:], end)]
    union = any(token.upper == "UNION" and token.depth == 0 for token in tokens)
    limit = tokens[end + words.index("LIMIT") + 1] if "LIMIT" in words and words.index("LIMIT") + 1 < len(words) else None
    columns = tuple(_columns(cypher, tokens[first:end]))
    if columns[0] == "*":
        return None, "ORDER" in words and not union, None if union else limit, range(0)
    twice = next((name for index, name in enumerate(columns) if name in columns[:index]), None)
    if twice is not None:
        raise CypherError(f"two columns are called {twice}", remedy="Rename one of them with AS")
    return columns, "ORDER" in words and not union, None if union else limit, range(first, end)


def _ends_items(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.depth or token.upper not in _AFTER_ITEMS or tokens[index - 1].is_symbol(".", ":") or tokens[index - 1].upper == "AS":
        return False
    return token.upper != "ORDER" or (index + 1 < len(tokens) and tokens[index + 1].upper == "BY")


def _columns(cypher: str, items: Sequence[Token]) -> Iterator[str]:
    item: list[Token] = []
    for token in items:
        if token.is_symbol(",") and token.depth == 0:
            yield _column(cypher, item)
            item = []
        else:
            item.append(token)
    yield _column(cypher, item)


def _column(cypher: str, item: Sequence[Token]) -> str:
    if not item:
        raise CypherError("RETURN has an empty column", remedy="Check the commas")
    if len(item) > 2 and item[-2].upper == "AS":
        return item[-1].value
    return item[0].value if len(item) == 1 else cypher[item[0].start : item[-1].stop]
