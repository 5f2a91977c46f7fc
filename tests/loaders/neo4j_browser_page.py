"""Neo4j Browser in Chromium, as a person uses it: sign in, type a query, drop a file, click in the guide."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from loaders.neo4j.connection import Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PATIENCE = 60_000  # milliseconds, on a machine that does much else

_EDITOR_LINES = """() => [...document.querySelectorAll('[data-testid=activeEditor] .view-line')]
    .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top)).map(each => each.textContent)"""
_DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), each => each.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name));
    const target = document.querySelector('[data-testid=main]');
    for (const kind of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: transfer}));
}"""


class Neo4jBrowser:
    """Neo4j Browser in ``page``, at the HTTP address ``home`` of a server, signed in at ``server``."""

    def __init__(self, page: Page, home: str, server: Server) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.goto(f"{home}/browser/?dbms={server.uri.replace('://', f'://{server.username}@')}")
        page.fill("[data-testid=username]", server.username)
        page.fill("[data-testid=password]", server.password or "")
        page.click("[data-testid=connect]")
        self.frames.filter(has_text=":play start").wait_for()  # the last thing that comes by itself

    def run(self, text: str) -> Locator:
        """Type ``text`` into the editor and run it; gives the frame of the answer, the newest one."""
        before = self.frames.count()
        self.command(text)
        return self.next_frame(before)

    def command(self, text: str) -> None:
        """Type ``text`` into the editor and run it, though no frame may come of it."""
        self.page.click(".monaco-editor >> nth=0")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Control+Enter")

    def next_frame(self, before: int) -> Locator:
        """The newest frame, when there are more than ``before``."""
        self.page.wait_for_function("n => document.querySelectorAll('[data-testid=frame]').length > n", arg=before)
        return self.frames.first

    def guide(self, url: str) -> Locator:
        """Open the guide at ``url``; gives the part of the page that shows it."""
        self.command(f":guide {url}")
        drawer = self.page.get_by_test_id("guidesDrawer")
        drawer.get_by_test_id("guidesBackButton").wait_for()
        return drawer

    def editor_text(self) -> str:
        """What stands in the editor, without blanks: it breaks long lines where it likes."""
        lines: list[str] = self.page.evaluate(_EDITOR_LINES)
        return "".join("".join(lines).split())

    @property
    def frames(self) -> Locator:
        """The frames of answers, newest first."""
        return self.page.get_by_test_id("frame")

    def drop(self, name: str, content: bytes) -> None:
        """Drop a file on the window."""
        self.page.evaluate(_DROP, [name, base64.b64encode(content).decode()])
