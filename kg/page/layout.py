"""Where each entity stands on the page.

A spring layout with a fixed seed arranges each connected part for itself; the small parts stand in rows below the largest.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from kg.page.errors import INSTALL, PageError

Link = tuple[int, int]
Point = tuple[float, float]
Neighbours = Sequence[set[int]]

_SEED = 7
_SPACING = 46.0  # of two neighbours, in the page's units; a dot has a radius of 3 to 13
_LEAST = 26.0  # between the middles of any two dots
_GAP = 60.0  # between two parts
_GOLDEN = math.pi * (3 - math.sqrt(5))


def positions(count: int, links: Iterable[Link], loose: Iterable[Link] = (), before: Collection[int] = ()) -> list[tuple[int, int]]:
    """A place for each of ``count`` points, of which ``links`` joins pairs.

    A point without links that a ``loose`` link ties to others stands among those, without moving them. Of the points that are left
    those in ``before`` stand in front. The same arguments give the same places. Raises ``PageError`` where rustworkx is not installed.
    """
    neighbours, tied = _neighbours(count, links), _neighbours(count, loose)
    joined = [bool(each) for each in neighbours]
    guests = {point for point in range(count) if not joined[point] and any(joined[host] for host in tied[point])}
    parts = [part for part in _parts(neighbours) if part[0] not in guests]
    parts.sort(key=lambda part: (-len(part), part[0] not in before, part[0]))
    placed: list[Point] = [(0.0, 0.0)] * count
    boxes = [_arranged(part, neighbours, placed) for part in parts]
    for part, (x, y) in zip(parts, _packed(boxes), strict=True):
        for point in part:
            placed[point] = (placed[point][0] + x, placed[point][1] + y)
    for point in sorted(guests):
        placed[point] = _among([placed[host] for host in sorted(tied[point]) if joined[host]], point)
    return [(round(x), round(y)) for x, y in placed]


def _neighbours(count: int, links: Iterable[Link]) -> Neighbours:
    neighbours: list[set[int]] = [set() for _ in range(count)]
    for one, other in links:
        if one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    return neighbours


def _among(hosts: Sequence[Point], number: int) -> Point:
    """Near the middle of ``hosts``, in a direction of its own so that several do not meet."""
    x, y = (sum(values) / len(hosts) for values in zip(*hosts, strict=True))
    return x + math.cos(number * _GOLDEN) * _SPACING, y + math.sin(number * _GOLDEN) * _SPACING


def _parts(neighbours: Neighbours) -> list[list[int]]:
    """The connected parts."""
    seen = [False] * len(neighbours)
    parts: list[list[int]] = []
    for start in range(len(neighbours)):
        if seen[start]:
            continue
        seen[start] = True
        part = [start]
        for point in part:  # grows while it is walked
            for other in sorted(neighbours[point]):
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        parts.append(sorted(part))
    return parts


def _arranged(part: Sequence[int], neighbours: Neighbours, placed: list[Point]) -> Point:
    """Place the points of one part around the origin; gives the width and height of the box that holds them."""
    if len(part) == 1:
        return 0.0, 0.0
    found = [(0.0, 0.0), (_SPACING, 0.0)] if len(part) == 2 else _spread(_sprung(part, neighbours))
    (left, top), (right, bottom) = (tuple(map(edge, zip(*found, strict=True))) for edge in (min, max))
    for point, (x, y) in zip(part, found, strict=True):
        placed[point] = (x - (left + right) / 2, y - (top + bottom) / 2)
    return right - left, bottom - top


def _sprung(part: Sequence[int], neighbours: Neighbours) -> list[Point]:
    try:
        import rustworkx
    except ImportError as error:
        raise PageError("rustworkx, which places the entities on the page, is not installed", remedy=INSTALL) from error
    index = {point: number for number, point in enumerate(part)}
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(part)
    graph.add_edges_from_no_data([(index[one], index[other]) for one in part for other in sorted(neighbours[one]) if one < other])
    steps = min(400, max(12, 300_000 // len(part)))  # each takes time by the square of the points
    found = rustworkx.spring_layout(graph, seed=_SEED, num_iter=steps, k=1.6 / math.sqrt(len(part)))
    scale = _SPACING * math.sqrt(len(part))
    return [(found[number][0] * scale, found[number][1] * scale) for number in range(len(part))]


def _spread(points: list[Point]) -> list[Point]:
    """The points with none too near to another: those that are push each other apart, a few times."""
    least = _LEAST
    for _ in range(40):
        cells: dict[tuple[int, int], list[int]] = {}
        for number, (x, y) in enumerate(points):
            cells.setdefault((math.floor(x / least), math.floor(y / least)), []).append(number)
        moved = False
        for number, (x, y) in enumerate(points):
            column, row = math.floor(x / least), math.floor(y / least)
            near = (each for c in (-1, 0, 1) for r in (-1, 0, 1) for each in cells.get((column + c, row + r), ()) if each > number)
            for other in near:
                moved = _push(points, number, other, least) or moved
        if not moved:
            break
    return points


def _push(points: list[Point], one: int, other: int, least: float) -> bool:
    (x, y), (u, v) = points[one], points[other]
    distance = math.hypot(u - x, v - y)
    if distance >= least:
        return False
    angle = math.atan2(v - y, u - x) if distance > 1e-6 else one * _GOLDEN
    step = (least - distance) / 2
    points[one] = (x - math.cos(angle) * step, y - math.sin(angle) * step)
    points[other] = (u + math.cos(angle) * step, v + math.sin(angle) * step)
    return True


def _packed(boxes: Sequence[Point]) -> list[Point]:
    """Centres for boxes of these widths and heights: the first in the middle, the others in rows below it, each row centred."""
    if not boxes:
        return []
    (first_width, first_height), *rest = boxes
    width = max(first_width, _GAP * math.sqrt(len(boxes)) * 2)
    centres: list[Point] = [(0.0, 0.0)]
    top, start = first_height / 2 + _GAP, 0
    while start < len(rest):
        stop, taken = start + 1, rest[start][0] + _GAP
        while stop < len(rest) and taken + rest[stop][0] + _GAP <= width:
            taken += rest[stop][0] + _GAP
            stop += 1
        height = max(height for _, height in rest[start:stop])
        centres += _row(rest[start:stop], -taken / 2, top + height / 2)
        top, start = top + height + _GAP, stop
    return centres


def _row(boxes: Sequence[Point], left: float, middle: float) -> list[Point]:
    centres: list[Point] = []
    for width, _ in boxes:
        centres.append((left + (width + _GAP) / 2, middle))
        left += width + _GAP
    return centres
