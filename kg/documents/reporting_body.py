"""Whose report a document is: the union body that says "we" in it, by its canonical name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.rules import load_rules
from ontology.vocabulary import Vocabulary

NATIONAL = "中华全国总工会"
_MASK = re.compile("[×xX*＊某○]{1,3}(?:[省市县区州]|自治|总工会|工会)|[×＊某]{1,3}.{0,4}(?:总工会|工会)")
_REPRESENTS = re.compile("代表(?P<body>[^，。]{2,30}?)(?:第?[一二三四五六七八九十\\d]+届|委员会|常委会|党组|，|向)")
_AUTHOR_POST = re.compile("作者(?:为|系|是|单位[：:])(?P<post>[^）)。]{4,60})")
_REGION_END = ("省", "市", "县", "区", "州", "盟", "旗", "地区", "自治区", "兵团")
_ROLE_ONLY = re.compile("^(?:各级?|全|我|本|该|上级|基层|级|和)?(?:省|市|县|区|州|盟|旗|自治区)?$")


@dataclass(frozen=True, slots=True)
class Clues:
    """What names the body, from the surest to the vaguest; each may be empty."""

    title: str
    event: str
    opening: str
    closing: Sequence[str]
    publishers: Sequence[str]
    is_own_news: bool


def reporting_body(clues: Clues, vocabulary: Vocabulary) -> str:
    """The canonical name of the body whose report it is, or an empty string where none or a masked one (××市总工会) is named."""
    for text in _in_order(clues):
        if _MASK.search(text):
            return ""
        if body := next(_unions(text, vocabulary), ""):
            return body
    return ""


def _in_order(clues: Clues) -> Iterator[str]:
    if match := re.search("《([^《》]+)》答记者问", clues.title):
        yield match[1]
    yield clues.event
    if match := _REPRESENTS.search(clues.opening):
        yield match["body"]
    yield clues.title
    for line in clues.closing:
        if match := _AUTHOR_POST.search(line):
            yield match["post"]
    yield from (line for line in clues.closing if len(line) <= 30 and line.endswith("工会"))
    if clues.is_own_news:
        yield from clues.publishers
        yield clues.opening
    else:
        yield clues.opening
        yield from clues.publishers


def _unions(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The union bodies named in ``text``, in order, by canonical name."""
    for match in _pattern().finditer(text):
        if match["national"]:
            yield NATIONAL
        elif name := canonical_union(match["name"], vocabulary):
            yield name


def canonical_union(name: str, vocabulary: Vocabulary) -> str:
    """The full name of the union body that ``name`` denotes: 吉林省工会 is 吉林省总工会; empty for a role alone (市总工会)."""
    for start in range(len(name)):
        known = [concept for concept in vocabulary.by_label(name[start:]) if concept.type == "TradeUnion"]
        if known:
            return known[0].name
    place, federation = re.fullmatch("(.*?)((?:总)?工会|工会联合会|工会工作委员会|工会委员会)", name, re.DOTALL).groups()  # type: ignore[union-attr]
    if _ROLE_ONLY.match(place):
        return ""
    for start in range(len(place)):
        region = _region(place[start:], vocabulary)
        if region and federation in ("工会", "总工会"):
            return f"{region}总工会"
    if federation == "工会" and place.endswith(_REGION_END):
        return f"{place}总工会"
    return f"{place}{federation.removesuffix('委员会') if federation == '工会委员会' else federation}"


def _region(name: str, vocabulary: Vocabulary) -> str:
    """The full name of the region that ``name`` denotes, if the vocabulary knows one."""
    places = [concept for concept in vocabulary.by_label(name) if concept.type == "Place" and concept.code]
    if not places:
        return ""
    return name if name.endswith(_REGION_END) else min(places, key=lambda concept: concept.code).name


def _pattern() -> re.Pattern[str]:
    rules = load_rules("metadata.toml")["body"]
    return re.compile(
        f"(?P<national>{rules['national']})"
        f"|(?:^|{rules['before']})(?P<name>[\u4e00-\u9fa5·（）]{{1,24}}?(?:总工会|工会联合会|工会工作委员会|工会委员会|{rules['congress']}))"
    )
