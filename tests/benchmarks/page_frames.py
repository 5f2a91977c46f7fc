"""How smoothly the page moves, without a GPU. Run by hand:

    python tests/benchmarks/page_frames.py [--entities 5000] [--relations 20000] [--seconds 3]

Makes a graph of that size whose names, sentences and hubs look like real ones, writes its page, opens it in Chromium without a graphics
card and without network, and prints: the time to make the page and its size, the time until it can be used, and the frames per second
while it is dragged and while it is zoomed, of the whole graph and close by. Needs the extra ``view``, playwright and Chromium.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from pathlib import Path

import networkx
from playwright.sync_api import Page, sync_playwright

from kg.page.html import make_page

_CHARACTERS = "安康乐业敬勤诚信和谐创新工匠职技能服务关爱送温暖清凉助学书屋驿站竞赛协商监督保障省市县区"
_KINDS = ("TradeUnion", "Campaign", "Facility", "Award", "Mechanism", "GovernmentBody", "TargetGroup")
_MOVED = """async ([kind, seconds]) => {
    const canvas = document.querySelector(".stage canvas");
    const box = canvas.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const mouse = (name, target, dx) => target.dispatchEvent(new MouseEvent(name, {
        clientX: x + dx, clientY: y, bubbles: true, cancelable: true, view: window, buttons: 1 }));
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    if (kind === "drag") mouse("mousedown", canvas, 0);
    const picture = window.unionPage.picture;
    const [begun, first] = [performance.now(), picture.frames];
    let last = begun, longest = 0, step = 0;
    while (performance.now() - begun < seconds * 1000) {
        step += 1;
        if (kind === "drag") mouse("mousemove", window, 60 * Math.sin(step / 9));
        else canvas.dispatchEvent(new WheelEvent("wheel", {
            clientX: x, clientY: y, deltaY: Math.floor(step / 20) % 2 ? 12 : -12, bubbles: true, cancelable: true }));
        await frame();
        if (step > 3) longest = Math.max(longest, performance.now() - last);
        last = performance.now();
    }
    const rate = (picture.frames - first) / ((performance.now() - begun) / 1000);
    if (kind === "drag") mouse("mouseup", window, 0);
    return [rate, longest];
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=5000)
    parser.add_argument("--relations", type=int, default=20000)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each movement lasts (default 3)")
    arguments = parser.parse_args()
    begun = time.perf_counter()
    page = make_page(large_graph(arguments.entities, arguments.relations), limit=arguments.entities)
    print(f"{page.data.entities:,} entities, {page.data.relations:,} relations: made in {time.perf_counter() - begun:.1f} s, ", end="")
    print(f"{len(page.text.encode()) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "graph.html"
        file.write_text(page.text, encoding="utf-8", newline="\n")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--disable-gpu"], chromium_sandbox=False)
        measure(browser.new_page(viewport={"width": 1440, "height": 900}), file, arguments.seconds)
        browser.close()


def measure(page: Page, file: Path, seconds: float) -> None:
    """Open the page and move it."""
    begun = time.perf_counter()
    page.goto(file.as_uri())
    while not page.evaluate("document.body.classList.contains('ready') && window.unionPage.picture.frames > 0"):
        page.wait_for_timeout(20)
    print(f"ready in {time.perf_counter() - begun:.1f} s")
    for place, clicks in (("whole graph", 0), ("close by", 5)):
        for _ in range(clicks):
            page.click(".picture-buttons .round >> nth=0")
            page.wait_for_timeout(250)
        page.wait_for_timeout(800)
        for kind in ("drag", "wheel"):
            rate, longest = page.evaluate(_MOVED, [kind, seconds])
            page.wait_for_timeout(800)
            print(f"{place}, {kind}: {rate:.0f} frames/s, longest wait {longest:.0f} ms")


def large_graph(entities: int, relations: int) -> networkx.MultiDiGraph:
    """A graph whose few hubs have many relations, as the unions of provinces have; each relation with a sentence."""
    chance = random.Random(20231009)
    names = ["".join(chance.choices(_CHARACTERS, k=chance.randint(4, 12))) for _ in range(entities)]
    graph = networkx.MultiDiGraph()
    documents = [f"报告{number}.txt" for number in range(50)]
    for number, path in enumerate(documents):
        graph.add_node(f"document/{path}", type="Document", name=path, path=path, issued=f"{2000 + number % 25}-03-01")
    ids = [f"programme/{number}-{name}" for number, name in enumerate(names)]
    for number, (identity, name) in enumerate(zip(ids, names, strict=True)):
        graph.add_node(identity, type=_KINDS[number % len(_KINDS)], name=name, aliases=[name[:3]])
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < relations:
        one, other = (int(entities * chance.random() ** power) for power in (3, 1.2))
        if one == other or (one, other) in pairs:
            continue
        start = len(pairs) * 40
        pairs.add((one, other))
        passage = f"passage/{documents[one % len(documents)]}/{start}-{start + 30}"
        text = f"{names[one]}组织开展{names[other]}。"
        graph.add_node(passage, type="Passage", name=text[:10], start=start, stop=start + len(text), text=text)
        status = "planned" if chance.random() < 0.2 else "achieved"
        lists = {"passages": [passage], "starts": [start], "ends": [start + len(text)], "rules": ["act.organize"], "implicits": [False]}
        more = {"statuses": [status], "periods": ["-"], "roles": ["-"]}
        graph.add_edge(ids[one], ids[other], key="ORGANIZES", type="ORGANIZES", status=status, count=1, **lists, **more)
    return graph


if __name__ == "__main__":
    main()
