"""Text that every format of the graph can hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production Char, without the carriage return


def writable(text: str) -> str:
    """``text`` with U+FFFD for each character that XML forbids and a line feed for each carriage return; offsets stay as they are."""
    if _FORBIDDEN.search(text) is None:
        return text
    return _FORBIDDEN.sub("\ufffd", text.replace("\r", "\n"))
