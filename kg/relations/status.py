"""Whether a clause tells what was done or what is to be done.

The part of the report decides first, then the sentence's own words, then the kind of document; where nothing decides, a statement
is planned: a promise shown as a deed is the worst error the graph can make.
"""

from __future__ import annotations

import re

from kg.documents.document import Document
from kg.fragment import Status
from kg.language.clauses import Clause
from kg.language.lexicon import read_data
from kg.relations.view import DocumentView, Sentence

_DONE = re.compile(
    r"已(?:经|有|建|在|成|累|被|达)?|(?<![为除])了(?!解)|累计|截至|截止|近日|日前|昨日|今天上午|近年来|五年来|三年来|一年来|[去今]年以来|目前|先后|荣获|被授予|被评为|被命名为|取得[^，。]{0,12}成效|过去[一二三四五]年|同比"
)
_TO_DO = re.compile(
    r"(?<![需重主紧首只简概纪摘])要(?![求点素约闻害道领件么是务案])|将(?=[会在于继进全深开举实建组推加])|拟|力争|争取|今后|下一步|下一阶段|必须|应当|确保到|(?<![五年动施训划方作展业设产养])计划(?=[\u4e00-\u9fff])(?!生育|单列|经济)|年内(?:再|新)|将要|准备|明年|未来|到20\d\d年底?[，,前]?(?!，?已)|尚未|还没有|有待|应(?=[当该建设])|打算|预计|务必|鼓励|倡导"
)
_AHEAD = re.compile(r"力争|争取到|今后|下一步|到20\d\d年.{0,6}(?:达到|实现|建成)")
_NEGATED = re.compile(r"(?:尚未|还没有|没有|未能|未|不再|不得|停止|取消|撤销)(?=.{0,6}$)")
_ACCOMPLISHED = re.compile(r"取得[^，。]{0,14}成[效果]|已(?:经|建成|达|累计|超过)|截至|近日|日前|五年来|同比|以来，")
_DECISION = re.compile(r"表彰|授予|命名|追授")
_EXHORTING_KINDS = frozenset(("article", "plan", "regulation", "opinion-interview"))


class StatusJudge:
    """Judges clauses of one document."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._document: Document = view.document
        verbs = read_data("verbs")
        self._continuing = re.compile("|".join(sorted(map(str, _words(verbs["continuing"])), key=lambda w: (-len(w), w))))

    def status(self, sentence: Sentence, clause: Clause) -> Status:
        """Of what the clause says its subject does."""
        before = self._view.text[sentence.start : clause.end]
        whole = self._view.text[sentence.start : sentence.end]
        kind = self._document.metadata.kind
        if sentence.part == "review":
            ahead = _AHEAD if kind == "report" else _TO_DO
            return "planned" if ahead.search(before) and "已" not in before else "achieved"
        if self._performs(clause):
            return "achieved"
        if sentence.part == "plan":
            done = _ACCOMPLISHED.search(whole) or (self._in_the_past(sentence) and not _TO_DO.search(before))
            return "achieved" if done and not re.search(r"要(?!求)", before) else "planned"
        if _TO_DO.search(before):
            return "planned"
        return "achieved" if kind not in _EXHORTING_KINDS or _DONE.search(whole) or self._in_the_past(sentence) else "planned"

    def _performs(self, clause: Clause) -> bool:
        """Whether the clause does what it says: the decision that grants an honour grants it."""
        grants = any("confer" in verb.groups for verb in clause.verbs)
        return grants and bool(_DECISION.search(self._document.metadata.title)) and not _TO_DO.search(self._view.text[clause.start : clause.end])

    def _in_the_past(self, sentence: Sentence) -> bool:
        """Whether the sentence, or the first year its paragraph names before it, lies before the year of the document."""
        issued = self._document.metadata.issued[:4]
        if not issued:
            return False
        paragraph = self._view.text.rfind("\n", 0, sentence.start) + 1
        years = re.findall(r"(?<!\d)((?:19|20)\d\d)年(?!以来)", self._view.text[paragraph : sentence.end])
        return bool(years) and max(years) < issued

    def of_the_thing(self, sentence: Sentence, clause: Clause | None, status: Status) -> Status:
        """Of what a plan's clause says of the thing itself: 深化, 持续, 叫响…品牌 X say that X exists already."""
        if status == "achieved" or clause is None:
            return status
        lead = self._view.text[clause.start : clause.zone]
        return "achieved" if self._continuing.search(lead) and not re.search(r"健全|完善|建立|构建|创建|创新|探索", lead) else "planned"

    def negated(self, clause: Clause) -> bool:
        """Whether the clause says that something is not done."""
        first = clause.verbs[0].start if clause.verbs else clause.end
        return bool(_NEGATED.search(self._view.text[clause.start : first]))


def _words(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
