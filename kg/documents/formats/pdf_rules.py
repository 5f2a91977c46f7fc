"""The straight rules drawn on a page of a PDF: lines, and the edges of rectangles."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2
from pypdfium2 import raw

from kg.documents.formats.page_tables import Rule, Rules

_STRAIGHT = 1.5  # points that a rule may slant
_SHORTEST = 6.0  # points; shorter are marks and dashes
_MOST_PATHS = 3000  # more are a drawing
_MOST_SEGMENTS = 400  # of one path; more are a curve or a drawing
_DEEPEST = 3  # forms inside one another


def page_rules(page: pypdfium2.PdfPage) -> Rules:
    """The rules of ``page``, none of a page that is a drawing."""
    paths = list(islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST), _MOST_PATHS + 1))
    if len(paths) > _MOST_PATHS:
        return Rules()
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for path in paths:
        for (x0, y0), (x1, y1) in _segments(path):
            if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
                horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
                vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return Rules(tuple(horizontal), tuple(vertical))


Point = tuple[float, float]


def _segments(path: pypdfium2.PdfObject) -> Iterator[tuple[Point, Point]]:
    """The straight segments of ``path`` on its page; a closed figure has one back to its beginning."""
    count = raw.FPDFPath_CountSegments(path)
    if count > _MOST_SEGMENTS:
        return
    matrix = path.get_matrix()
    if path.container is not None:
        matrix = matrix.multiply(path.container.get_matrix())
    begin = here = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point: Point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield here, point
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        here = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, begin
