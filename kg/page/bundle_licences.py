"""What a bundle of the front end takes from its libraries: their licence texts, and the style sheets that they add while they run."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
_ADDED_STYLE = re.compile(r'^var css_248z = ("(?:[^"\\]|\\.)*");$', re.MULTILINE)  # how rollup's plug-in for styles writes them
_MIT = """\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


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
    if texts:
        text = texts[0].read_text(encoding="utf-8")
    else:  # the package only names its licence
        text = f"{about.get('license', '')}\n\nCopyright (c) {name.partition(' <')[0]}\n\n{_MIT if about.get('license') == 'MIT' else ''}"
    return Licence(str(about["name"]), str(about["version"]), str(about.get("license", "")), text.replace("\r\n", "\n").strip())
