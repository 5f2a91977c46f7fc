"""Whether somebody else wrote to the database since our last transaction."""

import pytest

from loaders.neo4j.history import number_in


@pytest.mark.parametrize(
    ("bookmark", "number"),
    [
        ("FB:kcwQ/OE0fc6wR0WkF8B9oHAFCBCQ", 16),
        ("FB:kcwQJUuj6xEsTOyw3EsgkHsNiskDjJA=", 0x038C),
        ("FB:kcwQJUuj6xEsTOyw3EsgkHsNikk=", None),
        ("neo4j:bookmark:v1:tx42", None),
        ("FB:@@@", None),
        ("", None),
    ],
)
def test_a_transaction_is_known_by_its_bookmark_or_not_at_all(bookmark, number):
    assert number_in(bookmark) == number
