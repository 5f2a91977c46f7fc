"""The file itself: one, whole, the same each time, and small for a small graph."""

import base64
import hashlib
import io
import re

from fontTools.ttLib import TTFont

from kg.page.font import subset
from kg.page.html import make_page, page


def test_the_same_graph_gives_the_same_bytes(small_graph):
    assert page(small_graph) == page(small_graph)


def test_the_policy_knows_each_script_and_style_by_its_hash_and_nothing_else(small_graph):
    text = page(small_graph)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    parts = dict(each.strip().split(" ", 1) for each in policy[1].split(";"))
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
        for each in re.findall(r"<style>(.*?)</style>", text, re.S)
    }
    assert hashes < set(parts["style-src"].split())
    script = re.findall(r"<script>(.*?)</script>", text, re.S)
    assert parts["script-src"] == f"'sha256-{base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()}'" and len(script) == 1
    assert {name: parts[name] for name in ("default-src", "connect-src", "base-uri", "form-action")} == dict.fromkeys(
        ("default-src", "connect-src", "base-uri", "form-action"), "'none'"
    )
    assert parts["font-src"] == parts["img-src"] == "data:"
    assert "unsafe" not in policy[1] and "http" not in policy[1]
    assert text.index("Content-Security-Policy") < text.index("<style")


def test_nothing_in_the_file_is_loaded_from_elsewhere(small_graph):
    text = page(small_graph)
    outside = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.S)
    assert re.findall(r"""(?:src|href)=(?!["']?data:)""", outside) == []
    assert re.findall(r"url\((?!data:)", text) == [] and "@import" not in text and "sourceMappingURL" not in text


def test_the_page_of_a_small_part_is_small(small_graph):
    part = small_graph.subgraph(["organization/青山省总工会", "programme/青山省/清风送爽行动"]).copy()
    made = make_page(part)
    assert made.with_font and len(made.text.encode()) < 600_000


def test_language_title_and_start(small_graph):
    text = page(small_graph, language="en", title="我的图谱", entity="place/长明市")
    assert '<html lang="en">' in text and "<title>我的图谱</title>" in text
    assert '"start":{"language":"en","entity":"place/长明市","title":"我的图谱"' in text


def test_the_font_has_the_characters_of_the_page_and_no_others():
    made = subset("圳驿喆工会Aa1…")
    assert made is not None and "SIL OPEN FONT LICENSE" in made.licence
    font = TTFont(io.BytesIO(made.woff2))
    assert set(font.getBestCmap()) == set(map(ord, "圳驿喆工会Aa1…"))
    assert len(made.woff2) < 10_000
    assert made.woff2 == subset("…1aA会工喆驿圳").woff2
