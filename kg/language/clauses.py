"""Clauses: the stretches between commas, each with the verbs it begins with and the zone of their objects.

Union texts are written in long sentences of short clauses, most without a subject: adverbs, one to four verbs in a row, then one
noun phrase or a list of them (推动建立健全A、B和C). Knowing where the verbs end and the objects begin is what the noun-phrase
patterns and the relation rules both stand on; no dependency parser is reliable enough here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Doc

from kg.language.lexicon import Lexicon
from kg.language.triggers import read_triggers

_KEY = "union_kg.clauses"
_BREAK = re.compile(r"[，；。！？：\n\t]")
_ENCLOSED = re.compile(r"“[^”\n]{1,80}”|‘[^’\n]{1,60}’|《[^》\n]{1,120}》|（[^（）\n]{1,60}）")
_JOINERS = "、和并与及"
MASK = "□"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in its place, with the groups of ``verbs.toml`` it belongs to."""

    start: int
    end: int
    text: str
    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause ``[start, end)``: its leading run of verbs, where their objects begin (``zone``), and the verbs inside the zone."""

    start: int
    end: int
    verbs: tuple[Verb, ...]
    zone: int
    inner: tuple[Verb, ...]


def mask_enclosed(text: str) -> str:
    """``text`` with what stands in quotation marks, 《》 or （） blanked out, of the same length."""
    return _ENCLOSED.sub(lambda m: text[m.start()] + MASK * (m.end() - m.start() - 2) + text[m.end() - 1], text)


def mask_spans(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """``text`` with the given stretches blanked out, of the same length."""
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        if end <= position:
            continue
        start = max(start, position)
        parts.append(text[position:start])
        parts.append(MASK * (end - start))
        position = end
    parts.append(text[position:])
    return "".join(parts)


class ClauseParser:
    """Finds the clauses of a text with their verbs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._noun = read_triggers("kg.language", "clauses")["noun"]
        self._longest_adverb = max(len(adverb) for adverb in lexicon.adverbs)

    def parse(self, masked: str, word_edges: frozenset[int], sentences: Sequence[tuple[int, int]] = ()) -> list[Clause]:
        """The clauses of ``masked``: a text in which names are blanked out, so that no verb is seen inside one.

        ``word_edges`` are the offsets at which words begin or end; a verb must begin and end at one. No clause reaches over the
        end of one of the ``sentences``.
        """
        verbs = [
            Verb(start, end, masked[start:end], self._lexicon.groups[masked[start:end]])
            for start, end in map(partial(self._without_total, masked), self._lexicon.verbs.find(masked))
            if start in word_edges and end in word_edges and not self._noun.search(masked, max(0, start - 4), end)
        ]
        starts = [verb.start for verb in verbs]
        clauses: list[Clause] = []
        position = 0
        breaks = {m.start(): m.end() for m in _BREAK.finditer(masked)}
        for _, end in sentences:
            breaks.setdefault(end, end)
        breaks.setdefault(len(masked), len(masked))
        for stop, after in sorted(breaks.items()):
            if stop > position:
                inside = verbs[bisect_left(starts, position) : bisect_left(starts, stop)]
                clauses.append(self._clause(masked, position, stop, inside))
            position = max(position, after)
        return clauses

    def _without_total(self, masked: str, span: tuple[int, int]) -> tuple[int, int]:
        """共建成 is 共 and 建成; 共建 is one verb."""
        start, end = span
        stops = (start + 4, start + 3) if masked[start] == "共" else ()
        return next(((start + 1, stop) for stop in stops if stop > end and masked[start + 1 : stop] in self._lexicon.groups), span)

    def _clause(self, masked: str, start: int, end: int, verbs: list[Verb]) -> Clause:
        if not verbs:
            return Clause(start, end, (), end, ())
        run = [verbs[0]]
        position = self._skip(masked, verbs[0].end, end)
        for verb in verbs[1:]:
            if verb.start < position:
                continue
            if verb.start > position or self._opens_name(masked, run[-1], verb):
                break
            run.append(verb)
            position = self._skip(masked, verb.end, end)
        zone = run[-1].end
        while zone < end and masked[zone] in "了好过着":
            zone += 1
        return Clause(start, end, tuple(run), zone, tuple(verb for verb in verbs if verb.start >= zone))

    def _opens_name(self, masked: str, previous: Verb, verb: Verb) -> bool:
        """Whether a verb right behind another already belongs to the name (开展关爱…行动, 健全参与…工作机制)."""
        if verb.start != previous.end:
            return False
        if "hold" in previous.groups:
            return "hold" not in verb.groups and "establish" not in verb.groups
        return "establish" in previous.groups and "opens_name" in verb.groups

    def _skip(self, masked: str, position: int, end: int) -> int:
        """Past the adverbs and joiners that may stand between two verbs of one run."""
        while position < end:
            if masked[position] in _JOINERS or masked[position] in "了好":
                position += 1
                continue
            for length in range(min(self._longest_adverb, end - position), 0, -1):
                word = masked[position : position + length]
                if word in self._lexicon.adverbs and word not in self._lexicon.groups:
                    position += length
                    break
            else:
                return position
        return position


def word_edges(doc: Doc) -> frozenset[int]:
    """The offsets at which the tokens of ``doc`` begin and end."""
    starts, ends = token_bounds(doc)
    return frozenset((*starts, *ends))


def token_bounds(doc: Doc) -> tuple[list[int], list[int]]:
    """Where each token of ``doc`` begins and ends; read as an array, since a loop over tokens costs more than the rules."""
    bounds = doc.to_array(["IDX", "LENGTH"]).astype(int)
    return bounds[:, 0].tolist(), (bounds[:, 0] + bounds[:, 1]).tolist()


def set_clauses(doc: Doc, clauses: list[Clause]) -> None:
    """Keep the clauses of ``doc`` for the relation rules."""
    doc.user_data[_KEY] = clauses


def clauses_of(doc: Doc) -> list[Clause]:
    """The clauses that the pattern matcher left on ``doc``."""
    found: list[Clause] = doc.user_data.get(_KEY, [])
    return found
