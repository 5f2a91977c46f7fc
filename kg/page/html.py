"""The page as one HTML file: front end, data, font and licences put together under a policy that forbids all else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import networkx

from kg.page.bundle_licences import Licence
from kg.page.data import DEFAULT_LIMIT, PageData, page_data
from kg.page.errors import PageError
from kg.page.font import FontSubset, subset
from kg.page.frontend import SOURCES, Bundle, bundle
from kg.version import program_version

Language = Literal["zh", "en"]

_LANGUAGE_TAGS = {"zh": "zh-Hans", "en": "en"}
_TITLES = {"zh": "工会知识图谱", "en": "Union knowledge graph"}
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_NO_SCRIPT = "此页需要 JavaScript。This page needs JavaScript."
_LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "…·–—“”‘’《》、。，：；！？（）％×→←↑↓▲▼✓○●"


@dataclass(frozen=True)
class Page:
    """A page and what is in it. ``with_font`` tells whether it carries its own font."""

    text: str
    data: PageData
    with_font: bool


def page(
    graph: networkx.MultiDiGraph,
    *,
    language: Language = "zh",
    entity: str | None = None,
    limit: int = DEFAULT_LIMIT,
    title: str | None = None,
) -> str:
    """``graph``, whole or a part of one, as an HTML page that needs no network.

    The page opens in ``language`` and, if ``entity`` is the id of one, at that entity. Of a graph with more than ``limit`` entities it
    shows those that matter most. The same arguments give the same text. Raises ``PageError`` where the front end is not there and
    cannot be built, or where a package is missing (those of the extra ``view``).
    """
    return make_page(graph, language=language, entity=entity, limit=limit, title=title).text


def make_page(
    graph: networkx.MultiDiGraph,
    *,
    language: Language = "zh",
    entity: str | None = None,
    limit: int = DEFAULT_LIMIT,
    title: str | None = None,
) -> Page:
    """As ``page``, and what is in it."""
    front_end = bundle()
    data = page_data(graph, limit=limit, keep=entity)
    start = {"language": language, "entity": entity, "title": title, "version": program_version()}
    content = _json({**data.content, "start": start})
    strings = (SOURCES / "src" / "strings.json").read_text(encoding="utf-8")
    font = subset("".join((content, strings, _LETTERS, title or "", *_TITLES.values())))
    licences = _json([asdict(each) for each in _licences(front_end, font)])
    return Page(_assembled(front_end, font, content, licences, language, title or _TITLES[language]), data, font is not None)


def _assembled(front_end: Bundle, font: FontSubset | None, content: str, licences: str, language: Language, title: str) -> str:
    styles = [_safe(front_end.style, "</style"), *([_font_face(font)] if font else [])]
    script = _safe(front_end.script, "</script", "<!--")
    # A library puts its style element into the page while it is still empty: the empty style has to be allowed as well.
    policy = _policy([script], [*styles, *front_end.added_styles, ""])
    style_elements = "\n".join(f"<style>{each}</style>" for each in styles)
    return f"""<!DOCTYPE html>
<html lang="{_LANGUAGE_TAGS[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{html.escape(title)}</title>
<link rel="icon" href="data:,">
{style_elements}
</head>
<body>
<noscript>{_NO_SCRIPT}</noscript>
<script type="application/json" id="graph-data">{content}</script>
<script type="application/json" id="licences">{licences}</script>
<script>{script}</script>
</body>
</html>
"""


def _policy(scripts: Sequence[str], styles: Sequence[str]) -> str:
    """Nothing may be fetched; only these scripts and styles run, told by their hashes; no text becomes HTML by itself."""
    parts = {
        "default-src": ["'none'"],
        "script-src": [_hash(each) for each in scripts],
        "style-src": [_hash(each) for each in styles],
        "font-src": ["data:"],
        "img-src": ["data:"],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["default"],
    }
    return "; ".join(" ".join((name, *values)) for name, values in parts.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _font_face(font: FontSubset) -> str:
    data = base64.b64encode(font.woff2).decode()
    return f'@font-face{{font-family:"Page Sans";src:url(data:font/woff2;base64,{data}) format("woff2")}}'


def _licences(front_end: Bundle, font: FontSubset | None) -> list[Licence]:
    own = [Licence("Noto Sans SC", "", "OFL-1.1", font.licence)] if font else []
    return [*front_end.licences, *own]


def _json(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """``value`` as JSON in which nothing can end a script element or open another, and that can be written in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
    return _HALF_CHARACTER.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _safe(text: str, *forbidden: str) -> str:
    """``text`` itself, which must not hold what would end its element."""
    for each in forbidden:
        if each in text.lower():
            raise PageError(f"the page's front end holds {each}, which would break the page", remedy="Build it from unchanged sources")
    return text
