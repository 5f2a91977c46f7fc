"""The process in which the offline engine runs, so that a query can be ended whatever it does: ``python -m loaders.offline.worker PATH``.

It reads requests and writes answers, one JSON object a line; the first line it writes tells whether the graph is loaded.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from loaders.offline.engine import OfflineEngine
from ontology.errors import UnionKgError

_SHARE_OF_MEMORY = 0.5


def main() -> int:
    """Load the graph named on the command line, and answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)  # whatever prints shall not disturb the answers
    _limit_memory()
    try:
        engine = OfflineEngine(Path(sys.argv[1]))
    except UnionKgError as error:
        _write(answers, _failure(error))
        return 1
    _write(answers, {"ready": True})
    for line in sys.stdin:
        _write(answers, _answer(engine, json.loads(line)))
    return 0


def _answer(engine: OfflineEngine, request: dict[str, Any]) -> dict[str, Any]:
    try:
        columns, rows = engine.ask(request["cypher"], request["parameters"], request["timeout"], optimized=request["optimized"])
    except UnionKgError as error:
        return _failure(error)
    return {"columns": columns, "rows": rows}


def _failure(error: UnionKgError) -> dict[str, Any]:
    return {"error": type(error).__name__, "problem": error.problem, "place": error.place, "remedy": error.remedy}


def _write(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer, ensure_ascii=True, allow_nan=False) + "\n")
    answers.flush()


def _limit_memory() -> None:
    """A query that wants more memory than there is ends this process, and not others."""
    if sys.platform == "win32":
        return
    import resource

    available = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = int(available * _SHARE_OF_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


if __name__ == "__main__":
    sys.exit(main())
