"""The pipeline component that decides between candidates and writes the mentions.

The rules, in order: a statistical candidate yields to every other it touches; a phrase that is only a known name with modifiers
that tell nothing apart (全国、企业、两节…) or with a tail (活动, 机制) is that known name; the longer of two that overlap stands, the
vocabulary's before a pattern's at equal length; what lies inside a standing mention is kept as its inner mention, since names
say whom a programme is for, where a body sits, what a programme uses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from kg.language.candidates import Candidate, candidates
from kg.language.lexicon import load_lexicon
from kg.language.patterns.bodies import ORGANIZATION_LABELS
from kg.language.statistical_names import tags

GROUP = "mentions"
_SHORT = 3  # characters; a longer label does not come about by chance
_KEY = "union_kg.mentions"
_REDUCIBLE = frozenset(("phrase", "quoted", "group", "event"))
_GROUP_TAILS = ("家庭", "群众", "群体", "会员", "队伍", "人员", "")
_STRENGTH = {"vocabulary": 0, "quoted": 1, "instrument": 1, "event": 1, "post": 1, "award": 1, "facility": 1, "place": 2, "body": 2, "phrase": 3, "group": 2, "statistical": 9}
_LABEL_ORDER = (
    "Campaign", "Initiative", "Mechanism", "Platform", "Facility", "Award", "Event", "Instrument", "TradeUnion", "PartyOrganization",
    "GovernmentBody", "MassOrganization", "Enterprise", "MediaOrganization", "InternationalOrganization", "Organization", "Post", "Person",
    "TargetGroup", "Place",
)  # fmt: skip
_TAILS = ("竞赛活动机制", "竞赛活动", "活动机制", "主题活动", "活动品牌", "服务品牌", "工作品牌", "活动", "制度", "机制", "工作", "竞赛", "品牌", "行动", "走访", "称号", "")
_MARKS = str.maketrans("", "", "“”‘’《》〈〉·• ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A resolved mention: its stretch, class, the rule or concept behind it, its name, and what lies inside it.

    ``choices`` are the concepts (IRIs) between which the text alone does not decide (鼓楼区 is four places); ``concept`` is the
    first of them. ``inner`` are the mentions nested in this one.
    """

    start: int
    end: int
    label: str
    rule: str
    name: str
    concept: str
    choices: tuple[str, ...] = ()
    inner: tuple[Mention, ...] = ()


@Language.factory("mention_resolver", assigns=["doc.spans"])
def create_mention_resolver(nlp: Language, name: str) -> MentionResolver:
    """The component; it comes after all that find candidates."""
    return MentionResolver()


