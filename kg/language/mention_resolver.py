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
from kg.language.classes import entity_classes
from kg.language.clauses import token_bounds
from kg.language.document_text import text_of
from kg.language.lexicon import load_lexicon
from kg.language.resolution_rules import ResolutionRules, load_resolution_rules
from kg.language.statistical_names import tags
from ontology.schema import load_schema

GROUP = "mentions"
_SHORT = 3  # characters; a longer label does not come about by chance
_KEY = "union_kg.mentions"
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
        self._rules = load_resolution_rules(entity_classes(load_schema()), load_lexicon().transparent)

    def __call__(self, doc: Doc) -> Doc:
        """Resolve the candidates of ``doc``; where a mention ends inside a token, the token is cut there."""
        text = text_of(doc)
        mentions = resolve(text, _without_blanks(text, without_cut_words(candidates(doc), tags(doc))), self._rules)
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


def _without_blanks(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` without the blanks at either end, which belong to no name and may lie between tokens."""
    kept: list[Candidate] = []
    for candidate in found:
        if text[candidate.start].isspace() or text[candidate.end - 1].isspace():
            stretch = text[candidate.start : candidate.end]
            start, end = candidate.end - len(stretch.lstrip()), candidate.start + len(stretch.rstrip())
            if start < end:
                kept.append(replace(candidate, start=start, end=end))
        else:
            kept.append(candidate)
    return kept


def _cuts(candidate: Candidate, words: Sequence[tuple[int, int, str]], index: int, edge: int) -> bool:
    """Whether ``edge`` of the candidate lies inside the word at ``index``, which reaches beyond it and does not hold all of it."""
    if index < 0:
        return False
    start, end, _ = words[index]
    return start < edge < end and not (start <= candidate.start and candidate.end <= end)


def resolve(text: str, found: Sequence[Candidate], rules: ResolutionRules) -> list[Mention]:
    """The mentions that stand, in order; see the module for the rules."""
    merged = _merge_equal([c for c in _outside_doctrines(found) if c.label in rules.labels], rules)
    reduced = _reduce_to_known(text, merged, rules)
    ranked = sorted(reduced, key=lambda mention: _rank(mention, rules))
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
    return _with_inner(text, standing, leftover, rules)


def _outside_doctrines(found: Sequence[Candidate]) -> list[Candidate]:
    """Without the persons inside the names of doctrines, which the vocabulary has as topics."""
    topics = [(c.start, c.end) for c in found if c.label == "Topic"]
    return [c for c in found if c.label != "Person" or not any(start <= c.start and c.end < end for start, end in topics)]


def _merge_equal(found: Sequence[Candidate], rules: ResolutionRules) -> list[Mention]:
    """One mention for each stretch: the strongest rule, then the first class in order; its concepts are the choices."""
    by_span: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in found:
        by_span.setdefault((candidate.start, candidate.end), []).append(candidate)

    def order(candidate: Candidate) -> tuple[bool, int, int, str, str]:
        listed = candidate.rule == "award.local-list"  # 省劳动模范、先进工作者: the level before the list is the second's as well
        return (not listed, rules.strength(candidate.rule), rules.labels.index(candidate.label), candidate.concept, candidate.name)

    merged: list[Mention] = []
    for (start, end), group in by_span.items():
        best = min(group, key=order)
        choices = {c.concept for c in group if c.concept and c.label == best.label} if best.concept else ()
        merged.append(Mention(start, end, best.label, best.rule, best.name, best.concept, tuple(sorted(choices))))
    return merged


def _rank(mention: Mention, rules: ResolutionRules) -> tuple[bool, int, int, int]:
    return (_is_guess(mention), mention.start - mention.end, rules.strength(mention.rule), mention.start)


def _is_guess(mention: Mention) -> bool:
    """Whether only the statistical tagger sees the mention."""
    return mention.rule.startswith("statistical")


def _reduce_to_known(text: str, merged: Sequence[Mention], rules: ResolutionRules) -> list[Mention]:
    """Phrases that add nothing to a known name become that name."""
    known: dict[int, list[Mention]] = {}
    for mention in merged:
        if mention.rule == "vocabulary":
            known.setdefault(mention.start, []).append(mention)
    result: list[Mention] = []
    for mention in merged:
        same = _known_inside(text, mention, known, rules) if mention.rule.partition(".")[0] in rules.reducible else None
        # 以职工代表大会为基本形式的民主管理制度: the means in the modifiers stands by itself.
        start = same.start if same and text[mention.start] == "以" else mention.start
        result.append(replace(same, start=start, end=mention.end) if same else mention)
    return result


def _known_inside(text: str, phrase: Mention, known: dict[int, list[Mention]], rules: ResolutionRules) -> Mention | None:
    """The known name that the phrase is, if any of those in it."""
    inside = (m for start in range(phrase.start, phrase.end) for m in known.get(start, ()) if m.end <= phrase.end)
    return next((m for m in inside if _is_the_same(text, phrase, m, rules)), None)


def _is_the_same(text: str, phrase: Mention, known: Mention, rules: ResolutionRules) -> bool:
    """Whether the phrase has nothing besides a known name but modifiers and a tail that tell nothing apart."""
    if (known.start, known.end) == (phrase.start, phrase.end):
        return False
    tail = text[known.end : phrase.end].translate(_MARKS)
    family = rules.classes.family(known.label)
    whole_quotation = known.start == phrase.start and text[known.start] == "“" and text[known.end - 1] == "”"
    quoted_programme = whole_quotation and family == "Programme" and _is_tail_like(tail, rules)
    if family != rules.classes.family(phrase.label) and not quoted_programme:
        return False
    if known.label == "Event" and not tail:
        return True
    tails = rules.group_tails if known.label == "TargetGroup" else rules.tails
    return (tail in tails or quoted_programme) and _is_transparent(text[phrase.start : known.start], rules.transparent)


def _is_tail_like(tail: str, rules: ResolutionRules) -> bool:
    return any(word and tail.endswith(word) for word in rules.tails) and len(tail) <= 10


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


def _with_inner(text: str, standing: list[Mention], leftover: Sequence[Mention], rules: ResolutionRules) -> list[Mention]:
    """Put each leftover that lies wholly inside a standing mention into it; inner mentions do not overlap one another."""
    inside: dict[int, list[Mention]] = {}
    starts = [mention.start for mention in standing]
    for mention in leftover:
        index = bisect_right(starts, mention.start) - 1
        holder = standing[index] if index >= 0 else None
        if holder and not _is_guess(mention) and mention.end <= holder.end and (mention.start, mention.end) != (holder.start, holder.end):
            inside.setdefault(index, []).append(mention)
    return [_holding(text, mention, inside.get(index, ()), rules) for index, mention in enumerate(standing)]


def _holding(text: str, holder: Mention, inside: Sequence[Mention], rules: ResolutionRules) -> Mention:
    """A standing mention with those of the mentions inside it that say something of it, the first of any that overlap."""
    kept: list[Mention] = []
    for inner in inside:
        same = inner.concept != "" and inner.concept == holder.concept
        if same or inner.rule.startswith(("phrase", "declared")) or _cuts_quotation(text, holder, inner, rules):
            continue
        if not any(inner.start < other.end and other.start < inner.end for other in kept):
            kept.append(inner)
    return replace(holder, inner=tuple(sorted(kept, key=lambda m: m.start))) if kept else holder


def _cuts_quotation(text: str, holder: Mention, inner: Mention, rules: ResolutionRules) -> bool:
    """Whether a programme inside is only a piece of what stands in the holder's quotation marks, and so no name by itself."""
    if inner.label not in rules.classes.programmes:
        return False
    opening = text.rfind("“", holder.start, inner.start)
    return opening >= 0 and "”" not in text[opening : inner.start] and "”" in text[inner.end : holder.end]


def _cut_tokens(doc: Doc, edges: set[int]) -> Doc:
    """``doc``, or a copy in which tokens are cut at ``edges``."""
    starts, ends = token_bounds(doc)
    cuts = sorted(edges - {*starts, *ends})
    if not cuts:
        return doc
    text = text_of(doc)
    attributes = doc.to_array(["SPACY", "SENT_START"])
    words: list[str] = []
    spaces: list[bool] = []
    sentence_starts: list[bool | int | None] = []
    position = 0
    for start, end, (space, sentence_start) in zip(starts, ends, attributes.tolist(), strict=True):
        left = start
        while position < len(cuts) and cuts[position] < end:
            words.append(text[left : cuts[position]])
            spaces.append(False)
            sentence_starts.append(sentence_start == 1 and left == start)
            left = cuts[position]
            position += 1
        words.append(text[left:end])
        spaces.append(bool(space))
        sentence_starts.append(sentence_start == 1 and left == start)
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=sentence_starts, user_data=doc.user_data)
