"""A small graph of our own with everything that the page shows, and the page of it in Chromium without network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx
import pytest
from hostile_page_names import HOSTILE

from kg.page.html import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPORT, PLAN = "青山省总工会2022年报告.txt", "青山省总工会2024年要点.txt"


class SmallGraph:
    """Builds the graph sentence by sentence."""

    def __init__(self) -> None:
        self.graph = networkx.MultiDiGraph(schema="0.1.1", version="test")
        self._length: dict[str, int] = {}

    def document(self, path: str, name: str, **properties: str) -> None:
        self.graph.add_node(f"document/{path}", type="Document", name=name, path=path, **properties)
        self._length[path] = 0

    def entity(self, identity: str, kind: str, name: str, *aliases: str, **properties: str) -> str:
        self.graph.add_node(identity, type=kind, name=name, **({"aliases": list(aliases)} if aliases else {}), **properties)
        return identity

    def sentence(self, path: str, text: str) -> tuple[str, int]:
        start = self._length[path]
        stop = self._length[path] = start + len(text)
        passage = f"passage/{path}/{start}-{stop}"
        self.graph.add_node(passage, type="Passage", name=text[:12], start=start, stop=stop, text=text, section="一、回顾")
        self.graph.add_edge(passage, f"document/{path}", key="IN_DOCUMENT", type="IN_DOCUMENT")
        return passage, start

    def fact(
        self, source: str, kind: str, target: str, path: str, text: str, meant: str, status: str = "achieved", role: str = "-"
    ) -> None:
        passage, start = self.sentence(path, text)
        start += text.index(meant)
        if not self.graph.has_edge(source, target, key=kind):
            lists: dict[str, list[Any]] = {
                name: [] for name in ("passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles")
            }
            self.graph.add_edge(source, target, key=kind, type=kind, **lists)
        values = (passage, start, start + len(meant), "act.organize", False, status, "-", role)
        data = self.graph.edges[source, target, kind]
        for name, value in zip(("passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles"), values, strict=True):
            data[name].append(value)
        data["count"] = len(data["passages"])
        data["status"] = "achieved" if "achieved" in data["statuses"] else "planned"
        for end in (source, target):
            name = self.graph.nodes[end]["name"]
            if name in text:
                at = start - text.index(meant) + text.index(name)
                self.graph.add_edge(end, passage, key="MENTIONED_IN", type="MENTIONED_IN", starts=[at], ends=[at + len(name)], texts=[name])

    def figure(self, subject: str, body: str, path: str, text: str, meant: str, value: float, unit: str, period: str, status: str) -> None:
        passage, start = self.sentence(path, text)
        identity = f"observation/{len(self.graph)}"
        indicator = self.graph.nodes[subject]["name"]
        about = {
            "indicator": indicator,
            "value": value,
            "unit": unit,
            "modifier": "exact",
            "period": period,
            "status": status,
            "raw": meant,
        }
        self.graph.add_node(identity, type="Observation", name=f"{indicator} {value}{unit}", **about)
        self.graph.add_edge(subject, identity, key="HAS_OBSERVATION", type="HAS_OBSERVATION")
        self.graph.add_edge(identity, body, key="ATTRIBUTED_TO", type="ATTRIBUTED_TO")
        at = start + text.index(meant)
        self.graph.add_edge(identity, passage, key="MENTIONED_IN", type="MENTIONED_IN", starts=[at], ends=[at + len(meant)], texts=[meant])


@pytest.fixture(scope="session")
def small_graph() -> networkx.MultiDiGraph:
    made = SmallGraph()
    made.document(REPORT, "在青山省工会第九次代表大会上的报告", issued="2022-06-01", body="青山省总工会")
    made.document(PLAN, "青山省总工会2024年工作要点", issued="2024-01-15", body="青山省总工会")
    union = made.entity("organization/青山省总工会", "TradeUnion", "青山省总工会", "省总工会")
    bureau = made.entity("organization/青山省应急管理厅", "GovernmentBody", "青山省应急管理厅")
    cup = made.entity("programme/安康杯竞赛", "Campaign", "安康杯竞赛", "安康杯", "“安康杯”竞赛", concept="https://example.org/c")
    cool = made.entity("programme/青山省/清风送爽行动", "Campaign", "清风送爽行动", scope="青山省")
    drivers = made.entity("targetgroup/货车司机", "TargetGroup", "货车司机", "卡车司机")
    room = made.entity("facility/职工书屋", "Facility", "职工书屋")
    place = made.entity("place/长明市", "Place", "长明市")
    topic = made.entity("topic/安全生产", "Topic", "安全生产")
    parent = made.entity("programme/劳动竞赛", "Concept", "劳动竞赛", **{"class": "Campaign"})
    made.fact(union, "ORGANIZES", cup, REPORT, "😀青山省总工会会同青山省应急管理厅开展安康杯竞赛。", "开展安康杯竞赛", role="lead")
    made.fact(union, "ORGANIZES", cup, PLAN, "青山省总工会将继续开展安康杯竞赛。", "将继续开展安康杯竞赛", "planned")
    made.fact(bureau, "ORGANIZES", cup, REPORT, "青山省应急管理厅也组织了安康杯竞赛活动。", "组织了安康杯竞赛")
    made.fact(union, "ORGANIZES", cool, PLAN, "青山省总工会计划启动清风送爽行动。", "计划启动清风送爽行动", "planned")
    made.fact(cool, "TARGETS", drivers, PLAN, "清风送爽行动面向货车司机。", "面向货车司机", "planned")
    made.fact(union, "ESTABLISHES", room, REPORT, "青山省总工会建成职工书屋300家。", "建成职工书屋")
    made.fact(cup, "IN_PLACE", place, REPORT, "安康杯竞赛在长明市启动。", "在长明市启动")
    made.figure(room, union, REPORT, "到2021年底，建成职工书屋300家。", "职工书屋300家", 300.0, "家", "2021", "achieved")
    made.figure(room, union, PLAN, "到2025年，建成职工书屋500家。", "职工书屋500家", 500.0, "家", "2025", "planned")
    made.graph.add_edge(cup, topic, key="ADDRESSES", type="ADDRESSES")
    made.graph.add_edge(cup, parent, key="BROADER", type="BROADER")
    for number, name in enumerate(HOSTILE):
        identity = made.entity(f"organization/hostile-{number}", "Organization", name, name[:20])
        made.fact(identity, "PARTICIPATES_IN", cup, REPORT, f"{name}参加安康杯竞赛。", "参加安康杯竞赛")
    return made.graph


@pytest.fixture(scope="session")
def page_file(small_graph: networkx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "graph.html"
    file.write_text(page(small_graph), encoding="utf-8", newline="\n")
    return file


@dataclass
class Opened:
    """A page in the browser, and what must not have happened on it."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def ready(self) -> None:
        for _ in range(200):
            if self.page.evaluate(
                "document.body.classList.contains('ready') && window.unionPage.picture.frames > 0 && !window.unionPage.picture.fits"
            ):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"the page did not come up: {self.complaints}")

    def search(self, text: str) -> list[str]:
        """Type into the search; gives the names that it finds."""
        self.page.fill("#search", text)
        return self.page.locator(".results .result-name").all_inner_texts()

    def choose(self, text: str) -> None:
        self.search(text)
        self.page.press("#search", "Enter")

    def title(self) -> str:
        return self.page.inner_text(".panel h2")

    def shown(self) -> set[str]:
        """The names of the entities that the table shows under the present filters."""
        self.page.click("#view-table")
        self.page.click("#tab-entities")
        names = set(self.page.locator("tbody td:first-child").all_inner_texts())
        self.page.click("#view-graph")
        return names


@pytest.fixture
def open_page(browser: Browser, page_file: Path) -> Iterator[Callable[..., Opened]]:
    """Opens the page, with a fragment if one is given; at the end nothing may have been asked of any network, nor been complained of."""
    contexts, all_opened = [], []

    def opened(fragment: str = "", file: Path = page_file, **options: Any) -> Opened:
        context = browser.new_context(offline=True, accept_downloads=True, viewport={"width": 1440, "height": 900}, **options)
        contexts.append(context)
        found = Opened(context.new_page())
        all_opened.append(found)
        found.page.on("console", lambda message: found.complaints.append(f"{message.type}: {message.text}"))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.on("dialog", lambda dialog: (found.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.goto(file.as_uri() + fragment)
        found.ready()
        return found

    yield opened
    for each in all_opened:
        assert each.complaints == []
        assert [url for url in each.requests if not url.startswith(("file:", "data:", "blob:"))] == []
        assert len([url for url in each.requests if url.startswith("file:")]) <= 2  # the page itself, once more where a test loads it again
    for context in contexts:
        context.close()
