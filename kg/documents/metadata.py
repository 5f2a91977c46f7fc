"""What a document is as a whole: title, date, publisher, author, event, kind, whose report, and the years it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.documents.adopting_body import adopting_body
from kg.documents.dates import arabic_years, find_date
from kg.documents.document import Metadata
from kg.documents.furniture import Line
from kg.documents.reporting_body import BodyRules, Clues, load_body_rules, reporting_body
from kg.documents.rules import load_rules
from kg.documents.titles import PROSE_LENGTH, Page, TitleRules, find_title, is_prose, load_title_rules
from ontology.vocabulary import Vocabulary

_NEXT_FIELD = "编辑|责编|作者|时间|日期|发布|浏览|点击|阅读|字体|字号|记者|$"
_SOURCE = re.compile(f"(?:文章|信息|稿件)?来源(?:单位)?[：:]\\s*[《“]?(?P<name>[^\\s《》“”|）)\\]】]+?)[》”]?(?=[\\s|）)】]|{_NEXT_FIELD})")
_PUBLISHER = re.compile("(?:发布|发文|主办)(?:单位|机构|机关)[：:]\\s*(?P<name>[^\\s，。|）]{3,30})")
_WELCOME = re.compile("欢迎(?:您)?(?:访问|光临|来到|浏览|登录)(?P<name>[^，。！]{3,20}?)(?:网站|官网|门户网站|官方网站|网)?[！。]?$")
_AUTHOR = re.compile("(?:作者|撰稿|撰文|讲话人|报告人)[：:]\\s*(?P<name>[\u4e00-\u9fa5·]{2,4})(?=\\s|[|）)，、]|编辑|来源|时间|$)")
_REPORTER = re.compile("(?:记者|通讯员)[：:]?\\s?(?P<name>[\u4e00-\u9fa5]{2,4})(?=[\\s）)，、|]|$)")
_SPEAKER = re.compile("^(?:——)?(?P<name>[\u4e00-\u9fa5]{2,3})(?:同志)?(?:：|在.{4,60}上的?(?:讲话|报告|致辞|发言))")
_SPAN = re.compile(r"(?:19|20)\d{2}年?\s?[—－\-–~～至到]{1,2}\s?(?:19|20)\d{2}年?")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年)")


@dataclass(frozen=True, slots=True)
class KindRule:
    """A pattern for the title of documents of ``kind``; ``unless_news``: not if the document opens like news."""

    kind: str
    pattern: re.Pattern[str]
    unless_news: bool


@dataclass(frozen=True, slots=True)
class MetadataRules:
    """What tells title, kind, event, author and body of a document (``rules/metadata.toml``)."""

    title: TitleRules
    body: BodyRules
    kinds: tuple[KindRule, ...]
    news_opening: re.Pattern[str]
    task_opening: re.Pattern[str]
    event: re.Pattern[str]
    surnames: frozenset[str]
    office_holder: re.Pattern[str]


def load_metadata_rules() -> MetadataRules:
    """The rules of ``rules/metadata.toml``."""
    rules = load_rules("metadata.toml")
    return MetadataRules(
        title=load_title_rules(),
        body=load_body_rules(),
        kinds=tuple(KindRule(rule["kind"], re.compile(rule["pattern"]), rule.get("unless_news", False)) for rule in rules["kind"]),
        news_opening=re.compile(rules["opening"]["news"]),
        task_opening=re.compile(rules["opening"]["task"]),
        event=re.compile(rules["event"]["pattern"]),
        surnames=frozenset(rules["author"]["surnames"]),
        office_holder=re.compile(rules["author"]["office_holder"]),
    )


def read_metadata(page: Page, vocabulary: Vocabulary, rules: MetadataRules) -> Metadata:
    """The metadata of ``page``, except the periods (``periods``), which need the sections."""
    kept = [line.text for line in page.lines if not line.reason and line.text]
    head, tail = _head_and_tail(page.lines)
    title = find_title(page, kept, rules.title)
    publishers = _publishers([*head, *tail])
    if said := page.described.get("publisher"):
        publishers = list(dict.fromkeys([*publishers, said]))
    event = _event([title, *kept[:4]], rules)
    kind = _kind(title, kept, rules)
    first = 1 if kept and kept[0] in title else 0
    opening, closing = "\n".join(kept[first : first + 4])[:400], [line for line in kept[-3:] if len(line) < PROSE_LENGTH]
    clues = Clues(title, event, opening, closing, publishers, kind in ("news", "report"), _level(kept), "\n".join(kept))
    return Metadata(
        title=title,
        issued=find_date(page.described.get("issued", "")) or _issued(head, tail, title),
        publisher=publishers[0] if publishers else "",
        author=_author(title, head, tail, rules) or _described_author(page.described.get("author", ""), rules),
        event=event,
        body=(adopting_body(kept) if kind == "regulation" else "") or reporting_body(clues, vocabulary, rules.body),
        kind=kind,
    )


def _level(kept: Sequence[str]) -> str:
    """The level of the body that says 我市, 本市, 全市 in the text; empty where it does not, or says more than one as often."""
    counts = Counter(re.findall("[我本全]([省市县区州])(?![域长])", "\n".join(kept)))
    most = counts.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else ""


def _head_and_tail(lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    """The lines before the first and after the last line of prose; without prose all are head."""
    prose = [index for index, line in enumerate(lines) if not line.reason and is_prose(line.text)]
    if not prose:
        return [line.text for line in lines], []
    return [line.text for line in lines[: prose[0]]], [line.text for line in lines[prose[-1] + 1 :]]


def _publishers(lines: Sequence[str]) -> list[str]:
    found = [match["name"] for pattern in (_SOURCE, _PUBLISHER, _WELCOME) for line in lines if (match := pattern.search(line))]
    return list(dict.fromkeys(found))


def _event(lines: Sequence[str], rules: MetadataRules) -> str:
    return next((match["event"] for line in lines if len(line) < 200 and (match := rules.event.search(line))), "")


def _issued(head: Sequence[str], tail: Sequence[str], title: str) -> str:
    short = [line for line in (*head, *tail) if len(line) < PROSE_LENGTH * 2]
    published = [line for line in short if re.search("时间|日期|发布|来源", line) and find_date(line)]
    dated = [line for line in short if "\t" not in line and find_date(line)]  # the years of a table's rows date its figures
    for line in (*published, *dated):
        if line != title:
            return find_date(line)
    match = _YEAR.search(_SPAN.sub("", arabic_years(title)))
    return find_date(title) or (match[1] if match else "")


def _author(title: str, head: Sequence[str], tail: Sequence[str], rules: MetadataRules) -> str:
    if (match := _SPEAKER.search(title)) and match["name"][0] in rules.surnames:
        return match["name"]
    for pattern in (_AUTHOR, _REPORTER):
        for line in (*head, *tail):
            if match := pattern.search(line):
                return match["name"]
    for line in head:
        if match := rules.office_holder.search(line):
            return match["name"].replace(" ", "")
        name = line.replace(" ", "")
        if name != title and _is_name(name, rules):
            return name
    return ""


def _described_author(author: str, rules: MetadataRules) -> str:
    """``author`` as the format names it, if that is a person's name: sites also put the name of an account there."""
    name = author.replace(" ", "")
    return name if _is_name(name, rules) else ""


def _is_name(word: str, rules: MetadataRules) -> bool:
    """Whether ``word`` may be a person's name by its length and its surname."""
    return 2 <= len(word) <= 4 and word[0] in rules.surnames and bool(re.fullmatch("[\u4e00-\u9fa5·]+", word))


def _kind(title: str, kept: Sequence[str], rules: MetadataRules) -> str:
    prose = [line for line in kept if is_prose(line)]
    is_news = bool(prose) and bool(rules.news_opening.search(prose[0][:80]))
    for rule in rules.kinds:
        if rule.pattern.search(title) and not (is_news and rule.unless_news):
            return rule.kind
    if is_news:
        return "news"
    if any(rules.task_opening.search(line) for line in kept[:6]):
        return "plan"
    return "article" if prose and any(re.search("作者(?:为|系|是)", line) for line in kept[-3:]) else "other"
