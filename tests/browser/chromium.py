"""A real Chromium for tests of what people see: Neo4j Browser, and the page of a graph.

Playwright drives the Chromium of the system (Debian: ``chromium``), or the one that ``playwright install chromium`` fetched. It keeps
an event loop in the thread that uses it, which would disturb other tests of a run; so it lives as long as a module of tests.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

REQUIRE = "UNION_KG_REQUIRE_BROWSER"

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (  # nothing is asked of the network, and no GPU is needed
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_ADVICE = "install Chromium with a Chinese font (Debian: apt-get install chromium fonts-noto-cjk), or run playwright install chromium"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a page; close the contexts and pages that you open in it."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        _skip_or_fail("no browser: the package playwright is missing; install the extra test")
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


def launched(playwright: Playwright) -> Browser:
    """Chromium, started; skips, or fails, the test where there is none."""
    return playwright.chromium.launch(executable_path=_program(playwright), args=list(_FLAGS), chromium_sandbox=False)


def _program(playwright: Playwright) -> str:
    found = next(filter(None, map(shutil.which, _PROGRAMS)), playwright.chromium.executable_path)
    if not Path(found).is_file():
        _skip_or_fail(f"no browser: {_ADVICE}")
    return found


def _skip_or_fail(reason: str) -> None:
    if os.environ.get(REQUIRE, "") not in {"", "0"}:
        pytest.fail(f"{reason} ({REQUIRE} is set)", pytrace=False)
    pytest.skip(reason)
