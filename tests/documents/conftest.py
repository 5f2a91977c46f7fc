"""The rules and tables of reading, loaded once for all tests."""

import pytest

from kg.documents.operations import Conversions, load_conversions


@pytest.fixture(scope="session")
def conversions() -> Conversions:
    return load_conversions()