class MentionResolver:
    """Chooses among candidates; writes ``doc.spans["mentions"]`` with exact boundaries."""

    def __init__(self) -> None:
        self._transparent = load_lexicon().transparent

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the candidates of ``doc``; where a mention ends inside a token, the token is cut there."""
        text = doc.text
        mentions = resolve(text, without_cut_words(candidates(doc), tags(doc)), self._transparent)
        doc = _cut_tokens(doc, {edge for mention in mentions for edge in (mention.start, mention.end)})
        spans: list[Span] = []
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, label=mention.label, kb_id=mention.concept, span_id=mention.rule)
            assert span is not None
            spans.append(span)
        doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans)
        doc.user_data[_KEY] = mentions
        return doc


def mentions_of(doc: Doc) -> list[Mention]:
    """The mentions of ``doc``, in order of their place."""
    found: list[Mention] = doc.user_data.get(_KEY, [])
    return found


def without_cut_words(found: Sequence[Candidate], words: Sequence[tuple[int, int, str]]) -> list[Candidate]:
    """``found`` without short labels of the vocabulary that begin or end inside a word of the tagger (护工 in 维护工作)."""
    starts = [start for start, _, _ in words]
    kept: list[Candidate] = []
    for candidate in found:
        if words and candidate.rule == "vocabulary" and candidate.end - candidate.start <= _SHORT:
            edges = (candidate.start, candidate.end)
            if any(_cuts(candidate, words, bisect_right(starts, edge - 1) - 1, edge) for edge in edges):
                continue
        kept.append(candidate)
    return kept


def _cuts(candidate: Candidate, words: Sequence[tuple[int, int, str]], index: int, edge: int) -> bool:
    """Whether ``edge`` of the candidate lies inside the word at ``index``, which reaches beyond it and does not hold all of it."""
    if index < 0:
        return False
    start, end, _ = words[index]
    return start < edge < end and not (start <= candidate.start and candidate.end <= end)


def resolve(text: str, found: Sequence[Candidate], transparent: Sequence[str] = ()) -> list[Mention]:
    """The mentions that stand, in order; see the module for the rules."""
    merged = _merge_equal([c for c in _outside_doctrines(found) if c.label in _LABEL_ORDER])
    reduced = _reduce_to_known(text, merged, transparent)
    ranked = sorted(reduced, key=_rank)
    taken = bytearray(len(text) + 1)
    standing: list[Mention] = []
    leftover: list[Mention] = []
    for mention in ranked:
        if any(taken[mention.start : mention.end]):
            leftover.append(mention)
            continue
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        standing.append(mention)
    standing.sort(key=lambda m: m.start)
    return _with_inner(text, standing, leftover)


def _outside_doctrines(found: Sequence[Candidate]) -> list[Candidate]:
    """Without the persons inside the names of doctrines, which the vocabulary has as topics."""
    topics = [(c.start, c.end) for c in found if c.label == "Topic"]
    return [c for c in found if c.label != "Person" or not any(start <= c.start and c.end < end for start, end in topics)]


def _merge_equal(found: Sequence[Candidate]) -> list[Mention]:
    """One mention for each stretch: the strongest rule, then the first class in order; its concepts are the choices."""
    by_span: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        by_span.setdefault((candidate.start, candidate.end), []).append(candidate)
    merged: list[Mention] = []
    for (start, end), group in by_span.items():
        best = min(group, key=lambda c: (c.rule != "award.local-list", _strength(c.rule), _LABEL_ORDER.index(c.label), c.concept, c.name))
        choices = tuple(sorted({c.concept for c in group if c.concept and c.label == best.label})) if best.concept else ()
        merged.append(Mention(start, end, best.label, best.rule, best.name, best.concept, choices))
    return merged


def _strength(rule: str) -> int:
    return _STRENGTH.get(rule.partition(".")[0], 5)


def _rank(mention: Mention) -> tuple[int, int, int, int]:
    statistical = 1 if mention.rule.startswith("statistical") else 0
    return (statistical, -(mention.end - mention.start), _strength(mention.rule), mention.start)


def _family(label: str) -> str:
    if label in ORGANIZATION_LABELS:
        return "Organization"
    return "Programme" if label in {"Campaign", "Initiative"} else label


def _reduce_to_known(text: str, merged: Sequence[Mention], transparent: Sequence[str]) -> list[Mention]:
    """Phrases that add nothing to a known name become that name."""
    known: dict[int, list[Mention]] = {}
    for mention in merged:
        if mention.rule == "vocabulary":
            known.setdefault(mention.start, []).append(mention)
    result: list[Mention] = []
    for mention in merged:
        if mention.rule.partition(".")[0] in _REDUCIBLE:
            same = _known_inside(text, mention, known, transparent)
            if same:
                result.append(replace(mention, label=same.label, rule="vocabulary", name=same.name, concept=same.concept, choices=same.choices))
                continue
        result.append(mention)
    return result


def _known_inside(text: str, phrase: Mention, known: dict[int, list[Mention]], transparent: Sequence[str]) -> Mention | None:
    for start in range(phrase.start, phrase.end):
        for mention in known.get(start, ()):
            if mention.end > phrase.end or (mention.start, mention.end) == (phrase.start, phrase.end):
                continue
            tail = text[mention.end : phrase.end].translate(_MARKS)
            whole_quotation = start == phrase.start and text[start] == "“" and text[mention.end - 1] == "”"
            quoted_programme = whole_quotation and _family(mention.label) == "Programme" and _is_tail_like(tail)
            if _family(mention.label) != _family(phrase.label) and not quoted_programme:
                continue
            if mention.label == "Event" and not tail:
                return mention
            tails = _GROUP_TAILS if mention.label == "TargetGroup" else _TAILS
            if (tail in tails or quoted_programme) and _is_transparent(text[phrase.start : start], transparent):
                return mention
    return None


def _is_tail_like(tail: str) -> bool:
    return any(word and tail.endswith(word) for word in _TAILS) and len(tail) <= 10


def _is_transparent(prefix: str, transparent: Sequence[str]) -> bool:
    """Whether the modifiers before a known name leave it the same thing: 全国, 企业、行业, 以…为基本形式的."""
    rest = prefix.translate(_MARKS)
    if rest.startswith("以") and rest.endswith("的"):
        return True
    while rest:
        word = next((w for w in transparent if rest.startswith(w)), None)
        if word is None:
            return False
        rest = rest[len(word) :].lstrip("、和的")
    return True


def _cuts_quotation(text: str, holder: Mention, inner: Mention) -> bool:
    """Whether a programme inside is only a piece of what stands in the holder's quotation marks, and so no name by itself."""
    if _family(inner.label) != "Programme":
        return False
    opening = text.rfind("“", holder.start, inner.start)
    return opening >= 0 and "”" not in text[opening : inner.start] and "”" in text[inner.end : holder.end]


