"""How Neo4j Browser 5.24 reads a style and a guide, after ``parseGrass``, ``GraphStyleModel`` and ``cleanHtml`` in its source.

https://github.com/neo4j/neo4j-browser; the tests in a real Chromium show that it does so.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HANDLER = re.compile(r"(\s+(on[^\s=]+)[^\s=]*\s*=\s*(\"[^\"]*\"|'[^']*'|[\w\-.:]+\s*))", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b[^<]*(?:(?!</script>)<[^<]*)*(</script>)?", re.IGNORECASE)


def rules(grass: str) -> dict[str, dict[str, str]]:
    """The rules of a style by selector, in their order."""
    found: dict[str, str] = {}
    quoted = inside = False
    selector = body = ""
    for sign in grass:
        if sign in "'\"":
            quoted = not quoted
        elif sign == "{" and not quoted:
            inside = True
        elif sign == "}" and not quoted:
            found[selector], selector, body, inside = body, "", "", False
        elif inside:
            body += sign
        elif not sign.isspace():
            selector += sign
    declarations = {name: [each.split(":") for each in text.split(";")] for name, text in found.items()}
    return {name: {pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) == 2} for name, pairs in declarations.items()}


def look(found: dict[str, dict[str, str]], labels: tuple[str, ...]) -> dict[str, str]:
    """How a node with these labels is drawn: of several rules that fit, the last one counts."""
    fitting = (rule for selector, rule in found.items() if selector == "node" or selector.removeprefix("node.") in labels)
    return {name: value for rule in fitting for name, value in rule.items()}


def cleaned(page: str) -> str:
    """What Browser leaves of a page: without scripts and event handlers, which it seeks in the text as well."""
    return _SCRIPT.sub("", _HANDLER.sub("", page))


class Guide(HTMLParser):
    """A guide as Browser shows it: the texts of its slides, the queries and the commands."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.slides: list[str] = []
        self.queries: list[str] = []
        self.commands: list[str] = []
        self.tags: set[str] = set()
        self._in_slide = self._in_query = False
        self.feed(cleaned(page))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.add(tag)
        if tag == "slide":
            self._in_slide = True
            self.slides.append("")
        elif tag == "pre" and "runnable" in (attributes.get("class") or "").split():
            self._in_query = True
            self.queries.append("")
        if attributes.get("data-exec"):
            self.commands.append(attributes["data-exec"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._in_slide = self._in_slide and tag != "slide"
        self._in_query = self._in_query and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self._in_slide:
            self.slides[-1] += data
        if self._in_query:
            self.queries[-1] += data
