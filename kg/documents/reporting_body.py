"""Whose report a document is: the union body that says "we" in it, by its canonical name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents.role_places import RolePatterns, load_role_patterns, place_of_role
from kg.documents.rules import load_rules
from ontology.vocabulary import Vocabulary

NATIONAL = "中华全国总工会"
_MASK = re.compile("[×xX*＊某○]{1,3}(?:[省市县区州]|自治|总工会|工会)|[×＊某]{1,3}.{0,4}(?:总工会|工会)")
_REPRESENTS = re.compile("代表(?P<body>[^，。]{2,30}?)(?:第?[一二三四五六七八九十\\d]+届|委员会|常委会|党组|，|向)")
_AUTHOR_POST = re.compile("作者(?:为|系|是|单位[：:])(?P<post>[^）)。]{4,60})")
_REGION_END = ("省", "市", "县", "区", "州", "盟", "旗", "地区", "自治区", "兵团")
_ROLE_ONLY = re.compile(
    "(?:各级?|全|我|本|该|上级|基层|级|和)?(?:省|市|县|区|州|盟|旗|自治区)?$"
    "|.*(?:各级|各地|各类|所属|广大|全[省市县区州])"
    "|(?:国有|非公|非公有制|民营|大型|中央|外资|地方)?(?:企业|公司|单位|行业|产业|机关|学校|医院|园区|街道|乡镇|社区|地方)$"
)
_FEDERATION = re.compile("(?:总工会|工会联合会|工会工作委员会|工会全国委员会|工会委员会|工会)$")
_NAME_CHARACTERS = re.compile("[\u4e00-\u9fa5·（）]{1,24}$")
_REGION_TITLE = re.compile("(?:[\\d〇○一二三四五六七八九]{4}年)?(?P<region>[\u4e00-\u9fa5]{2,12}?[省市县区州盟旗]).{0,12}工会")
_ORGANS = ("女职工委员会", "经费审查委员会")
_ORGAN = re.compile("|".join(_ORGANS))
_PLACEHOLDER = re.compile("[×＊]{2}|某[省市县区]")
_SITE = re.compile("(?P<region>[一-龥]{2,10}?)(?:市|省|县|区)?(?:总)?工会(?:网|融媒体|微信|公众号|新闻|微讯|发布)")
_LONGEST_SIGNATURE = 30  # characters


@dataclass(frozen=True, slots=True)
class Clues:
    """What names the body, from the surest to the vaguest; each may be empty.

    ``level`` is 省, 市, 县 … where the text says 我市, 本市; ``text`` is all of it.
    """

    title: str
    event: str
    opening: str
    closing: Sequence[str]
    publishers: Sequence[str]
    is_own_news: bool
    level: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BodyRules:
    """How the names of union bodies look in a title or a first sentence (``[body]`` of ``rules/metadata.toml``)."""

    union: re.Pattern[str]
    beginning: re.Pattern[str]
    obeyed_before: re.Pattern[str]
    obeyed_after: re.Pattern[str]
    role: RolePatterns


def load_body_rules() -> BodyRules:
    """The rules of ``rules/metadata.toml`` for bodies."""
    data = load_rules("metadata.toml")
    rules = data["body"]
    return BodyRules(
        union=re.compile(f"(?P<national>{rules['national']})|{rules['federation']}|{rules['congress']}"),
        beginning=re.compile(rules["before"]),
        obeyed_before=re.compile(f"(?:{rules['obeyed_before']})$"),
        obeyed_after=re.compile(rules["obeyed_after"]),
        role=load_role_patterns(data["role"]),
    )


def reporting_body(clues: Clues, vocabulary: Vocabulary, rules: BodyRules) -> str:
    """The canonical name of the body whose report it is, or its role alone (市总工会) where only its level is told.

    Empty where the name is masked (××市总工会) or none is told.
    """
    for text in _named(clues):
        if _MASK.search(text):
            return ""
        if body := next(_unions(text, vocabulary, rules), ""):
            return body
    level = _level(clues, rules.role)
    sources = [*clues.publishers, clues.opening] if clues.is_own_news else [clues.opening, *clues.publishers]
    for text in sources:
        for body in _unions(text, vocabulary, rules, as_subject=text == clues.opening):
            if not level or body.endswith((f"{level}总工会", *_ORGANS)):
                return body
    site = _of_site(clues.publishers, vocabulary) if clues.is_own_news else ""
    return site or _region_federation(clues.title, vocabulary) or _by_role(clues, level, rules.role, vocabulary)


def _level(clues: Clues, patterns: RolePatterns) -> str:
    """The level that the title names the body by (市总工会召开…), the first sentences as who acts, or a source that is its office.

    Empty where none of them does.
    """
    matches = (patterns.title.search(clues.title), patterns.opening.search(clues.opening), *map(patterns.title.match, clues.publishers))
    return next((match["level"] for match in matches if match), "")


def _by_role(clues: Clues, level: str, patterns: RolePatterns, vocabulary: Vocabulary) -> str:
    """市总工会 under the name of the city that the document tells; its role alone where it tells none, but speaks of its level."""
    level = level or (clues.level if "总工会" in clues.title else "")
    if not level:
        return ""
    masked = _PLACEHOLDER.search(clues.text) is not None
    place = "" if masked else place_of_role(level, (clues.title, *clues.publishers), clues.text, patterns, vocabulary)
    return f"{place or level}总工会"


def _of_site(publishers: Sequence[str], vocabulary: Vocabulary) -> str:
    """The federation whose own site or account tells the news (洛阳工会网)."""
    for publisher in publishers:
        match = _SITE.match(publisher)
        region = _region(match["region"], vocabulary) if match else ""
        if region:
            return f"{region}总工会"
    return ""


def _named(clues: Clues) -> Iterator[str]:
    """The places that name the body expressly, the surest first."""
    if match := re.search("《([^《》]+)》答记者问", clues.title):
        yield match[1]
    yield clues.event
    if match := _REPRESENTS.search(clues.opening):
        yield match["body"]
    yield clues.title
    for line in clues.closing:
        if match := _AUTHOR_POST.search(line):
            yield match["post"]
    yield from (line for line in clues.closing if len(line) <= _LONGEST_SIGNATURE and line.endswith(("工会", "委员会", "办公厅", "办公室")))


def _unions(text: str, vocabulary: Vocabulary, rules: BodyRules, *, as_subject: bool = False) -> Iterator[str]:
    """The union bodies named in ``text``, in order, by canonical name; ``as_subject`` leaves out those whose orders are followed."""
    for match in rules.union.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if as_subject and (rules.obeyed_before.search(before) or rules.obeyed_after.match(after)):
            continue
        if match["national"]:
            yield NATIONAL
        elif name := _name_ending(before, match.group(), vocabulary, rules.beginning):
            organ = _ORGAN.match(after)
            yield name + organ.group() if organ else name


def _name_ending(before: str, federation: str, vocabulary: Vocabulary, beginning: re.Pattern[str]) -> str:
    """The canonical name of the union whose name ends with ``federation`` behind ``before``: a known name, else the shortest."""
    words = _NAME_CHARACTERS.search(before)
    stretch = words.group() if words else ""
    starts = sorted({0, *(match.end() for match in beginning.finditer(stretch))})
    for start in starts:
        if known := _known_union(stretch[start:], federation, vocabulary):
            return known
    name = stretch[starts[-1] :]
    if _ROLE_ONLY.match(name) or name.count("（") != name.count("）"):
        return ""  # 县（市、区）总工会 names all of a kind
    return canonical_union(name + federation, vocabulary)


def canonical_union(name: str, vocabulary: Vocabulary) -> str:
    """The full name of the union body that ``name`` denotes: 吉林省工会 is 吉林省总工会; empty for a role alone (市总工会)."""
    match = _FEDERATION.search(name)
    place, federation = name[: match.start()] if match else name, match.group() if match else ""
    if _ROLE_ONLY.match(place):
        return ""
    if known := _known_union(place, federation, vocabulary):
        return known
    if federation == "工会" and place.endswith(_REGION_END):
        return f"{place}总工会"
    return f"{place}工会" if federation == "工会委员会" else name


def _known_union(place: str, federation: str, vocabulary: Vocabulary) -> str:
    """The full name of the union, if the vocabulary knows it or its region; words in front of a region's name are left out."""
    unions = [concept.name for concept in vocabulary.by_label(place + federation) if concept.type == "TradeUnion"]
    if unions:
        return unions[0]
    if federation in ("工会", "总工会"):
        regions = (_region(place[start:], vocabulary) for start in range(len(place)))
        if region := next(filter(None, regions), ""):
            return f"{region}总工会"
    return ""


def _region(name: str, vocabulary: Vocabulary) -> str:
    """The full name of the region that ``name`` denotes, if the vocabulary knows one."""
    places = [concept for concept in vocabulary.by_label(name) if concept.type == "Place" and concept.code]
    if not places:
        return ""
    return name if name.endswith(_REGION_END) else min(places, key=lambda concept: concept.code).name


def _region_federation(title: str, vocabulary: Vocabulary) -> str:
    """The federation of the region that a title about union work begins with: 清水县“十四五”工会事业发展规划."""
    match = _REGION_TITLE.match(title)
    region = _region(match["region"], vocabulary) if match else ""
    return f"{region}总工会" if region else ""
