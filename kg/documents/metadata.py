"""What a document is as a whole: title, date, publisher, author, event, kind, whose report, and the years it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.documents.dates import arabic_years, find_date
from kg.documents.document import Metadata
from kg.documents.furniture import Line
from kg.documents.reporting_body import Clues, reporting_body
from kg.documents.rules import load_rules
from ontology.vocabulary import Vocabulary

_PROSE_LENGTH = 60
_NEXT_FIELD = "编辑|责编|作者|时间|日期|发布|浏览|点击|阅读|字体|字号|记者|$"
_SOURCE = re.compile(
    f"(?:文章|信息|稿件)?来源(?:单位)?[：:]\\s*[《“]?(?P<name>[^\\s《》“”|）)\\]】]+?)[》”]?(?=[\\s|）)】]|{_NEXT_FIELD})"
)
_PUBLISHER = re.compile("(?:发布|发文|主办)(?:单位|机构|机关)[：:]\\s*(?P<name>[^\\s，。|）]{3,30})")
_WELCOME = re.compile("欢迎(?:您)?(?:访问|光临|来到|浏览|登录)(?P<name>[^，。！]{3,20}?)(?:网站|官网|门户网站|官方网站|网)?[！。]?$")
_AUTHOR = re.compile("(?:作者|撰稿|撰文|讲话人|报告人)[：:]\\s*(?P<name>[\u4e00-\u9fa5·]{2,4})(?=\\s|[|）)，、]|编辑|来源|时间|$)")
_REPORTER = re.compile("(?:记者|通讯员)[：:]?\\s?(?P<name>[\u4e00-\u9fa5]{2,4})(?=[\\s）)，、|]|$)")
_SPEAKER = re.compile("^(?:——)?(?P<name>[\u4e00-\u9fa5]{2,3})(?:同志)?(?:：|在.{4,60}上的?(?:讲话|报告|致辞|发言))")
_OFFICE_HOLDER = re.compile("(?:主席|书记|部长|主任|秘书长) (?P<name>[\u4e00-\u9fa5]{2,3})$")
_SPAN = re.compile(r"(?:19|20)\d{2}年?\s?[—－\-–~～至到]{1,2}\s?(?:19|20)\d{2}年?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page before its metadata are known: all its lines with what is furniture, and what its format says of it."""

    lines: Sequence[Line]
    file_stem: str
    marked_title: str
    described: Mapping[str, str]


def read_metadata(page: Page, vocabulary: Vocabulary) -> Metadata:
    """The metadata of ``page``, except the periods (``periods``), which need the sections."""
    kept = [line.text for line in page.lines if not line.reason and line.text]
    head, tail = _head_and_tail(page.lines)
    title = _title(page, kept)
    publishers = _publishers([*head, *tail])
    if said := page.described.get("publisher"):
        publishers = list(dict.fromkeys([*publishers, said]))
    event = _event([title, *kept[:4]])
    kind = _kind(title, kept)
    opening, closing = "\n".join(kept[1:5])[:400], [line for line in kept[-3:] if len(line) < _PROSE_LENGTH]
    clues = Clues(title, event, opening, closing, publishers, kind in ("news", "report"), _level(kept))
    return Metadata(
        title=title,
        issued=find_date(page.described.get("issued", "")) or _issued(head, tail, title),
        publisher=publishers[0] if publishers else "",
        author=_author(title, head, tail),
        event=event,
        body=reporting_body(clues, vocabulary),
        kind=kind,
    )


def _level(kept: Sequence[str]) -> str:
    """The level of the body that says 我市, 本市, 全市 in the text; empty where it does not, or says more than one as often."""
    counts = Counter(re.findall("[我本全]([省市县区州])(?![域长])", "\n".join(kept)))
    most = counts.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""


