"""Chinese text in pictures, on any machine: the font comes with the package zhplot (Noto Sans SC, SIL Open Font License 1.1)."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.exploration.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_FONT = Path("fonts", "NotoSansSC-Regular.ttf")
_NOT_DRAWN = "□"


def install_remedy() -> str:
    """What to do where a package of the extra is missing."""
    return 'Install what notebooks need: pip install "union-kg[notebook]"'


@cache
def font_file() -> Path:
    """The font file. Raises ``MissingExtraError`` where matplotlib, which draws with it, or zhplot is not installed."""
    if importlib.util.find_spec("matplotlib") is None:
        raise MissingExtraError("pictures need matplotlib", remedy=install_remedy())
    found = importlib.util.find_spec("zhplot")  # not imported: it would change the settings of matplotlib
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        if (Path(folder) / _FONT).is_file():
            return Path(folder) / _FONT
    raise MissingExtraError("pictures need zhplot, which brings a Chinese font", remedy=install_remedy())


def font(size: float) -> FontProperties:
    """The font in a size in points."""
    file = font_file()
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=file, size=size)


@cache
def _drawable() -> frozenset[int]:
    file = font_file()
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(str(file)).get_charmap())


def lettered(text: str, longest: int) -> str:
    """``text`` on one line, cut to ``longest`` characters, with □ for every character that the font does not have."""
    line = " ".join(text.split())
    if len(line) > longest:
        line = line[: longest - 1] + "…"
    return "".join(character if ord(character) in _drawable() else _NOT_DRAWN for character in line)
