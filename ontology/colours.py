"""One colour for each class, the same in every picture of the graph. The colours themselves are data, in ``colours.toml``.

Contrast is that of the Web Content Accessibility Guidelines 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from ontology.errors import OntologyError
from ontology.schema import Schema

BLACK, WHITE = "#000000", "#FFFFFF"
BORDER_CONTRAST = 3.0
"""What the guidelines ask of the edge of a shape against its background (success criterion 1.4.11)."""

_FILE = "colours.toml"
_NOTATION = re.compile(r"#[0-9A-F]{6}")
_DARKER = 0.94  # of every channel, step by step until a border shows


@dataclass(frozen=True)
class Colour:
    """How a class is drawn, in CSS notation (``#005ECA``).

    ``text`` is black or white, whichever is more legible on ``fill``: never below a contrast of 4.5. ``border`` is the fill, made
    darker until it shows on a white page.
    """

    fill: str
    text: str
    border: str


def class_colours(schema: Schema) -> Mapping[str, Colour]:
    """The colour of every class, in the order of the ontology.

    Raises ``OntologyError`` where ``colours.toml`` is broken, names no class of ``schema``, or leaves a class without a colour.
    """
    fills = _fills(schema)
    colours: dict[str, Colour] = {}
    for name in schema.classes:
        own = next((fills[each] for each in (name, *schema.ancestors(name)) if each in fills), None)
        if own is None:
            raise OntologyError(f"neither {name} nor a superclass of it has a colour", place=_FILE, remedy="Add one")
        colours[name] = Colour(own, text_colour(own), _border(own))
    return colours


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 (none) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_colour(fill: str) -> str:
    """Black or white, whichever is more legible on ``fill``."""
    return max((BLACK, WHITE), key=lambda each: contrast(each, fill))


def _fills(schema: Schema) -> dict[str, str]:
    table = tomllib.loads((files("ontology") / _FILE).read_text(encoding="utf-8"))
    fills: dict[str, str] = table["fill"]
    for name, value in fills.items():
        if name not in schema.classes:
            raise OntologyError(f"{name} is not a class of the ontology", place=_FILE, remedy="Use one of its classes")
        if not _NOTATION.fullmatch(value):
            raise OntologyError(f"{value} is no colour", place=_FILE, remedy='Write it as in "#005ECA"')
    return fills


def _border(fill: str) -> str:
    channels = [float(each) for each in _channels(fill)]
    border = fill
    while contrast(border, WHITE) < BORDER_CONTRAST:
        channels = [each * _DARKER for each in channels]
        border = "#" + "".join(f"{round(each):02X}" for each in channels)
    return border


def _luminance(colour: str) -> float:
    """The relative luminance of https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (_linear(each / 255) for each in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
