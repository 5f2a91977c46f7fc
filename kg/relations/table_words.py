"""What the words of a table say: figures in cells; periods, status and units in headers, labels and captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from kg.fragment import Status
from kg.language.lexicon import longest_first, read_data, word_list
from kg.language.numbers import parse_number

Modifier = Literal["exact", "over", "about", "under"]

_AMOUNT = re.compile(
    r"(?:累计|共计?|合计|达到?)?(?P<before>约|近|超过|超|逾|不少于|不低于|至少|不超过|不高于|低于|≥|>|＞|≤|<|＜)?"
    r"(?P<number>[-－−]?\d[\d,]*(?:\.\d+)?)(?:[—–~～-](?P<second>\d[\d,]*(?:\.\d+)?))?(?P<scale>[百千]?[万亿]|百|千)?(?P<more>[余多+＋])?"
    r"(?P<unit>[%‰％]|(?![年月日号时点届岁级版页第]|以[上内下]|左右|上下)[\u4e00-\u9fff㎡][\u4e00-\u9fff㎡/（）]{0,5}?)?(?P<after>以上|左右|上下|以内|以下)?"
)
_MODIFIERS: Mapping[str, Modifier] = {
    **dict.fromkeys(("约", "近", "左右", "上下"), "about"),
    **dict.fromkeys(("超过", "超", "逾", "不少于", "不低于", "至少", "≥", ">", "＞", "以上", "余", "多", "+", "＋"), "over"),
    **dict.fromkeys(("不超过", "不高于", "低于", "≤", "<", "＜", "以内", "以下"), "under"),
}
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)年?(?:[—–\-~～]+|至|到)((?:19|20)\d\d)(?!\d)(?:年度?)?(?:底|末)?")
_YEAR = re.compile(r"(?<![\d比较])((?:19|20)\d\d)(?![\d,.])(?:年(?:度|底|末|初|以来|上半年|下半年|\d{1,2}月(?:\d{1,2}日|份|底|末)?)?)?")
_PLAN = re.compile("[“‘]?十([一二三四五六七八九])?五[”’]?(?:规划|计划)?(?P<when>末|期末|收官|期间|时期|以来)?")
_FIRST_PLAN = 1951  # the tenth five-year plan began in 2001, each one five years after the one before
_BRACKETS = re.compile(r"[（(]([^（）()]{1,14})[）)]")
_SLASH = re.compile(r"[/／](?P<unit>[^/／]{1,4})$")
_JOINTS = "，、：:；（）() —-"


@dataclass(frozen=True, slots=True)
class Amount:
    """The figure of a cell in plain units; ``unit`` is what the cell itself says, ``scale`` whether it names 万 or 亿."""

    value: float
    unit: str
    modifier: Modifier


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a header, label or caption say: ``period`` and ``unit`` may be empty, ``words`` are what is left of them."""

    words: str = ""
    period: str = ""
    unit: str = ""
    status: Status | None = None


