"""Where a SPARQL query is broken.

The engine's own places are those of its last attempt, up to a dozen characters behind the mistake. But it also tells whether it came to
the end of a text: so the first word is sought with which it does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pyoxigraph import Store

from loaders.sparql.text import QueryText

_PLACE = re.compile(r"error at (\d+):(\d+): ")
_PADDING = " " * 40  # longer than any word that the engine tries
_MESSAGE = re.compile(r"(?:expected (?:one of )?|, )([A-Z][A-Za-z]*(?: [\w*'-]+)+)(?=,|$)", re.MULTILINE)
_REMEDY = "Correct the query there (https://www.w3.org/TR/sparql11-query/)"
_AT_THE_END = "Something is missing before it, or a variable before it is assigned twice, or neither grouped nor aggregated"


def check_syntax(query: QueryText) -> None:
    """Raise ``QueryError``, with line, column and the line itself, if the engine cannot read ``query``."""
    problem = _complaint(query, query.text)
    if problem is None:
        return
    broken = bisect_left(range(len(query.tokens)), True, key=lambda position: not _goes_on(query, query.tokens[position].end))
    if broken < len(query.tokens):
        token = query.tokens[broken]
        reason = _reason(_complaint(query, query.text[: token.end]) or problem)
        raise query.error(reason or f"{token.text} is not expected here", token, _AT_THE_END if token.text == "}" else _REMEDY)
    reason = _reason(problem)
    if reason:
        selects = [token for token in query.tokens if token.is_word("SELECT")]
        raise query.error(reason, (selects or query.tokens)[0], _REMEDY)
    raise query.error("the query breaks off", None, "Complete it: a bracket may be open")


def _reason(complaint: str) -> str:
    """What the engine says in words, if it does; otherwise it lists what it would have read."""
    return next((reason for reason in _MESSAGE.findall(complaint) if reason != "Prefix not found"), "")


def _complaint(query: QueryText, text: str) -> str | None:
    try:
        Store().query(text, base_iri=query.base, prefixes=query.prefixes)
    except SyntaxError as error:
        return str(error)
    except (RuntimeError, ValueError, OSError):  # of running it, which comes later
        return None
    return None


def _goes_on(query: QueryText, end: int) -> bool:
    """Whether the query up to ``end`` could be the beginning of one that the engine reads."""
    text = query.text[:end] + _PADDING
    complaint = _complaint(query, text)
    place = _PLACE.match(complaint) if complaint else None
    if place is None:
        return True
    last = text[text.rfind("\n") + 1 :]
    return (int(place[1]), int(place[2])) >= (text.count("\n") + 1, len(last) + 1)
