"""Places for the boxes of a picture, the same in each run: linked ones near each other, and none on top of another."""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx

from kg.exploration.drawing import Box, width_of

_HEIGHT = 0.3  # inches of a box
_SEED = 7
_SPRINGS = 300
_GAP_X, _GAP_Y = 0.25, 0.4  # inches between two boxes
_BETWEEN = 0.5  # inches between two parts that nothing links
_MARGIN = 0.25
_WIDEST = 11.0  # inches of a row of parts
_MOST_PUSHES = 400

Place = tuple[float, float]


def arranged(named: Sequence[tuple[str, str, bool]], links: Sequence[tuple[int, int]]) -> tuple[list[Box], float, float]:
    """Boxes for names with their types (and whether they are in bold), linked so; and the width and height they need, in inches.

    Parts that nothing links stand beside and below one another, the largest first.
    """
    widths = [width_of(name) for name, _, _ in named]
    network = networkx.Graph()
    network.add_nodes_from(range(len(named)))
    network.add_edges_from(sorted({(min(link), max(link)) for link in links if link[0] != link[1]}))
    parts = sorted((sorted(part) for part in networkx.connected_components(network)), key=lambda part: (-len(part), part))
    places: dict[int, Place] = {}
    x = top = low = 0.0  # the parts are put from left to right, and then below, at negative heights
    width = 0.0
    for part in parts:
        own = _part(network.subgraph(part), [widths[each] for each in part])
        left, right, under, over = _bounds(own, [widths[each] for each in part])
        if x and x + right - left > _WIDEST:
            x, top = 0.0, low - _BETWEEN
        for each, (own_x, own_y) in zip(part, own, strict=True):
            places[each] = (x + own_x - left, top + own_y - over)
        low, width = min(low, top + under - over), max(width, x + right - left)
        x += right - left + _BETWEEN
    boxes = [Box(name, kind, places[n][0] + _MARGIN, places[n][1] - low, bold) for n, (name, kind, bold) in enumerate(named)]
    return boxes, width + 2 * _MARGIN, -low


def _bounds(places: Sequence[Place], widths: Sequence[float]) -> tuple[float, float, float, float]:
    """The left and right ends of boxes, and the lowest and highest of their middles."""
    left = min(x - width / 2 for (x, _), width in zip(places, widths, strict=True))
    right = max(x + width / 2 for (x, _), width in zip(places, widths, strict=True))
    return left, right, min(y for _, y in places), max(y for _, y in places)


def _part(network: networkx.Graph, widths: Sequence[float]) -> list[Place]:
    """Places of one connected part, by springs along its links; wider than high, as names are."""
    numbered = networkx.convert_node_labels_to_integers(network, ordering="sorted")
    ordered = networkx.Graph()
    ordered.add_nodes_from(range(len(widths)))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in numbered.edges()))
    found = networkx.spring_layout(ordered, seed=_SEED, iterations=_SPRINGS, k=2 / math.sqrt(len(widths)))
    scale = math.sqrt(sum(widths)) / 1.6
    places = [(round(float(found[each][0]) * scale * 1.6, 3), round(float(found[each][1]) * scale, 3)) for each in range(len(widths))]
    return _apart(places, widths)


def _apart(places: list[Place], widths: Sequence[float]) -> list[Place]:
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
