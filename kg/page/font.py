"""The font of the page: Noto Sans SC, cut down to the characters that the page shows.

The font file is the one that zhplot carries (SIL Open Font License 1.1). Where that or fontTools is not installed, the page has the
fonts of the system it is opened on.
"""

from __future__ import annotations

import importlib.util
import io
from dataclasses import dataclass
from pathlib import Path

_FONT = Path("fonts") / "NotoSansSC-Regular.ttf"
_LICENCE = Path("fonts") / "OFL.txt"


@dataclass(frozen=True)
class FontSubset:
    """A subset as WOFF 2, with the licence that goes with it."""

    woff2: bytes
    licence: str


def subset(text: str) -> FontSubset | None:
    """The font with the characters of ``text``, as far as it has them; the same bytes for the same characters.

    Gives nothing where the font or what cuts it is not installed.
    """
    folder = _font_folder()
    if folder is None or any(importlib.util.find_spec(each) is None for each in ("fontTools", "brotli")):
        return None
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "locl", "liga", "ccmp"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 5, 13, 14]
    options.notdef_outline = True
    with TTFont(folder / _FONT, recalcTimestamp=False, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(set(map(ord, text))))
        subsetter.subset(font)
        font.flavor = "woff2"
        written = io.BytesIO()
        font.save(written)
    return FontSubset(written.getvalue(), (folder / _LICENCE).read_text(encoding="utf-8"))


def _font_folder() -> Path | None:
    """The folder of zhplot, found without importing it: that would import matplotlib."""
    found = importlib.util.find_spec("zhplot")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    return folder if (folder / _FONT).is_file() and (folder / _LICENCE).is_file() else None
