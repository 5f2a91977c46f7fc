"""The text and path objects of an OFD page (GB/T 33190-2016, 9 and 11) as characters and rules with places, in points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from kg.documents.formats.page_lines import Glyph
from kg.documents.formats.page_tables import Rule

_POINTS = 72 / 25.4  # in a millimetre
_STRAIGHT = 1.5  # points that a rule may slant
_SHORTEST = 6.0  # points; shorter are marks and dashes
_ASCENT, _DESCENT = 0.86, 0.14  # of the size of the text, above and below its base line
_PATH = re.compile(r"([MSLQBAC])([^MSLQBAC]*)")
_WIDEST = 2.4  # times the width of a character: a wider step leaves a gap behind it
_MOST_REPEATS = 10_000


@dataclass(frozen=True, slots=True)
class Matrix:
    """From the places of an object to those of the page, in points from its lower left corner."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @staticmethod
    def of_page(height: float) -> Matrix:
        """From millimetres below the upper left corner of a page of ``height`` millimetres."""
        return Matrix(_POINTS, 0.0, 0.0, -_POINTS, 0.0, height * _POINTS)

    def of_object(self, element: Element) -> Matrix:
        """That of an object on the page: its own matrix, then its place."""
        x, y = (numbers(element.get("Boundary")) or (0.0, 0.0))[:2]
        own = numbers(element.get("CTM"))
        moved = Matrix(*own) if len(own) == 6 else Matrix(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        return self.after(Matrix(moved.a, moved.b, moved.c, moved.d, moved.e + x, moved.f + y))

    def after(self, first: Matrix) -> Matrix:
        """``first``, and then this one."""
        e, f = self.on(first.e, first.f)
        return Matrix(
            first.a * self.a + first.b * self.c, first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c, first.c * self.b + first.d * self.d, e, f,
        )  # fmt: skip

    def on(self, x: float, y: float) -> tuple[float, float]:
        """Where the point is on the page."""
        return x * self.a + y * self.c + self.e, x * self.b + y * self.d + self.f


def numbers(text: str | None) -> tuple[float, ...]:
    """The numbers in an attribute. Raises ``ValueError`` where it holds something else."""
    return tuple(float(number) for number in (text or "").split())


def glyphs_of(text_object: Element, page: Matrix) -> list[Glyph]:
    """The characters of a text object with their boxes."""
    matrix = page.of_object(text_object)
    size = float(text_object.get("Size") or 0) or 3.5
    glyphs: list[Glyph] = []
    for code in text_object:
        if code.tag.rpartition("}")[2] == "TextCode" and code.text:
            glyphs += _characters(code, size, matrix)
    return glyphs


def _characters(code: Element, size: float, matrix: Matrix) -> Iterator[Glyph]:
    text = (code.text or "").replace("\n", " ").replace("\t", " ")
    across, down = _steps(code.get("DeltaX")), _steps(code.get("DeltaY"))
    x, y = float(code.get("X") or 0), float(code.get("Y") or 0)
    for number, character in enumerate(text):
        advance = size / 2 if character.isascii() else size
        step = across[number] if number < len(across) else 0.0 if number < len(down) else advance
        left, base = matrix.on(x, y)
        right, _ = matrix.on(x + (step if 0 < step <= _WIDEST * advance else advance), y)
        height = abs(matrix.on(x, y + size)[1] - base)
        yield Glyph(character, min(left, right), max(left, right), base - _DESCENT * height, base + _ASCENT * height)
        x += step
        y += down[number] if number < len(down) else 0.0


def _steps(text: str | None) -> list[float]:
    """The distances of DeltaX or DeltaY, in which ``g 3 5.2`` stands for three times 5.2."""
    parts = (text or "").split()
    steps: list[float] = []
    position = 0
    while position < len(parts):
        if parts[position] == "g":
            steps += [float(parts[position + 2])] * min(int(parts[position + 1]), _MOST_REPEATS)
            position += 3
        else:
            steps.append(float(parts[position]))
            position += 1
    return steps


def rules_of(path_object: Element, page: Matrix) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical rules of a path object."""
    matrix = page.of_object(path_object)
    data = next((child.text or "" for child in path_object if child.tag.rpartition("}")[2] == "AbbreviatedData"), "")
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for first, last in _segments(data):
        (x0, y0), (x1, y1) = matrix.on(*first), matrix.on(*last)
        if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
            horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
            vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return horizontal, vertical


Point = tuple[float, float]


def _segments(data: str) -> Iterator[tuple[Point, Point]]:
    """The straight segments of a path; ``C`` closes a figure with one back to its beginning."""
    begin: Point = (0.0, 0.0)
    here = begin
    for match in _PATH.finditer(data):
        point = _last_point(numbers(match[2]))
        if match[1] == "C":
            yield here, begin
            here = begin
        elif point is not None:
            if match[1] == "L":
                yield here, point
            begin = point if match[1] in "MS" else begin
            here = point


def _last_point(values: Sequence[float]) -> Point | None:
    return (values[-2], values[-1]) if len(values) > 1 else None
