"""Names built from modifiers and a head noun: …机制, …专项行动, …工程, …服务站点, …平台.

In the object zone of a clause a name begins where the verbs end, or after the separator that follows the previous name of the
list, and ends with a head noun that something closes: a separator, the end of the clause, or a word such as 建设 that heads only
the act and not the name. 健全A、B和C机制 is one name with three modifiers; 开展A行动、B行动和C活动 is three.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.language.candidates import Candidate
from kg.language.clauses import MASK, Clause
from kg.language.lexicon import Lexicon

_SEPARATOR = re.compile(r"、|和|与|及|以及|暨|，")
_OTHERS = re.compile(r"等(?:一系列|系列|一批|多项|各项|品牌|重点|特色)*")
_QUANTITY = re.compile(r"^[约近超逾]?(?:[\d.,]+|[一二两三四五六七八九十百千]+)[万亿]?[余多几]?(?:个|家|项|条|场|次|期|批|所|处|座|支|名|件|类|种|套|大|户|对)(?:以上)?")
_BACKGROUND = re.compile(r"^(?:紧紧|紧密|始终|主动)?(?:围绕|聚焦|紧扣|面对|适应|着眼|立足|针对|随着|面向|基于|根据|按照|依据)")
_TAIL = re.compile(r"(?:的)?(?:方面|过程中|过程|基础上|中|下|同时)$")
LONGEST = 44
_CREATING = frozenset(
    ("建立", "健全", "完善", "构建", "搭建", "打造", "设立", "成立", "开展", "举办", "召开", "实施", "启动", "推行", "实行", "制定", "签订", "建成", "开通", "组建")
)


@dataclass(frozen=True, slots=True)
class Known:
    """A mention found before, by the vocabulary: it can stand as a whole name in a list."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One name of a list: its stretch, class and head; ``quoted`` where it is only what stands in quotation marks."""

    start: int
    end: int
    label: str
    head: int
    quoted: bool = False


