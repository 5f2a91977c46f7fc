"""What goes to a terminal: one line for each message, without the characters that control the terminal."""

from __future__ import annotations

import sys
import unicodedata

_CONTROLLING = frozenset(("Cc", "Cf", "Zl", "Zp"))  # control, format (with the bidirectional ones), line and paragraph separator


def shown(text: object) -> str:
    """``text`` with every character that could move, colour or reverse what a terminal shows written as an escape."""
    return "".join(_escaped(each) if unicodedata.category(each) in _CONTROLLING else each for each in str(text))


def print_error(text: object) -> None:
    """Print ``text`` on standard error as one line of this program."""
    print(f"union-kg: {shown(text)}", file=sys.stderr)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
