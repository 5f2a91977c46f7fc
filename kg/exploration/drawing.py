"""Small still pictures of parts of a graph, as PNG: the same bytes for the same graph and the same version of matplotlib.

Figures are made as objects and drawn by Agg; the settings and figures of pyplot, which belong to the user, are left alone.
"""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.exploration.lettering import font, lettered
from kg.exploration.wording import wording

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DOTS_PER_INCH = 100
_COLOURS = 96
_LONGEST_NAME, _LONGEST_WORD = 18, 8
_CHARACTER = 0.136  # inches that a character of a name takes
_ROW = 0.34  # inches between two rows
_NAME_SIZE, _WORD_SIZE = 9.5, 8
_BOX_HEIGHT = 0.26
_MARGIN = 0.25
_LEGEND = 0.35
_ACHIEVED, _PLANNED = "solid", (0, (4, 3))
_LINE_COLOUR, _WORD_COLOUR = "#555555", "#333333"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its PNG ``data``, and ``text``, which says what it shows to those who do not see it."""

    data: bytes = field(repr=False)
    text: str
    width: int

    def save(self, path: Path | str) -> None:
        """Write the PNG file."""
        Path(path).write_bytes(self.data)

    def _repr_html_(self) -> str:
        # An image inside HTML is what a notebook that nobody has declared trusted still shows; SVG and frames it hides.
        source = base64.b64encode(self.data).decode("ascii")
        text = html.escape(self.text)
        return f'<p><img alt="{text}" width="{self.width}" src="data:image/png;base64,{source}"><br><small>{text}</small></p>'


@dataclass(frozen=True, slots=True)
class Box:
    """A node in a picture, at ``x`` and ``y`` inches from the lower left corner."""

    name: str
    type: str
    x: float
    y: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge in a picture: the positions of its boxes, its predicate, and whether it is only planned."""

    source: int
    target: int
    predicate: str
    planned: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An edge to or from the node in the middle of a picture."""

    name: str
    type: str
    predicate: str
    planned: bool


def width_of(name: str) -> float:
    """The width of a box with this name, in inches."""
    return sum(_CHARACTER if ord(each) > 0x2E7F else _CHARACTER * 0.62 for each in lettered(name, _LONGEST_NAME)) + 0.14


def draw_neighbours(name: str, kind: str, incoming: Sequence[Neighbour], outgoing: Sequence[Neighbour], text: str) -> Picture:
    """A node in the middle, what points at it on its left, what it points at on its right: each row reads as a sentence."""
    rows = max(len(incoming), len(outgoing), 1)
    middle = width_of(name)
    left, right = (max((width_of(each.name) for each in side), default=0.0) for side in (incoming, outgoing))
    gap = 1.35  # inches for the arrow and its word
    centre_x = _MARGIN + (left + gap if incoming else 0) + middle / 2
    boxes = [Box(name, kind, centre_x, (rows - 1) * _ROW / 2, bold=True)]
    arrows: list[Arrow] = []
    for side, edge_x, sign in ((incoming, centre_x - middle / 2 - gap, -1), (outgoing, centre_x + middle / 2 + gap, 1)):
        for row, each in enumerate(side):
            y = (rows - 1) * _ROW / 2 + ((len(side) - 1) / 2 - row) * _ROW
            boxes.append(Box(each.name, each.type, edge_x + sign * width_of(each.name) / 2, y))
            ends = (len(boxes) - 1, 0) if sign < 0 else (0, len(boxes) - 1)
            arrows.append(Arrow(*ends, each.predicate, each.planned))
    width = centre_x + middle / 2 + (gap + right if outgoing else 0) + _MARGIN
    return draw(boxes, arrows, width, (rows - 1) * _ROW, text, sideways=True)


def draw(boxes: Sequence[Box], arrows: Sequence[Arrow], width: float, height: float, text: str, *, sideways: bool = False) -> Picture:
    """A picture of ``width`` and ``height`` inches around these boxes and arrows.

    ``sideways`` lets arrows leave and reach boxes at their sides, and puts words over each. Raises ``MissingExtraError`` where
    matplotlib or the font is missing.
    """
    kinds = list(dict.fromkeys(box.type for box in boxes))
    legend = [(each, wording().class_label(each)) for each in kinds]
    legend_width = sum(0.45 + len(label) * 0.14 for _, label in legend) + 1.9
    width = max(width, legend_width + _MARGIN)
    figure, axes = _canvas(width, height + 2 * _MARGIN + _LEGEND)
    for arrow in arrows:
        _draw_arrow(axes, boxes[arrow.source], boxes[arrow.target], arrow, sideways=sideways)
    for box in boxes:
        _draw_box(axes, box)
    _draw_legend(axes, legend, -_MARGIN - _LEGEND * 0.55, any(each.planned for each in arrows))
    return Picture(_png(figure), text, round(width * _DOTS_PER_INCH * 0.9))


def _canvas(width: float, height: float) -> tuple[Figure, Axes]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=_DOTS_PER_INCH, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, width)
    axes.set_ylim(-_MARGIN - _LEGEND, height - _MARGIN - _LEGEND)
    axes.set_axis_off()
    return figure, axes


def _png(figure: Figure) -> bytes:
    """A few colours are enough for boxes and letters, and make a quarter of the size."""
    from PIL import Image

    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=_DOTS_PER_INCH)
    small = io.BytesIO()
    Image.open(content).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def _write(axes: Axes, x: float, y: float, text: str, size: float, **options: object) -> None:
    """Text as it is: a dollar sign begins no formula."""
    axes.text(x, y, text, fontproperties=font(size), parse_math=False, **options)  # type: ignore[arg-type]  # its own options


def _draw_box(axes: Axes, box: Box) -> None:
    colour = wording().colour(box.type)
    frame = {"boxstyle": "round,pad=0.3", "facecolor": colour.fill, "edgecolor": colour.border, "linewidth": 2.0 if box.bold else 1.0}
    name = lettered(box.name, _LONGEST_NAME)
    _write(axes, box.x, box.y, name, _NAME_SIZE, color=colour.text, ha="center", va="center", bbox=frame, zorder=3)


def _draw_arrow(axes: Axes, source: Box, target: Box, arrow: Arrow, *, sideways: bool) -> None:
    if sideways:  # the box in the middle is in bold: words stand at the other end of the arrow, where there is room
        start, end = (source.x + width_of(source.name) / 2, source.y), (target.x - width_of(target.name) / 2, target.y)
        share = 0.38 if target.bold else 0.62
    else:
        start, end = _edge_of(source, target), _edge_of(target, source)
        share = 0.5
    style = _PLANNED if arrow.planned else _ACHIEVED
    head = "-" if wording().is_symmetric(arrow.predicate) else "-|>"
    line = {"arrowstyle": head, "color": _LINE_COLOUR, "linewidth": 1.0, "linestyle": style, "shrinkA": 0, "shrinkB": 2}
    axes.annotate("", xy=end, xytext=start, arrowprops=line, zorder=1)
    if arrow.predicate:
        x, y = (one + share * (other - one) for one, other in zip(start, end, strict=True))
        label = lettered(wording().predicate_label(arrow.predicate), _LONGEST_WORD)
        frame = {"boxstyle": "square,pad=0.08", "facecolor": "white", "edgecolor": "none"}
        _write(axes, x, y, label, _WORD_SIZE, color=_WORD_COLOUR, ha="center", va="center", bbox=frame, zorder=2)


def _edge_of(box: Box, towards: Box) -> tuple[float, float]:
    """Where the line from the middle of ``box`` to that of another leaves it."""
    x, y = towards.x - box.x, towards.y - box.y
    half_width, half_height = width_of(box.name) / 2, _BOX_HEIGHT / 2
    share = min((half_width / abs(x) if x else 1.0), (half_height / abs(y) if y else 1.0), 1.0)
    return box.x + x * share, box.y + y * share


def _draw_legend(axes: Axes, classes: Iterable[tuple[str, str]], y: float, planned: bool) -> None:
    x = _MARGIN
    for kind, label in classes:
        colour = wording().colour(kind)
        axes.plot([x], [y], marker="s", markersize=7, markerfacecolor=colour.fill, markeredgecolor=colour.border)
        _write(axes, x + 0.12, y, label, _WORD_SIZE, color=_WORD_COLOUR, va="center_baseline")
        x += 0.45 + len(label) * 0.14
    for style, label, used in ((_ACHIEVED, "已实现", True), (_PLANNED, "计划中", planned)):
        if not used:
            continue
        axes.plot([x, x + 0.35], [y, y], color=_LINE_COLOUR, linewidth=1.2, linestyle=style)
        _write(axes, x + 0.42, y, label, _WORD_SIZE, color=_WORD_COLOUR, va="center_baseline")
        x += 1.0