class NounPhraseFinder:
    """Finds names by head noun in the object zones of clauses."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def find(self, text: str, masked: str, clauses: Sequence[Clause], known: Sequence[Known], word_edges: frozenset[int]) -> list[Candidate]:
        """Candidates for ``text``; ``masked`` is the text with quoted stretches blanked, ``known`` the vocabulary's mentions in order."""
        heads = [
            (start, end) for start, end in self._lexicon.heads.find(masked) if end in word_edges and (start in word_edges or end - start > 1)
        ]
        head_starts = [start for start, _ in heads]
        known_by_start: dict[int, Known] = {}
        for mention in known:
            if mention.start not in known_by_start or mention.end > known_by_start[mention.start].end:
                known_by_start[mention.start] = mention
        found: list[Candidate] = []
        for clause in clauses:
            if not clause.verbs or _BACKGROUND.match(masked, clause.start, clause.end):
                continue
            inside = heads[bisect_left(head_starts, clause.zone) : bisect_left(head_starts, clause.end)]
            items = self._items(text, masked, clause, inside, known_by_start)
            found.extend(self._distribute(text, items))
        return found

    def _items(
        self, text: str, masked: str, clause: Clause, heads: list[tuple[int, int]], known: Mapping[int, Known]
    ) -> list[Item]:
        """The names of the zone, in order."""
        items: list[Item] = []
        position = self._name_start(masked, clause, clause.zone)
        remaining = list(heads)
        while position < clause.end:
            position = self._without_light(masked, position, clause.end)
            quoted = self._quoted_item(masked, position, clause.end)
            if quoted:
                items.append(Item(position, quoted, "", quoted, quoted=True))
                position = self._after_separator(masked, quoted, clause.end)
                continue
            mention = known.get(position)
            if mention and mention.end <= clause.end and self._closes(masked, mention.end, clause.end, ()):
                items.append(Item(position, mention.end, "", mention.end))
                position = self._after_separator(masked, mention.end, clause.end)
                continue
            remaining = [head for head in remaining if head[0] >= position]
            item = self._next_name(text, masked, position, clause, remaining)
            if item is None:
                break
            if item.label:
                items.append(item)
            position = self._after_separator(masked, item.end, clause.end)
        return items

    def _name_start(self, masked: str, clause: Clause, zone: int) -> int:
        """Where the first name begins: after an agent and its verb, where the clause makes others act (推动企业建立…)."""
        if clause.verbs and "cause" in clause.verbs[-1].groups:
            for verb in clause.inner:
                if verb.text in _CREATING and verb.start > zone and not masked.startswith("的", verb.end):
                    return verb.end
        return zone

    def _next_name(self, text: str, masked: str, position: int, clause: Clause, heads: list[tuple[int, int]]) -> Item | None:
        for start, end in heads:
            if start < position or end > clause.end:
                continue
            label = self._lexicon.head_labels[masked[start:end]]
            name_class = self._lexicon.classes[label]
            if not self._closes(masked, end, clause.end, name_class.followers):
                continue
            begin = self._reset(masked, position, start, clause)
            if start < begin:
                continue
            if end - begin > LONGEST or not self._tells_apart(text, begin, start, end, name_class.generic):
                return Item(begin, end, "", start)
            return Item(begin, end, label, start)
        return None

    def _reset(self, masked: str, position: int, head: int, clause: Clause) -> int:
        """A verb of making after a separator begins a new object (提升X，健全Y和完善Z机制)."""
        begin = position
        for verb in clause.inner:
            if position <= verb.start < head and verb.text in _CREATING and (verb.start == position or masked[verb.start - 1] in "、和与及并"):
                begin = verb.end
        return self._without_light(masked, begin, clause.end)

    def _without_light(self, masked: str, position: int, end: int) -> int:
        """Past quantities, articles and adjectives that never begin a name."""
        moved = True
        while moved and position < end:
            moved = False
            quantity = _QUANTITY.match(masked[position : min(end, position + 16)])
            if quantity:
                position += quantity.end()
                moved = True
                continue
            for word in self._lexicon.light:
                if masked.startswith(word, position, end) and word != "“" and position + len(word) < end:
                    position += len(word)
                    moved = True
                    break
        return position

    def _quoted_item(self, masked: str, position: int, end: int) -> int:
        """The end of a quotation that stands alone in a list, or 0."""
        if position >= end or masked[position] != "“":
            return 0
        close = masked.find("”", position, end)
        if close < 0:
            return 0
        after = close + 1
        return after if after >= end or masked[after] in "、“和与及等" else 0

    def _closes(self, masked: str, position: int, end: int, followers: Sequence[str]) -> bool:
        if position >= end or masked[position] in "、和与及等（”“暨":
            return True
        return any(masked.startswith(word, position, end) for word in followers)

    def _after_separator(self, masked: str, position: int, end: int) -> int:
        """The place after the separator that follows, or after 等, or the next separator of the zone."""
        others = _OTHERS.match(masked, position, end)
        if others:
            return others.end()
        if position < end and masked[position] == "“":
            return position
        separator = _SEPARATOR.match(masked, position, end)
        if separator:
            return separator.end()
        later = re.compile(r"、|，|以及|和|与").search(masked, position, end)
        return later.end() if later else end

    def _tells_apart(self, text: str, begin: int, head: int, end: int, generic: Sequence[str]) -> bool:
        """Whether the modifiers before the head distinguish it from every other thing of its kind."""
        return distinguishes(text[begin:head], generic)

    def _distribute(self, text: str, items: list[Item]) -> list[Candidate]:
        """Turn items into candidates; quoted ones share the head that ends their list."""
        found: list[Candidate] = []
        for index, item in enumerate(items):
            if item.label:
                found.append(Candidate(item.start, item.end, item.label, f"phrase.{item.label.lower()}"))
                continue
            if not item.quoted:
                continue
            closing = next((later for later in items[index + 1 :] if not later.quoted), None)
            label = closing.label if closing and closing.label in {"Campaign", "Initiative", "Platform", "Facility"} else ""
            if label and closing and text[closing.start] != "“":
                suffix = text[closing.start : closing.end]
                name = text[item.start + 1 : item.end - 1] + (suffix if len(suffix) < 14 else "")
                found.append(Candidate(item.start, item.end, label, "phrase.list", name))
        return found


def distinguishes(modifiers: str, generic: Sequence[str]) -> bool:
    """Whether anything is left of ``modifiers`` when the words that name nothing are taken away."""
    rest = modifiers.replace(MASK, "")
    changed = True
    while changed:
        changed = False
        for word in generic:
            if rest.endswith(word):
                rest, changed = rest[: -len(word)], True
                break
            if rest.startswith(word):
                rest, changed = rest[len(word) :], True
                break
    return len(rest.strip("的、和与及了“”")) >= 2
