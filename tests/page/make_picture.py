"""Makes the picture of the page that the README shows, from the example documents. Run by hand, with Chromium and a Chinese font:

python tests/page/make_picture.py [--out kg/examples/pictures/page.png]
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from kg.building import build
from kg.examples import examples_folder
from kg.page.html import page
from loaders.networkx_graph import load


def main() -> None:
    """Build, open, search, and keep what is seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("kg/examples/pictures/page.png"))
    out: Path = parser.parse_args().out
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build([examples_folder()], Path(folder) / "graph")
        file = Path(folder) / "graph.html"
        file.write_text(page(load(Path(folder) / "graph")), encoding="utf-8", newline="\n")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--disable-gpu"], chromium_sandbox=False)
        shown = browser.new_page(viewport={"width": 1360, "height": 820}, reduced_motion="reduce")
        shown.goto(file.as_uri())
        shown.locator("body.ready").wait_for()
        shown.wait_for_timeout(1000)
        shown.fill("#search", "ynszgh")
        shown.press("#search", "Enter")
        shown.wait_for_timeout(1000)
        shown.screenshot(path=out)
        fewer = Image.open(out).convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
        fewer.save(out, optimize=True)  # a quarter of the size, with the colours of the classes as they are
        browser.close()


if __name__ == "__main__":
    main()
