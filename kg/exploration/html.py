"""How facts show themselves in a notebook: tables of plain HTML that stay readable where a notebook removes styles and pictures.

Everything from the graph is escaped: a name is text. A status is told in words, and planned facts are in italics.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from kg.exploration.wording import status_words, wording

if TYPE_CHECKING:
    from kg.exploration.entity import Entity
    from kg.exploration.evidence import Evidence, Relation

_LONGEST_TEXT = 60
_LONGEST_SENTENCE = 300
_MOST_ROWS = 20
_MOST_ALIASES = 8
_LEFT = ' style="text-align:left"'
_MARK = ' style="background-color:#FFE58A;color:#000000"'


def shortened(text: str, longest: int = _LONGEST_TEXT) -> str:
    """``text`` on one line and at most ``longest`` characters, escaped."""
    line = " ".join(text.split())
    return escape(line if len(line) <= longest else line[: longest - 1] + "…")


def evidence_html(evidence: Sequence[Evidence]) -> str:
    """A table of quoted sentences."""
    rows = ([_status(each.status), quoted(each), _place(each), shortened(each.rule)] for each in evidence[:_MOST_ROWS])
    return _table(("状态 status", "原文 sentence", "出处 source", "规则 rule"), rows) + _more(len(evidence))


def relations_html(relations: Sequence[Relation], longest: int = _MOST_ROWS) -> str:
    """A table of relations, each with the first of the sentences that bear its status out."""
    rows = []
    for each in relations[:longest]:
        arrow = "→" if each.direction == "out" else "←"
        first = next((evidence for evidence in each.evidence if evidence.status == each.status), None)
        others = len(each.evidence) - 1
        place = _place(first) + (f"<br>+ {others} 处 more" if others else "") if first is not None else ""
        sentence = quoted(first) if first is not None else ""
        words = f"{arrow} {escape(wording().predicate_words(each.predicate))}"
        rows.append([_status(each.status), words, f"<strong>{shortened(each.name)}</strong>", sentence, place])
    head = ("状态 status", "关系 relation", "对象 other", "原文 sentence", "出处 source")
    return _table(head, rows) + _more(len(relations), longest)


def entities_html(entities: Sequence[Entity]) -> str:
    """A table of entities."""
    rows = ([f"<strong>{shortened(each.name)}</strong>", escape(each.type_words), shortened(each.id)] for each in entities[:_MOST_ROWS])
    return _table(("名称 name", "类型 type", "id"), rows) + _more(len(entities))


def entity_html(entity: Entity, picture: str) -> str:
    """An entity: its names, what is known of it in numbers, ``picture``, and its relations with their sentences."""
    explanation = entity.explanation
    planned = sum(each.status == "planned" for each in explanation.relations)
    lines = [
        ("id", shortened(entity.id, 2 * _LONGEST_TEXT)),
        ("English", shortened(entity.labels.get("en", ""))),
        ("别名 also", "、".join(map(shortened, entity.aliases[:_MOST_ALIASES])) + ("…" if len(entity.aliases) > _MOST_ALIASES else "")),
        ("上位 broader", "、".join(map(shortened, explanation.broader))),
        ("主题 topics", "、".join(map(shortened, explanation.topics))),
        ("提及 mentioned", f"{explanation.mentions} 处 times, {len(explanation.documents)} 份文件 documents"),
        ("关系 relations", f"{len(explanation.relations) - planned} {status_words('achieved')}, {planned} {status_words('planned')}"),
        ("数据 figures", _figure_counts([each.status for each in explanation.quantities])),
    ]
    head = f"<p><strong>{shortened(entity.name)}</strong> · {escape(entity.type_words)}</p>"
    facts = "".join(f"<tr><th{_LEFT}>{title}</th><td{_LEFT}>{text}</td></tr>" for title, text in lines if text)
    table = relations_html(explanation.relations, 10) if explanation.relations else ""
    return f"<div>{head}<table>{facts}</table>{picture}{table}</div>"


def counts_html(facts: Mapping[str, int], entities: Mapping[str, int]) -> str:
    """What a graph holds, in numbers: its facts, and its entities by class."""
    tables = (
        _table((title, ""), ([escape(name), str(count)] for name, count in counts.items()))
        for title, counts in (("图谱 graph", facts), ("实体 entities", entities))
    )
    return f"<div>{''.join(tables)}</div>"


def quoted(evidence: Evidence) -> str:
    """The sentence with the stretch that says it marked; of a long sentence, what stands around it."""
    before, stretch, after = evidence.parts
    room = max((_LONGEST_SENTENCE - len(stretch)) // 2, 20)
    before = before if len(before) <= room else "…" + before[-room:]
    after = after if len(after) <= room else after[:room] + "…"
    cut = stretch if len(stretch) <= _LONGEST_SENTENCE else stretch[:_LONGEST_SENTENCE] + "…"
    return f"{escape(before)}<mark{_MARK}>{escape(cut)}</mark>{escape(after)}"


def _figure_counts(statuses: Sequence[str]) -> str:
    if not statuses:
        return ""
    planned = sum(each == "planned" for each in statuses)
    return f"{len(statuses) - planned} {status_words('achieved')}, {planned} {status_words('planned')}"


def _status(status: str) -> str:
    words = escape(status_words(status))
    return f"<em>◌ {words}</em>" if status == "planned" else f"● {words}" if status else ""


def _place(evidence: Evidence) -> str:
    title = f"<br>{shortened(evidence.title, 40)}" if evidence.title else ""
    date = f" {escape(evidence.date)}" if evidence.date else ""
    return f"{shortened(evidence.file)} {evidence.start}–{evidence.end}{date}{title}"


def _table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    titles = "".join(f"<th{_LEFT}>{escape(title)}</th>" for title in head)
    body = "".join("<tr>" + "".join(f"<td{_LEFT}>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"


def _more(count: int, longest: int = _MOST_ROWS) -> str:
    return f"<p>… 还有 {count - longest} 行 more rows</p>" if count > longest else ""
