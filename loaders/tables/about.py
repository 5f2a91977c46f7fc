"""The first sheet: what the workbook holds, how to read it, and by which versions it was made. No clock: the same graph, the same sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from loaders.tables.contents import TableContents, TablesReport
from loaders.tables.display import Shown

ABOUT_TITLE = "说明"
ABOUT_WIDTHS = (22, 26, 64, 64)

_HEADING = ("项目", "名称", "说明", "English")
_READING = (
    (
        "状态",
        "“已实现”是文献说已经做了、正在做或一直成立的；“计划中”是要求、承诺或有待去做的，不是事实。两者不可混为一谈。",
        "“已实现” (achieved) was done, is going on or stands; “计划中” (planned) is called for, promised or still to be done: not a fact.",
    ),
    (
        "位置",
        "“起”“止”是依据文字在清洗后文本（documents.jsonl 的 text）中的字符位置，从 0 计，不含“止”；“句起”“句止”是整句的位置。",
        "Start and end count the characters (code points) of the clean text in documents.jsonl, from 0, end exclusive.",
    ),
    (
        "日期与时期",
        "按已知的精度写成文字，如 2023、2023-10；“2018/2023”是从 2018 年到 2023 年。空白是未知。",
        "Dates and periods are text, as precise as known; an empty cell is unknown.",
    ),
    (
        "列标题",
        "每个列标题的批注里有英文名称和说明。",
        "A note at each column title has its English name.",
    ),
)


def about_rows(contents: TableContents, report: TablesReport) -> Iterator[tuple[Shown, ...]]:
    """The rows of the first sheet, its heading among them; the counts are those of ``report``."""
    yield _HEADING
    for table in contents.tables.values():
        yield "工作表", table.zh, table.note_zh, f"{table.en}. {table.note_en}"
    for table in contents.tables.values():
        yield "行数", table.zh, report.rows.get(table.name, 0), f"rows of {table.en}"
    for name, chinese, english in _READING:
        yield "读法", name, chinese, english
    yield from _changed(report)
    yield from _versions(contents.attributes)
    for kind, code, chinese, english in contents.display.legend():
        yield "用语", chinese, f"{_KINDS.get(kind, kind)}：{code}", english


_KINDS = {
    "class": "种类",
    "term": "关系",
    "status": "状态",
    "role": "主体角色",
    "modifier": "修饰",
    "period": "时期",
    "yes_no": "主体省略",
    "fact_kind": "事实种类",
    "side": "实体的位置",
    "match": "时期对应",
    "precision": "差额精度",
    "reason": "未采用的原因",
}


def _changed(report: TablesReport) -> Iterator[tuple[Shown, ...]]:
    """What the sheets could not hold as it is; nothing is said where there is nothing."""
    if report.cut:
        yield "与图谱不同之处", "截断的单元格", report.cut, "cells cut, for Excel holds 32,767 characters in one; each says so at its end"
    if report.replaced:
        yield "与图谱不同之处", "替换了字符的单元格", report.replaced, "cells in which a sign stands for a character that Excel cannot hold"


def _versions(attributes: Mapping[str, Any]) -> Iterator[tuple[Shown, ...]]:
    for name, chinese in (("version", "程序版本"), ("schema", "本体版本"), ("segmenter", "分词")):
        if name in attributes:
            yield "版本", chinese, str(attributes[name]), name
    vocabulary = attributes.get("vocabulary")
    for file, digest in sorted(vocabulary.items()) if isinstance(vocabulary, dict) else ():
        yield "版本", f"词表 {file}", str(digest), "vocabulary, SHA-256"