class TableWords:
    """Reads the words of tables; ``issued`` is the year of the document, which dates 今年 and 上年, or ``None``."""

    def __init__(self, issued: int | None) -> None:
        data = cast(Mapping[str, Mapping[str, str]], read_data("tables", "kg.relations"))
        units = "|".join(map(re.escape, longest_first(word_list(data["units"]))))
        self._unit = re.compile(rf"(?:(?:计量)?单位[：:]?\s?)?((?:[百千]?[万亿]|[百千])?(?:{units})(?:/(?:{units}|[年月日天]))?)")
        self._said_unit = re.compile(rf"(?:计量)?单位[：:]\s?((?:[百千]?[万亿]|[百千])?(?:{units}))(?![、，/\w])")
        self._unit_of = sorted(data["unit_of"].items(), key=lambda item: -len(item[0]))
        columns, labels, status = data["columns"], data["labels"], data["status"]
        self.unit_column, self.serial, self.period_column = (re.compile(columns[name]) for name in ("unit", "serial", "period"))
        self.ignored = re.compile(columns["ignored"])
        self.part, self.total, self.plain = (re.compile(labels[name]) for name in ("part", "total", "plain"))
        self._statuses: tuple[tuple[re.Pattern[str], Status], ...] = (
            (re.compile(status["achieved_share"]), "achieved"),
            (re.compile(status["planned"]), "planned"),
            (re.compile(status["achieved"]), "achieved"),
        )
        relative = cast(Mapping[str, int], data["periods"]["relative"])
        self._relative = {word: issued + distance for word, distance in relative.items()} if issued else {}
        self._issued = issued

    def amounts(self, text: str, unit: str) -> list[Amount]:
        """The figures of a cell, two of a range, none of a cell without; ``unit`` is that of its row or column, scale included."""
        match = _AMOUNT.fullmatch(text)
        if match is None or len(text) > 24:
            return []
        own = (match["unit"] or "").replace("％", "%")
        scale, plain = match["scale"] or "", own
        if not own:
            scale, plain = scale + _scale(unit), unit[len(_scale(unit)) :]
        modifier: Modifier = "exact"
        for part in ("before", "more", "after"):
            modifier = _MODIFIERS.get(match[part] or "", modifier)
        numbers = (match["number"], match["second"])
        return [Amount(_value(number, scale), plain, modifier) for number in numbers if number]

    def is_amount(self, text: str) -> bool:
        """Whether a cell holds a figure."""
        return len(text) <= 24 and _AMOUNT.fullmatch(text) is not None

    def unit(self, text: str) -> str:
        """The unit that ``text`` is, its scale included; empty where it is none."""
        match = self._unit.fullmatch(text)
        return match[1].replace("％", "%").replace("人（次）", "人次") if match else ""

    def caption_unit(self, text: str) -> str:
        """The one unit that a caption names for all figures (单位：万人)."""
        units = {match[1].replace("％", "%") for match in self._said_unit.finditer(text)}
        return units.pop() if len(units) == 1 else ""

    def unit_by_word(self, words: str) -> str:
        """The unit that the last words of an indicator imply (参赛人数: 人)."""
        return next((unit for word, unit in self._unit_of if words.endswith(word)), "")

    def said(self, text: str) -> Said:
        """What ``text`` says."""
        unit = ""
        for bracket in list(_BRACKETS.finditer(text)):
            if found := self.unit(bracket[1]) or self.caption_unit(bracket[1]):
                unit, text = unit or found, text.replace(bracket.group(), "")
        if (slash := _SLASH.search(text)) and self.unit(slash["unit"]):
            unit, text = unit or self.unit(slash["unit"]), text[: slash.start()]
        status = next((status for pattern, status in self._statuses if pattern.search(text)), None)
        period, text = self._period(text)
        return Said(text.strip(_JOINTS), period, unit, status)

    def is_ahead(self, period: str) -> bool:
        """Whether ``period`` lies behind the year of the document."""
        return self._issued is not None and period[:4].isdecimal() and int(period[-4:]) > self._issued

    def is_past(self, period: str) -> bool:
        """Whether ``period`` ends before the year of the document."""
        return self._issued is not None and period[-4:].isdecimal() and int(period[-4:]) < self._issued

    def _period(self, text: str) -> tuple[str, str]:
        """The period that ``text`` names, and the text without it."""
        if match := _RANGE.search(text):
            return f"{match[1]}/{match[2]}", text.replace(match.group(), "")
        if match := _YEAR.search(text):
            return match[1], text.replace(match.group(), "")
        if match := _PLAN.search(text):
            first = _FIRST_PLAN + 5 * int(parse_number("十" + (match[1] or "")))
            last = match["when"] in ("末", "期末", "收官")
            return (str(first + 4) if last else f"{first}/{first + 4}"), text.replace(match.group(), "")
        for word, year in self._relative.items():
            if word in text and not re.search(f"[比较]{word}", text):
                return str(year), text.replace(word, "")
        return "", text


def joined(said: Iterable[Said], plain: re.Pattern[str]) -> Said:
    """What several header cells above one column say together; the lower decides where they differ.

    ``plain`` matches words that only say how far or when (完成, 目标): beside others they are no part of the indicator.
    """
    words, period, unit, status = [], "", "", None
    for each in said:
        words.append(each.words)
        period, unit, status = each.period or period, each.unit or unit, each.status or status
    named = [word for word in words if not plain.fullmatch(word)]
    return Said("".join(dict.fromkeys(named if any(named) else words)), period, unit, status)


def _scale(unit: str) -> str:
    """The 万, 亿 … in front of a unit; 万 alone is one, too."""
    match = re.match(r"(?:[百千]?[万亿]|[百千](?![克米瓦]))", unit)
    return match.group() if match else ""


def _value(number: str, scale: str) -> float:
    sign = -1.0 if number[0] in "-－−" else 1.0
    return sign * parse_number(number.lstrip("-－−") + scale)
