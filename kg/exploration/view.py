"""The page of a graph, written from a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

import networkx


@dataclass(frozen=True, slots=True)
class View:
    """A page that was written to ``path``; in a notebook a link to it, and ``frame`` shows the page itself there."""

    path: Path

    def frame(self, height: int = 600) -> Frame:
        """The page inside the notebook, ``height`` pixels high. The notebook grows by the size of the page."""
        return Frame(self.path, height)

    def _repr_html_(self) -> str:
        return f'<p>打开页面 open the page: <a href="{quote(self.path.as_posix())}" target="_blank">{escape(self.path.name)}</a></p>'


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in a frame that can run its scripts and nothing else."""

    path: Path
    height: int

    def _repr_html_(self) -> str:
        page = escape(self.path.read_text(encoding="utf-8"))
        return f'<iframe sandbox="allow-scripts" width="100%" height="{self.height}" srcdoc="{page}"></iframe>'


def view_of(graph: networkx.MultiDiGraph, entity: str | None, out: Path, file: Path) -> View:
    """Write the page of ``graph``, which was read from ``file``; the page opens at the entity with this id."""
    from kg.page.html import page
    from kg.page.writing import write_page

    write_page(page(graph, entity=entity), out, file)
    return View(out)
