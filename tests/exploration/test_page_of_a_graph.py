"""The page, written from a notebook: at the entity that was asked for, and shown in a frame that cannot break out."""

import re
from html import unescape

from html_tags import Tags


def test_a_page_opens_at_an_entity(hostile, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    view = hostile.view("某市总工会", out="页 面/graph.html")
    page = view.path.read_text(encoding="utf-8")
    assert (
        page.startswith("<!DOCTYPE html>") and "organization/某市总工会" in page and page != hostile.view().path.read_text(encoding="utf-8")
    )
    link = Tags(view._repr_html_())
    assert link.tags == {"p", "a"} and 'href="%E9%A1%B5%20%E9%9D%A2/graph.html"' in view._repr_html_()
    frame = view.frame(300)._repr_html_()
    assert re.match(r'<iframe sandbox="allow-scripts" width="100%" height="300" srcdoc="[^"]*"></iframe>$', frame)
    assert unescape(frame.partition('srcdoc="')[2].removesuffix('"></iframe>')) == page