def _with_inner(text: str, standing: list[Mention], leftover: Sequence[Mention]) -> list[Mention]:
    """Put each leftover that lies wholly inside a standing mention into it; inner mentions do not overlap one another."""
    inside: dict[int, list[Mention]] = {}
    starts = [mention.start for mention in standing]
    for mention in leftover:
        if mention.rule.startswith("statistical"):
            continue
        index = bisect_right(starts, mention.start) - 1
        holder = standing[index] if index >= 0 else None
        if holder and mention.end <= holder.end and (mention.start, mention.end) != (holder.start, holder.end):
            inside.setdefault(index, []).append(mention)
    result: list[Mention] = []
    for index, mention in enumerate(standing):
        kept: list[Mention] = []
        for inner in inside.get(index, ()):
            if inner.rule.startswith("phrase") or (inner.concept and inner.concept == mention.concept) or _cuts_quotation(text, mention, inner):
                continue
            if not any(inner.start < other.end and other.start < inner.end for other in kept):
                kept.append(inner)
        result.append(replace(mention, inner=tuple(sorted(kept, key=lambda m: m.start))) if kept else mention)
    return result


def _cut_tokens(doc: Doc, edges: set[int]) -> Doc:
    """``doc``, or a copy in which tokens are cut at ``edges``."""
    present = {token.idx for token in doc}
    present.update(token.idx + len(token) for token in doc)
    cuts = sorted(edges - present)
    if not cuts:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    sentence_starts: list[bool] = []
    position = 0
    for token in doc:
        start, end = token.idx, token.idx + len(token)
        while position < len(cuts) and cuts[position] <= start:
            position += 1
        pieces: list[int] = []
        while position < len(cuts) and cuts[position] < end:
            pieces.append(cuts[position])
            position += 1
        bounds = [start, *pieces, end]
        for index, (left, right) in enumerate(zip(bounds, bounds[1:], strict=False)):
            words.append(token.text[left - start : right - start])
            spaces.append(bool(token.whitespace_) and index == len(bounds) - 2)
            sentence_starts.append(bool(token.is_sent_start) and index == 0)
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=sentence_starts, user_data=doc.user_data)
