"""What a bundle of the front end takes from its libraries: their licence texts, and the style sheets that they add while they run."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
_ADDED_STYLE = re.compile(r'^var css_248z = ("(?:[^"\\]|\\.)*");$', re.MULTILINE)  # how rollup's plug-in for styles writes them


@dataclass(frozen=True)
class Licence:
    """The licence of a part of the page: of a library or of the font."""

    name: str
    version: str
    licence: str
    text: str


def bundled_licences(folder: Path, inputs: Sequence[str]) -> list[Licence]:
    """The licence of each package of which a file is among ``inputs`` (paths below ``folder``), by name."""
    packages = {found[1] for each in inputs if (found := _PACKAGE.match(each))}
    return [_licence(folder / "node_modules" / name) for name in sorted(packages)]


def bundled_styles(folder: Path, inputs: Sequence[str]) -> list[str]:
    """The style sheets that scripts among ``inputs`` add to the page: the page's policy has to know them."""
    texts = ((folder / each).read_text(encoding="utf-8") for each in sorted(inputs) if each.endswith((".mjs", ".js")))
    return [json.loads(style) for text in texts for style in _ADDED_STYLE.findall(text)]


def _licence(package: Path) -> Licence:
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    texts = sorted(each for each in package.iterdir() if each.is_file() and each.name.lower().startswith(("licen", "copying")))
    author = about.get("author", "")
    name = author.get("name", "") if isinstance(author, dict) else str(author)
    text = texts[0].read_text(encoding="utf-8") if texts else f"{about.get('license', '')}, © {name.partition(' <')[0]}"
    return Licence(str(about["name"]), str(about["version"]), str(about.get("license", "")), text.replace("\r\n", "\n").strip())
