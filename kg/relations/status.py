"""Whether a clause tells what was done or what is to be done.

The part of the report decides first, then the sentence's own words, then the kind of document; where nothing decides, a statement
is planned: a promise shown as a deed is the worst error the graph can make.
"""

from __future__ import annotations

from kg.documents.document import Document
from kg.fragment import Status
from kg.language.clauses import Clause
from kg.relations.triggers import StatusTriggers
from kg.relations.view import DocumentView, Sentence

_PARAGRAPH = 2000  # characters back to which a paragraph's years are looked for
_EXHORTING_KINDS = frozenset(("article", "plan", "regulation", "opinion-interview"))


class StatusJudge:
    """Judges clauses of one document."""

    def __init__(self, view: DocumentView, triggers: StatusTriggers) -> None:
        self._view = view
        self._document: Document = view.document
        self._triggers = triggers
        self._latest_year: dict[int, str] = {}  # by the start of the sentence up to whose end its paragraph names it

    def status(self, sentence: Sentence, clause: Clause) -> Status:
        """Of what the clause says its subject does."""
        before = self._view.text[sentence.start : clause.end]
        if self._announced(sentence):
            return "planned"
        if sentence.part == "review":
            return self._looking_back(before)
        if self._performs(clause):
            return "achieved"
        if sentence.part == "plan":
            return self._looking_ahead(sentence, before)
        if self._triggers.to_do.search(before):
            return "planned"
        if self._document.metadata.kind not in _EXHORTING_KINDS:
            return "achieved"
        whole = self._view.text[sentence.start : sentence.end]
        return "achieved" if self._triggers.done.search(whole) or self._in_the_past(sentence) else "planned"

    def _looking_back(self, before: str) -> Status:
        """In the part that tells what was done."""
        ahead = self._triggers.ahead if self._document.metadata.kind == "report" else self._triggers.to_do
        last = max((match.end() for match in ahead.finditer(before)), default=-1)
        return "planned" if last >= 0 and "已" not in before[last:] else "achieved"

    def _looking_ahead(self, sentence: Sentence, before: str) -> Status:
        """In the part that tells what is to be done."""
        whole = self._view.text[sentence.start : sentence.end]
        to_do = max((match.end() for match in self._triggers.to_do.finditer(before)), default=-1)
        accomplished = max((match.end() for match in self._triggers.accomplished.finditer(before)), default=-1)
        if to_do > accomplished >= 0:
            return "planned"  # 到去年底已资助…，今后计划资助…
        done = self._triggers.accomplished.search(whole) or (self._in_the_past(sentence) and to_do < 0)
        return "achieved" if done and not self._triggers.asks.search(before) else "planned"

    def _performs(self, clause: Clause) -> bool:
        """Whether the clause does what it says: the decision that grants an honour grants it."""
        grants = any("confer" in verb.groups for verb in clause.verbs)
        if not grants or not self._triggers.decision.search(self._document.metadata.title):
            return False
        return not self._triggers.to_do.search(self._view.text[clause.start : clause.end])

    def _announced(self, sentence: Sentence) -> bool:
        """Whether the document announces what is to be done and the sentence tells nothing that was."""
        title = self._document.metadata.title
        news = self._document.metadata.kind in ("news", "other")
        if not news or not self._triggers.announces.search(title) or self._triggers.done.search(title):
            return False
        whole = self._view.text[sentence.start : sentence.end]
        return not self._triggers.done.search(whole.replace(title, "")) and not self._in_the_past(sentence)

    def _in_the_past(self, sentence: Sentence) -> bool:
        """Whether the sentence, or the first year its paragraph names before it, lies before the year of the document."""
        issued = self._document.metadata.issued[:4]
        if not issued:
            return False
        if sentence.start not in self._latest_year:
            near = max(0, sentence.start - _PARAGRAPH)
            paragraph = max(near, self._view.text.rfind("\n", near, sentence.start) + 1)
            years: list[str] = self._triggers.year.findall(self._view.text[paragraph : sentence.end])
            self._latest_year[sentence.start] = max(years, default="")
        latest = self._latest_year[sentence.start]
        return latest != "" and latest < issued

    def of_the_thing(self, sentence: Sentence, clause: Clause | None, status: Status) -> Status:
        """Of what a plan's clause says of the thing itself: 深化, 持续, 叫响…品牌 X say that X exists already."""
        if status == "achieved" or clause is None:
            return status
        lead = self._view.text[clause.start : clause.zone]
        return "achieved" if self._triggers.continues.search(lead) and not self._triggers.renews.search(lead) else "planned"

    def negated(self, clause: Clause) -> bool:
        """Whether the clause says that something is not done."""
        first = clause.verbs[0].start if clause.verbs else clause.end
        if self._triggers.negated.search(self._view.text[clause.start : first]):
            return True
        return self._triggers.cancelled.search(self._view.text, clause.start, clause.end) is not None
