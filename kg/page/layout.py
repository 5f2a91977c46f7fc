"""Where each entity stands on the page.

A spring layout with a fixed seed arranges each connected part for itself; the small parts stand in rows below the largest.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from kg.page.errors import INSTALL, PageError

Link = tuple[int, int, float]
Point = tuple[float, float]
Neighbours = Sequence[Mapping[int, float]]

_SEED = 7
_SPACING = 46.0  # of two neighbours, in the page's units; a dot has a radius of 3 to 13
_LEAST = 26.0  # between the middles of any two dots
_GAP = 60.0  # between two parts
_GOLDEN = math.pi * (3 - math.sqrt(5))


def positions(count: int, links: Iterable[Link], before: Collection[int] = ()) -> list[tuple[int, int]]:
    """A place for each of ``count`` points; each of ``links`` pulls two of them together, with the strength it names.

    Of the points without any link those in ``before`` stand in front. The same arguments give the same places. Raises ``PageError``
    where rustworkx is not installed.
    """
    neighbours: list[dict[int, float]] = [{} for _ in range(count)]
    for one, other, strength in links:
        if one != other:
            neighbours[one][other] = neighbours[other][one] = max(strength, neighbours[one].get(other, 0.0))
    parts = sorted(_parts(neighbours), key=lambda part: (-len(part), part[0] not in before, part[0]))
    placed: list[Point] = [(0.0, 0.0)] * count
    radii = [_arranged(part, neighbours, placed) for part in parts]
    for part, (x, y) in zip(parts, _packed(radii), strict=True):
        for point in part:
            placed[point] = (placed[point][0] + x, placed[point][1] + y)
    return [(round(x), round(y)) for x, y in placed]


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


def _arranged(part: Sequence[int], neighbours: Neighbours, placed: list[Point]) -> float:
    """Place the points of one part around the origin; gives the radius of the disc that holds them."""
    if len(part) == 1:
        return 0.0
    if len(part) == 2:
        placed[part[0]], placed[part[1]] = (-_SPACING / 2, 0.0), (_SPACING / 2, 0.0)
        return _SPACING / 2
    found = _spread(_sprung(part, neighbours))
    centre_x, centre_y = (sum(values) / len(found) for values in zip(*found, strict=True))
    for point, (x, y) in zip(part, found, strict=True):
        placed[point] = (x - centre_x, y - centre_y)
    return max(math.hypot(*placed[point]) for point in part)


def _sprung(part: Sequence[int], neighbours: Neighbours) -> list[Point]:
    try:
        import rustworkx
    except ImportError as error:
        raise PageError("rustworkx, which places the entities on the page, is not installed", remedy=INSTALL) from error
    index = {point: number for number, point in enumerate(part)}
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(part)
    pairs = ((one, other) for one in part for other in sorted(neighbours[one]) if one < other)
    graph.add_edges_from([(index[one], index[other], neighbours[one][other]) for one, other in pairs])
    steps = 400 if len(part) <= 1000 else 60
    found = rustworkx.spring_layout(graph, seed=_SEED, num_iter=steps, weight_fn=float, k=1.6 / math.sqrt(len(part)))
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


def _packed(radii: Sequence[float]) -> list[Point]:
    """Centres for discs of these radii: the first in the middle, the others in rows below it, each row centred."""
    if not radii:
        return []
    width = max(2 * radii[0], _GAP * math.sqrt(len(radii)) * 1.5)
    centres: list[Point] = [(0.0, 0.0)]
    top, row = radii[0] + _GAP, list[float]()
    for place, radius in enumerate(radii[1:], 1):
        row.append(radius)
        following = radii[place + 1] if place + 1 < len(radii) else math.inf
        if sum(2 * each + _GAP for each in (*row, following)) > width:
            centres += _row(row, top)
            top += 2 * max(row) + _GAP
            row = []
    return centres


def _row(radii: Sequence[float], top: float) -> list[Point]:
    left = -sum(2 * each + _GAP for each in radii) / 2
    centres: list[Point] = []
    for radius in radii:
        centres.append((left + radius + _GAP / 2, top + radius))
        left += 2 * radius + _GAP
    return centres