def _head_and_tail(lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    """The lines before the first and after the last line of prose; without prose all are head."""
    prose = [index for index, line in enumerate(lines) if not line.reason and _is_prose(line.text)]
    if not prose:
        return [line.text for line in lines], []
    return [line.text for line in lines[: prose[0]]], [line.text for line in lines[prose[-1] + 1 :]]


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE_LENGTH and "。" in line


def _title(page: Page, kept: Sequence[str]) -> str:
    rules = load_rules("metadata.toml")["title"]
    page_title = re.sub(rules["site"], "", page.described.get("page", ""))
    for said in (page.marked_title, page.described.get("title", ""), page_title if page_title in kept else ""):
        if said:
            return _clean_title(_joined_title(said, kept[kept.index(said) + 1 :][:2] if said in kept else []))
    for index, line in enumerate(kept[:6], start=1):
        if re.search(rules["greeting"], line) or find_date(line) == line:
            continue
        if _is_prose(line) or line.endswith("。"):
            break
        return _clean_title(_joined_title(line, kept[index : index + 2]))
    for furniture in (line for line in page.lines[:4] if line.reason):
        if match := re.search(rules["introduction"], furniture.text):
            return _clean_title(match["title"])
    return page.file_stem


def _joined_title(first: str, following: Sequence[str]) -> str:
    """A title that runs over several lines, or has a subtitle that begins with a dash."""
    title = first
    for line in following:
        is_subtitle = line.startswith("——") and not line.endswith("。") and len(line) < _PROSE_LENGTH * 2
        is_continued = title.endswith(("关于", "上", "和", "与", "暨", "的")) and len(line) < 40
        if not (is_subtitle or is_continued or (line.startswith("的") and len(line) < 20)):
            break
        title += line
    return title


def _clean_title(title: str) -> str:
    return re.sub(load_rules("metadata.toml")["title"]["page"], "", " ".join(title.split()))


def _publishers(lines: Sequence[str]) -> list[str]:
    found = [match["name"] for pattern in (_SOURCE, _PUBLISHER, _WELCOME) for line in lines if (match := pattern.search(line))]
    return list(dict.fromkeys(found))


def _event(lines: Sequence[str]) -> str:
    pattern = re.compile(load_rules("metadata.toml")["event"]["pattern"])
    return next((match["event"] for line in lines if len(line) < 200 and (match := pattern.search(line))), "")


def _issued(head: Sequence[str], tail: Sequence[str], title: str) -> str:
    dated = [line for line in (*head, *tail) if len(line) < _PROSE_LENGTH * 2 and find_date(line)]
    published = [line for line in dated if re.search("时间|日期|发布|来源", line)]
    for line in (*published, *dated):
        if line != title:
            return find_date(line)
    match = _YEAR.search(_SPAN.sub("", arabic_years(title)))
    return find_date(title) or (match[1] if match else "")


def _author(title: str, head: Sequence[str], tail: Sequence[str]) -> str:
    if (match := _SPEAKER.search(title)) and match["name"][0] in _surnames():
        return match["name"]
    for pattern in (_AUTHOR, _REPORTER):
        for line in (*head, *tail):
            if match := pattern.search(line):
                return match["name"]
    for line in head:
        if (match := _OFFICE_HOLDER.search(line)) and match["name"][0] in _surnames():
            return match["name"]
        name = line.replace(" ", "")
        if 2 <= len(name) <= 4 and name[0] in _surnames() and re.fullmatch("[\u4e00-\u9fa5·]+", name) and name != title:
            return name
    return ""


def _kind(title: str, kept: Sequence[str]) -> str:
    opening = load_rules("metadata.toml")["opening"]
    prose = [line for line in kept if _is_prose(line)]
    is_news = bool(prose) and bool(re.search(opening["news"], prose[0][:80]))
    for rule in load_rules("metadata.toml")["kind"]:
        if re.search(rule["pattern"], title) and not (is_news and rule.get("unless_news", False)):
            return str(rule["kind"])
    if is_news:
        return "news"
    if any(re.search(opening["task"], line) for line in kept[:6]):
        return "plan"
    return "article" if prose and any(re.search("作者(?:为|系|是)", line) for line in kept[-3:]) else "other"


@cache
def _surnames() -> frozenset[str]:
    return frozenset(load_rules("metadata.toml")["author"]["surnames"])
