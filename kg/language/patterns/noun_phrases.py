"""Names built from modifiers and a head noun: …机制, …专项行动, …工程, …服务站点, …平台.

In the object zone of a clause a name begins where the verbs end, or after the separator that follows the previous name of the
list, and ends with a head noun that something closes: a separator, the end of the clause, or a word such as 建设 that heads only
the act and not the name. 健全A、B和C机制 is one name with three modifiers; 开展A行动、B行动和C活动 is three.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.language.candidates import Candidate
from kg.language.clauses import Clause, Verb
from kg.language.lexicon import Lexicon
from kg.language.patterns.phrase_words import PhraseTriggers, distinguishes, load_phrase_triggers
from kg.language.triggers import read_triggers

LONGEST = 44
_DISTRIBUTIVE = frozenset(("Campaign", "Initiative", "Platform", "Facility", "Award"))


@dataclass(frozen=True, slots=True)
class Known:
    """A mention found before, by the vocabulary: it can stand as a whole name in a list."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A stretch between separators; ``others`` where 等 follows it."""

    start: int
    end: int
    others: bool


@dataclass(frozen=True, slots=True)
class _Closed:
    """A name that ends with the head at ``head``, or a ``known`` one; ``label`` is empty where its modifiers tell nothing apart."""

    start: int
    head: int
    end: int
    label: str
    known: bool = False


class NounPhraseFinder:
    """Finds names by head noun in the object zones of clauses."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._triggers = load_phrase_triggers()
        self._opens = read_triggers("kg.language", "openings")["opens"]

    def find(
        self, text: str, masked: str, clauses: Sequence[Clause], known: Sequence[Known], word_edges: frozenset[int]
    ) -> list[Candidate]:
        """Candidates for ``text``; ``masked`` is the text with quoted stretches blanked, ``known`` the vocabulary's mentions in order."""
        longest: dict[int, int] = {}
        for mention in known:
            longest[mention.start] = max(mention.end, longest.get(mention.start, 0))
        heads = [(s, e) for s, e in self._lexicon.heads.find(masked) if e in word_edges]
        head_starts = [start for start, _ in heads]
        found: list[Candidate] = []
        for clause in clauses:
            act = self._act(masked, clause)
            if act is None:
                continue
            inside = heads[bisect_left(head_starts, act.zone) : bisect_left(head_starts, act.end)]
            if inside or "“" in masked[act.zone : act.end]:
                found.extend(_Zone(self._lexicon, self._triggers, text, masked, act, inside, longest, word_edges).names())
        return found

    def _act(self, masked: str, clause: Clause) -> Clause | None:
        """The clause, cut to where names are sought in it; ``None`` where it tells of no act.

        It ends where something stands (位于…). Where it opens with a circumstance (根据《…》开展…) it begins at the last verb of making.
        Where the thing itself is the subject (…启用) it is what stands before the verb.
        """
        opens = self._opens.search(masked, clause.start, clause.end)
        if opens and (not clause.verbs or opens.start() <= clause.verbs[0].start):
            return self._subject(masked, clause, opens)
        if not clause.verbs:
            return None
        located = self._triggers.located.search(masked, clause.start, clause.end)
        if located:
            if located.start() <= clause.zone:
                return None
            clause = replace(clause, end=located.start())
        if not self._triggers.background.match(masked, clause.start, clause.end):
            return clause
        verbs = [*clause.verbs, *clause.inner]
        last = max((index for index, verb in enumerate(verbs) if self._triggers.creates(verb)), default=-1)
        if last < 0:
            return None
        return Clause(clause.start, clause.end, (verbs[last],), verbs[last].end, tuple(verbs[last + 1 :]))

    def _subject(self, masked: str, clause: Clause, opens: re.Match[str]) -> Clause:
        """What stands before the verb of a clause whose subject is the thing itself (全市12个…服务站启用)."""
        whole = self._triggers.whole.match(masked[clause.start : opens.start()])
        zone = clause.start + (whole.end() if whole else 0)
        return Clause(clause.start, opens.start(), (Verb(opens.start(), opens.end(), opens.group(), frozenset()),), zone, ())


