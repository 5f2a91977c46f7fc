"""Places for the boxes of a picture, the same in each run: linked ones near each other, and none on top of another."""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx

from kg.exploration.drawing import Box, width_of

_HEIGHT = 0.32  # inches of a box
_SEED = 7
_SPRINGS = 300
_GAP_X, _GAP_Y = 0.3, 0.3
_MARGIN = 0.25
_MOST_PUSHES = 400


def arranged(named: Sequence[tuple[str, str, bool]], links: Sequence[tuple[int, int]]) -> tuple[list[Box], float, float]:
    """Boxes for names with their types (and whether they are in bold), linked so; and the width and height they need, in inches."""
    widths = [width_of(name) for name, _, _ in named]
    places = _apart(_sprung(len(named), links, sum(widths)), widths)
    left = min((x - width / 2 for (x, _), width in zip(places, widths, strict=True)), default=0.0) - _MARGIN
    low = min((y for _, y in places), default=0.0)
    boxes = [Box(name, kind, x - left, y - low, bold) for (name, kind, bold), (x, y) in zip(named, places, strict=True)]
    width = max((box.x + width / 2 for box, width in zip(boxes, widths, strict=True)), default=0.0) + _MARGIN
    return boxes, width, max((box.y for box in boxes), default=0.0)


def _sprung(count: int, links: Sequence[tuple[int, int]], room: float) -> list[tuple[float, float]]:
    """Places by springs along the links, in inches; wider than high, as names are."""
    network = networkx.Graph()
    network.add_nodes_from(range(count))
    network.add_edges_from(sorted({(min(link), max(link)) for link in links if link[0] != link[1]}))
    places = networkx.spring_layout(network, seed=_SEED, iterations=_SPRINGS, method="force", k=2 / math.sqrt(max(count, 1)))
    scale = math.sqrt(max(room, 1.0)) / 1.5
    return [(round(float(places[each][0]) * scale * 1.5, 3), round(float(places[each][1]) * scale, 3)) for each in range(count)]


def _apart(places: list[tuple[float, float]], widths: Sequence[float]) -> list[tuple[float, float]]:
    """The same places, pushed until no box touches another."""
    moved = [list(place) for place in places]
    for _ in range(_MOST_PUSHES):
        touched = [_push(moved, widths, one, other) for one in range(len(moved)) for other in range(one)]
        if not any(touched):
            break
    return [(x, y) for x, y in moved]


def _push(places: list[list[float]], widths: Sequence[float], one: int, other: int) -> bool:
    """Push two boxes apart, half a way each, along the axis on which less is needed; tells whether they touched."""
    apart_x, apart_y = (places[one][axis] - places[other][axis] for axis in (0, 1))
    lacking_x = (widths[one] + widths[other]) / 2 + _GAP_X - abs(apart_x)
    lacking_y = _HEIGHT + _GAP_Y - abs(apart_y)
    if lacking_x <= 0.001 or lacking_y <= 0.001:
        return False
    axis, lacking, apart = (0, lacking_x, apart_x) if lacking_x < lacking_y else (1, lacking_y, apart_y)
    step = lacking / 2 * (1 if apart >= 0 else -1)
    places[one][axis] += step
    places[other][axis] -= step
    return True
