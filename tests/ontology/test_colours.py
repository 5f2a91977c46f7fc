"""Every class has a colour that can be read, and that readers with any kind of colour blindness can tell from the others."""

import itertools
import math

import pytest

from ontology.colours import BLACK, WHITE, class_colours, contrast, text_colour
from ontology.schema import load_schema

# Seeing without red, green or blue cones, in linear RGB: Machado, Oliveira and Fernandes 2009, https://doi.org/10.1109/TVCG.2009.113
SIGHT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# Oklab, in which equal distances look equally different: https://bottosson.github.io/posts/oklab/
TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
APART = 0.07  # about three times what is just seen as another colour


@pytest.fixture(scope="module")
def colours():
    return class_colours(load_schema())


def test_every_class_has_a_colour_in_the_order_of_the_ontology(colours) -> None:
    assert list(colours) == list(load_schema().classes)


def test_a_class_without_an_entry_has_that_of_its_superclass(colours) -> None:
    assert colours["Enterprise"] == colours["Organization"]
    assert colours["Campaign"] == colours["Programme"]
    assert colours["TradeUnion"] != colours["Organization"]


def test_text_and_border_are_legible(colours) -> None:
    for name, colour in colours.items():
        assert contrast(colour.fill, colour.text) >= 4.5, name
        assert contrast(colour.border, WHITE) >= 3, name


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == 21
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.005)
    assert (text_colour("#FFFC2E"), text_colour("#231357")) == (BLACK, WHITE)


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_are_told_apart(colours, sight) -> None:
    seen = {colour.fill: _oklab(colour.fill, SIGHT[sight]) for colour in colours.values()}
    assert len(seen) >= 18
    near = [(one, other) for one, other in itertools.combinations(seen, 2) if math.dist(seen[one], seen[other]) < APART]
    assert not near


def _oklab(fill, sight):
    channels = [int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    cones = _times(TO_CONES, [max(0, each) for each in _times(sight, linear)])
    return _times(TO_OKLAB, [math.cbrt(each) for each in cones])


def _times(matrix, vector):
    return [sum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix]