class _Zone:
    """The object zone of one clause, read from left to right."""

    def __init__(
        self,
        lexicon: Lexicon,
        triggers: PhraseTriggers,
        text: str,
        masked: str,
        clause: Clause,
        heads: Sequence[tuple[int, int]],
        known: Mapping[int, int],
        word_edges: frozenset[int],
    ) -> None:
        self._lexicon, self._triggers = lexicon, triggers
        self._text, self._masked, self._clause = text, masked, clause
        self._heads, self._known = heads, known
        self._head_starts = frozenset(start for start, _ in heads)
        self._head_ends = frozenset(end for _, end in heads)
        self._chunks = self._split(self._first_start(), word_edges)
        self._chunk_ends = frozenset(chunk.end for chunk in self._chunks)

    def names(self) -> list[Candidate]:
        """The names of the zone, in order."""
        found: list[Candidate] = []
        members: list[_Chunk] = []  # of a list that 等 has ended, waiting for the kind that they are of
        waiting: list[_Chunk] = []  # chunks that nothing has closed yet
        for chunk in self._chunks:
            chunk = _Chunk(self._begin_at(chunk.start, chunk is self._chunks[0]), chunk.end, chunk.others)
            begin = waiting[0].start if waiting else chunk.start
            closed = self._close(begin, chunk, bool(waiting))
            if closed is not None and not (closed.known and chunk.others):
                found.extend(self._emit(members, waiting, closed, found))
                if chunk.others and closed.label in _DISTRIBUTIVE:
                    found.extend(self._members(waiting, closed.label, ""))
                    members = [chunk]
                else:
                    members = []
                waiting = []
                continue
            waiting.append(chunk)
            if chunk.others:
                members, waiting = [*members, *waiting], []
        return found

    def _emit(self, members: list[_Chunk], waiting: list[_Chunk], closed: _Closed, found: list[Candidate]) -> list[Candidate]:
        label = self._lexicon.head_labels.get(self._masked[closed.head : closed.end], "")
        if members and label in _DISTRIBUTIVE:
            return self._distributed(members, _Closed(self._without_light(closed.start), closed.head, closed.end, label))
        if not members and waiting and label in _DISTRIBUTIVE and all(self._is_quoted(chunk) for chunk in waiting):
            start = self._begin_at(waiting[-1].end + 1, False)
            if self._masked[start] != "“":
                return self._distributed(waiting, _Closed(start, closed.head, closed.end, label))
            if self._masked.find("”", start, closed.head) == closed.head - 1:  # “A”和“B”活动
                head = self._text[closed.head : closed.end]
                last = Candidate(start, closed.end, label, f"phrase.{label.lower()}")
                return [*self._members(waiting, label, head if self._triggers.plain_head.fullmatch(head) else ""), last]
        if members and label == "Mechanism":
            start = members[0].start
            return [Candidate(start, closed.end, label, "phrase.mechanism")] if closed.end - start <= LONGEST else []
        shared = self._shared_prefix(closed, label, found) if not closed.label or closed.start in self._head_starts else None
        if shared or not closed.label:
            return [shared] if shared else []
        return [Candidate(closed.start, closed.end, closed.label, f"phrase.{closed.label.lower()}")]

    def _distributed(self, members: list[_Chunk], kind: _Closed) -> list[Candidate]:
        """The members of a list that 等 and their kind close; the kind as well where its name says more than its head."""
        text, head = self._text, self._text[kind.head : kind.end]
        category = text[kind.start : kind.end]
        attributive = self._triggers.attributive.match(category) is not None
        suffix = category if attributive and len(category) < 14 else head if self._triggers.plain_head.fullmatch(head) else ""
        found = self._members(members, kind.label, suffix)
        name_class = self._lexicon.classes[kind.label]
        if distinguishes(text[kind.start : kind.head], name_class.generic) and not attributive:
            found.append(Candidate(kind.start, kind.end, kind.label, f"phrase.{kind.label.lower()}"))
        return found

    def _members(self, members: list[_Chunk], label: str, suffix: str) -> list[Candidate]:
        """The members of a list as names of their own, those that the vocabulary knows left to it."""
        found: list[Candidate] = []
        for member in members:
            name = self._text[member.start : member.end].strip("“”") if self._is_quoted(member) else self._text[member.start : member.end]
            if len(name) > 30 or self._known.get(member.start) == member.end or self._closed_by_head(member):
                continue
            if not self._is_quoted(member) and (len(name) < 4 or name[0] in "的了"):
                continue
            found.append(Candidate(member.start, member.end, label, "phrase.list", name if name.endswith(suffix) else name + suffix))
        return found

    def _closed_by_head(self, chunk: _Chunk) -> bool:
        return any(end == chunk.end for _, end in self._heads)

    def _shared_prefix(self, closed: _Closed, label: str, found: list[Candidate]) -> Candidate | None:
        """…改革提升年、深化年行动: a bare head after a name of its kind, found or known, shares that name's modifiers."""
        stop = closed.start - 1
        if label not in ("Campaign", "Initiative") or self._masked[stop] != "、":
            return None
        previous = found[-1].start if found and found[-1].end == stop and found[-1].label in ("Campaign", "Initiative") else -1
        if previous < 0:
            previous = next((start for start, end in self._known.items() if end == stop), -1)
        head = max((start for start, end in self._heads if end == stop and start > previous), default=0)
        if previous < 0 or not head:
            return None
        name = self._text[previous:head] + self._text[closed.start : closed.end]
        return Candidate(closed.start, closed.end, label, "phrase.shared", name)

    def _is_quoted(self, chunk: _Chunk) -> bool:
        return (
            chunk.end - chunk.start > 2
            and self._masked[chunk.start] == "“"
            and self._masked.find("”", chunk.start, chunk.end) == chunk.end - 1
        )

    def _first_start(self) -> int:
        """Where the first name begins: after an agent and its verb, where the clause makes others act (推动企业建立…)."""
        clause = self._clause
        if "cause" in clause.verbs[-1].groups:
            for verb in clause.inner:
                makes = self._triggers.creates(verb) or "participate" in verb.groups or self._is_made_to(verb)
                near = clause.zone < verb.start <= clause.zone + 16 and not self._masked.startswith("的", verb.end)
                if makes and near and not self._names_a_team(clause.zone, verb.start):
                    return verb.end
        return clause.zone

    def _is_made_to(self, verb: Verb) -> bool:
        """推动各级工会建设X: a word that is a verb only behind those who act."""
        return "establish" in verb.groups and self._triggers.agents.search(self._masked, self._clause.zone, verb.start) is not None

    def _names_a_team(self, start: int, end: int) -> bool:
        """Whether those who are made to act are a team with a name (组织劳模宣讲团到企业开展…)."""
        heads = (self._masked[head:tail] for head, tail in self._heads if start < head and tail <= end)
        return any(self._lexicon.head_labels[head] == "Organization" for head in heads)

    def _split(self, start: int, word_edges: frozenset[int]) -> list[_Chunk]:
        """The chunks of the zone; 和, 与 and 及 separate only where they are words, adjacent quotations are separate."""
        chunks: list[_Chunk] = []
        masked, end = self._masked, self._clause.end
        for match in self._triggers.separator.finditer(masked, start, end):
            word = match.group()
            if any(head < match.start() < tail for head, tail in self._heads):
                continue
            if match.start() == start and word != "、":
                continue
            if word != "、" and not (match.start() in word_edges and match.end() in word_edges):
                continue
            chunks.extend(self._quotations(start, match.start(), word == "等"))
            start = match.end()
        chunks.extend(self._quotations(start, end, False))
        return [chunk for chunk in chunks if chunk.end > chunk.start]

    def _quotations(self, start: int, end: int, others: bool) -> list[_Chunk]:
        chunks: list[_Chunk] = []
        while (cut := self._masked.find("”“", start, end)) >= 0:
            chunks.append(_Chunk(start, cut + 1, False))
            start = cut + 1
        return [*chunks, _Chunk(start, end, others)]

    def _begin_at(self, position: int, first: bool) -> int:
        """The first character of a name at ``position``: a verb that opens a new object after a separator is no part of it."""
        for verb in () if first else self._clause.inner:
            known_follows = self._known.get(verb.end, 0) in self._head_ends
            opens = verb.text in self._lexicon.lists["opening"] or known_follows
            if verb.start == position and opens and position not in self._head_starts:
                position = verb.end
        return self._without_light(position)

    def _close(self, begin: int, chunk: _Chunk, compound: bool) -> _Closed | None:
        """The name that ends in ``chunk``: a known one that fills it, or the last of the first heads that something closes."""
        if self._known.get(chunk.start, 0) == chunk.end:
            return _Closed(chunk.start, chunk.end, chunk.end, "", known=True)
        unnamed: _Closed | None = None
        for head, end in self._heads:
            if head < chunk.start or end > chunk.end:
                continue
            if end in self._head_starts:
                continue
            label = self._lexicon.head_labels[self._masked[head:end]]
            name_class = self._lexicon.classes[label]
            if self._masked.startswith("“", end, chunk.end):
                begin = end  # a kind before its quoted name: 线上平台“…”
                continue
            if label != "Mechanism" and self._triggers.with_others.match(self._masked, begin):
                continue
            if end != chunk.end and not self._is_followed(end, name_class.followers):
                continue
            closed = self._closed_at(begin, head, end, chunk, compound)
            if closed.label:
                return closed
            unnamed = unnamed or closed
        return unnamed

    def _closed_at(self, begin: int, head: int, end: int, chunk: _Chunk, compound: bool) -> _Closed:
        """The name that ends with this head: without what no name holds, and with a class only where its modifiers tell it apart."""
        label = self._lexicon.head_labels[self._masked[head:end]]
        begin = self._past_breaks(self._reset(begin, head), head)
        if begin < chunk.start and self._known.get(begin, 0) in self._chunk_ends:
            begin = self._begin_at(chunk.start, False)  # …规范开展集体协商、发挥职代会制度: the first is a name by itself
        if label != "Mechanism":
            begin = self._narrowed(begin, head, chunk, compound and label != "Event", label)
        if label == "Event":
            begin = self._with_year(begin)
        told_apart = distinguishes(self._text[begin:head], self._lexicon.classes[label].generic)
        if self._masked[begin] != "“" and self._triggers.becomes.search(self._masked, max(0, begin - 2), begin):
            told_apart = False
        return _Closed(begin, head, end, label if told_apart and end - begin <= LONGEST and begin < head else "")

    def _with_year(self, begin: int) -> int:
        """A meeting is told from those of other years by the year before it."""
        year = self._triggers.year_of_event.search(self._masked, max(0, begin - 7), begin)
        return year.start() if year else begin

    def _is_followed(self, end: int, followers: Sequence[str]) -> bool:
        """Whether a word that leaves the name whole follows it, or its number (新建阅读驿站100家)."""
        if self._triggers.counted.match(self._masked, end, self._clause.end):
            return True
        return any(self._masked.startswith(word, end, self._clause.end) for word in followers)

    def _narrowed(self, begin: int, head: int, chunk: _Chunk, compound: bool, label: str) -> int:
        """Names other than mechanisms hold no enumeration, no relative clause and no second act: their last part is the name."""
        masked = self._masked
        starts = [begin]
        if compound and masked[chunk.start - 1] == "、" and begin < chunk.start <= head and not self._continues(begin, chunk):
            starts.append(chunk.start)
        inside = (verb for verb in self._clause.inner if begin < verb.start < head)
        starts.extend(verb.end for verb in inside if self._triggers.again.search(masked, max(begin, verb.start - 3), verb.start))
        if label == "Award":
            starts.extend(match.end() for match in self._triggers.granted.finditer(masked, begin, head))
            starts.append(max(begin, masked.rfind("全国", begin, head)))
        relative = masked.rfind("的", begin, head)
        if relative > begin and masked[relative - 1] != "党" and masked[begin] != "“":
            starts.append(relative + 1)
        generic = self._lexicon.classes[label].generic
        last = self._without_light(max(starts))
        if last < head and distinguishes(self._text[last:head], generic):
            return last
        return begin if label in {"Facility", "Platform"} and not compound else head if last > begin else begin

    def _continues(self, begin: int, chunk: _Chunk) -> bool:
        """进园区、进企业、进校园活动: the parts of one name open with the same verb."""
        verb = self._triggers.parallel.match(self._masked, chunk.start)
        return verb is not None and verb.group() in self._masked[begin : chunk.start]

    def _past_breaks(self, begin: int, head: int) -> int:
        """Behind what no name holds: …转化为X机制, …纳入X, and 与A、B的X机制 behind its partners."""
        last = max((m.end() for m in self._triggers.breaks.finditer(self._masked, begin, head)), default=begin)
        if self._triggers.with_others.match(self._masked, begin):
            last = max(last, self._masked.rfind("的", begin, head) + 1)
        return self._without_light(last) if last > begin else begin

    def _reset(self, begin: int, head: int) -> int:
        """A verb of making after a separator opens a new object (提升X，健全Y和完善Z机制)."""
        for verb in self._clause.inner:
            opens = verb.start == begin or (begin < verb.start < head and self._masked[verb.start - 1] in "、和与及并")
            if opens and verb.start < head and self._triggers.creates(verb):
                begin = verb.end
        return self._without_light(begin)

    def _without_light(self, position: int) -> int:
        """Past quantities, articles and adjectives that never begin a name."""
        masked, end = self._masked, self._clause.end
        while position < end:
            quantity = self._triggers.quantity.match(masked, position, min(end, position + 16))
            quantity = quantity or self._triggers.year.match(masked, position, end)
            if quantity:
                position = quantity.end()
                continue
            word = next((w for w in self._lexicon.light if masked.startswith(w, position, end)), None)
            if word is None or position + len(word) >= end:
                break
            position += len(word)
        return position
