"""Posts: which body they are in and who holds them."""

from __future__ import annotations

from kg.language.candidates import Candidate
from kg.language.mention_resolver import Mention
from kg.language.patterns.posts import PostUse
from kg.relations.facts import RuleContext, Said
from kg.relations.known_names import known_name
from kg.relations.name import Name
from kg.relations.view import Sentence
from ontology.vocabulary import Concept

_GENERAL_SECRETARY = "总书记"
_PARTY_GROUP = "党组"


def post_rules(context: RuleContext) -> None:
    """State POST_IN for every post with its body and HOLDS for every person named with it."""
    for use in context.view.posts:
        _post(context, use)
    for mention in context.view.mentions:
        if mention.label == "Person" and mention.concept:
            _general_secretary(context, mention)


def _as_mention(candidate: Candidate) -> Mention:
    choices = (candidate.concept,) if candidate.concept else ()
    return Mention(candidate.start, candidate.end, candidate.label, candidate.rule, candidate.name, candidate.concept, choices)


def _post(context: RuleContext, use: PostUse) -> None:
    """One title with its body and its person."""
    sentence = context.view.sentences[context.view.sentence_index(use.start)]
    body = _body(context, use)
    if body is None:
        return
    owner = _owner(context, use, body, sentence)
    post = context.table.add(_post_name(context, use, context.table.name(body)))
    context.table.drafts[post].mentions.add((use.start, use.end))
    start = min(use.body.start, use.start)
    context.sheet.say(post, "POST_IN", owner, Said(sentence, start, use.end, "post.body", "achieved"))
    if use.person is None:
        if context.triggers.documents.author.search(context.view.text, max(0, start - 6), start):
            _author(context, post, Said(sentence, start, use.end, "post.author", "achieved"))
        return
    person = context.entity(_as_mention(use.person))
    if person is not None:
        said = Said(sentence, min(start, use.person.start), max(use.end, use.person.end), "post.holder", "achieved")
        context.sheet.say(person, "HOLDS", post, said)


def _owner(context: RuleContext, use: PostUse, body: int, sentence: Sentence) -> int:
    """The organ of the body that the title belongs to, or the body itself: the Party group only where it is known or named."""
    organ = context.triggers.title_organs.get(use.title, "")
    name = context.table.name(body)
    if not organ or name.endswith(organ) or (organ == _PARTY_GROUP and not _is_named(context, name + organ)):
        return body
    owner = _organ(context, name if name.endswith(organ) else name + organ, organ)
    if owner != body:
        context.sheet.say(owner, "PART_OF", body, Said(sentence, use.body.start, use.end, "post.organ", "achieved"))
    return owner


def _is_named(context: RuleContext, name: str) -> bool:
    """Whether the vocabulary or the document names an organ by itself."""
    if any(concept.name == name for concept in context.vocabulary.by_label(name)):
        return True
    return any(context.table.name(index) == name for index in context.named)


def _post_name(context: RuleContext, use: PostUse, body: str) -> Name:
    """The body and the title, without the organ in the title where the body's name ends with it."""
    full = context.triggers.full_titles.get(use.title, use.title)
    known = next((c for c in context.vocabulary.by_label(body + full) if c.type == "Post"), None)
    if known:
        return Name("Post", known.name, known.iri, aliases=(use.title,))
    organ = context.triggers.title_organs.get(use.title, "")
    title = full.removeprefix(organ) if organ and body.endswith(organ) else full
    return Name("Post", body + title, aliases=(use.title,))


def _body(context: RuleContext, use: PostUse) -> int | None:
    """The body of the post: the one before the title, the government of the place before it (某市副市长), the writing body or its firm."""
    if use.body.rule == "post.own":
        return context.body if context.body is not None and context.table.type(context.body) == "TradeUnion" else None
    if use.body.rule == "post.firm":
        return _own_firm(context, context.view.text[use.body.start : use.body.end])
    if use.body.rule == "post.government":
        place = context.places.of_name(context.view.text[use.body.start : use.body.end])
        return context.table.add(Name("GovernmentBody", place.name + "人民政府")) if place is not None else None
    written = context.entity(_as_mention(use.body))
    return None if written is None else _government(context, use, written)


def _own_firm(context: RuleContext, word: str) -> int | None:
    """The firm of the writing union, if its name holds the word that stands for it (集团董事长)."""
    union = context.table.name(context.body) if context.body is not None else ""
    firm = union.removesuffix("工会")
    if firm in (union, word) or word not in firm:
        return None
    return context.table.add(Name("Enterprise", firm, aliases=(word,)))


def _government(context: RuleContext, use: PostUse, body: int) -> int:
    """市委常委、副市长: a mayor or governor is in the government of the place, whichever body stands first."""
    heads_government = context.triggers.documents.head_of_government.search(use.title)
    if not heads_government or context.table.type(body) == "GovernmentBody":
        return body
    place = context.places.of_name(context.table.name(body).removeprefix("中共"))
    return body if place is None else context.table.add(Name("GovernmentBody", place.name + "人民政府"))


def _author(context: RuleContext, post: int, said: Said) -> None:
    """（作者为某会主席）: the author of the document holds the post."""
    name = context.view.document.metadata.author
    if name:
        known = next((c for c in context.vocabulary.by_label(name) if c.type == "Person"), None)
        person = context.table.add(Name("Person", known.name, known.iri) if known else Name("Person", name))
        context.sheet.say(person, "HOLDS", post, said)


def _organ(context: RuleContext, name: str, organ: str) -> int:
    """The organ under its full name."""
    concept = next((c for c in context.vocabulary.by_label(name) if c.name == name), None)
    if concept:
        return context.table.add(known_name(concept))
    return context.table.add(Name("PartyOrganization" if organ.startswith("党") or organ.endswith("党委") else "TradeUnion", name))


def _general_secretary(context: RuleContext, mention: Mention) -> None:
    """习近平总书记: a person of the vocabulary directly before the title of a post that the vocabulary says is held."""
    text = context.view.text
    end = mention.end + len(_GENERAL_SECRETARY)
    if not text.startswith(_GENERAL_SECRETARY, mention.end) or context.triggers.documents.doctrine.match(text, end):
        return
    sentence = context.view.sentences[context.view.sentence_index(mention.start)]
    said = Said(sentence, mention.start, end, "post.title", "achieved")
    for iri in context.vocabulary.concepts[mention.concept].properties.get("holderOf", ()):
        concept = context.vocabulary.concepts.get(iri)
        if concept is not None and concept.name.endswith(_GENERAL_SECRETARY):
            _held(context, mention, concept, said)


def _held(context: RuleContext, mention: Mention, concept: Concept, said: Said) -> None:
    """A post of the vocabulary, its holder and its bodies."""
    person = context.entity(mention)
    post = context.table.add(known_name(concept, _GENERAL_SECRETARY))
    context.table.drafts[post].mentions.add((mention.end, said.end))
    if person is not None:
        context.sheet.say(person, "HOLDS", post, said)
    for iri in concept.properties.get("postIn", ()):
        body = context.vocabulary.concepts.get(iri)
        if body is not None:
            context.sheet.say(post, "POST_IN", context.table.add(known_name(body)), said)
