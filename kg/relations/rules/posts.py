"""Posts: which body they are in and who holds them."""

from __future__ import annotations

import re

from kg.language.candidates import Candidate
from kg.language.lexicon import read_data
from kg.language.mention_resolver import Mention
from kg.language.patterns.posts import PostUse
from kg.relations.facts import RuleContext, Said
from kg.relations.name import Name

_OF_DOCTRINE = re.compile(r"关于|重要|系列|的重要|一系列")
_HEADS_OF_GOVERNMENT = ("省长", "市长", "县长", "区长", "州长")
_AUTHOR = re.compile(r"作者(?:为|系|是|：)$")
_SECRETARY = ("总书记", "中国共产党中央委员会总书记")


def post_rules(context: RuleContext) -> None:
    """State POST_IN for every post with its body and HOLDS for every person named with it."""
    within = read_data("posts")["within"]
    assert isinstance(within, dict)
    for use in context.view.posts:
        _post(context, use, {str(k): str(v) for k, v in within.items()})
    _general_secretary(context)


def _as_mention(candidate: Candidate) -> Mention:
    choices = (candidate.concept,) if candidate.concept else ()
    return Mention(candidate.start, candidate.end, candidate.label, candidate.rule, candidate.name, candidate.concept, choices)


def _post(context: RuleContext, use: PostUse, within: dict[str, str]) -> None:
    sentence = context.view.sentences[context.view.sentence_index(use.start)]
    body_entity = _post_body(context, use)
    if body_entity is None:
        return
    owner = body_entity
    title, name = use.title, context.table.name(body_entity)
    organ = within.get(title)
    if organ:
        full = name if name.endswith(organ) else name + organ
        organ_entity = _organ(context, full, organ)
        if organ_entity != body_entity:
            said = Said(sentence, use.body.start, use.end, "post.organ", "achieved")
            context.sheet.say(organ_entity, "PART_OF", body_entity, said)
        owner = organ_entity
        title = title if not name.endswith(organ) else title.removeprefix(organ)
    known = next((c for c in context.vocabulary.by_label(name + use.title) if c.type == "Post"), None)
    named = Name("Post", known.name, known.iri, aliases=(use.title,)) if known else Name("Post", name + title, aliases=(use.title,))
    post = context.table.add(named)
    context.table.drafts[post].mentions.add((use.start, use.end))
    start = min(use.body.start, use.start)
    context.sheet.say(post, "POST_IN", owner, Said(sentence, start, use.end, "post.body", "achieved"))
    if use.person is None and _AUTHOR.search(context.view.text[max(0, start - 6) : start]):
        _author(context, post, Said(sentence, start, use.end, "post.author", "achieved"))
    person = context.entity(_as_mention(use.person)) if use.person else None
    if use.person is not None and person is not None:
        said = Said(sentence, min(start, use.person.start), max(use.end, use.person.end), "post.holder", "achieved")
        context.sheet.say(person, "HOLDS", post, said)


def _post_body(context: RuleContext, use: PostUse) -> int | None:
    if use.body.rule == "post.government":  # 某市副市长: the government of the place
        place = context.places.of_name(context.view.text[use.body.start : use.body.end])
        return context.table.add(Name("GovernmentBody", place.name + "人民政府")) if place is not None else None
    entity = context.entity(_as_mention(use.body))
    return None if entity is None else _government(context, use, entity)


def _government(context: RuleContext, use: PostUse, body: int) -> int:
    """市委常委、副市长: a mayor or governor is in the government of the place, whichever body stands first."""
    if not use.title.endswith(_HEADS_OF_GOVERNMENT) or context.table.type(body) == "GovernmentBody":
        return body
    place = context.places.of_name(context.table.name(body).removeprefix("中共"))
    if place is None:
        return body
    return context.table.add(Name("GovernmentBody", place.name + "人民政府"))


def _author(context: RuleContext, post: int, said: Said) -> None:
    """（作者为某会主席）: the author of the document holds the post."""
    name = context.view.document.metadata.author
    if name:
        known = next((c for c in context.vocabulary.by_label(name) if c.type == "Person"), None)
        person = context.table.add(Name("Person", known.name, known.iri) if known else Name("Person", name))
        context.sheet.say(person, "HOLDS", post, said)


def _organ(context: RuleContext, name: str, organ: str) -> int:
    concept = next((c for c in context.vocabulary.by_label(name) if c.name == name), None)
    if concept:
        return context.table.add(Name(concept.type, concept.name, concept.iri))
    return context.table.add(Name("PartyOrganization" if organ == "党组" else "TradeUnion", name))


def _general_secretary(context: RuleContext) -> None:
    """习近平总书记: a person of the vocabulary directly before a title of one of the posts that he holds."""
    for mention in context.view.mentions:
        if mention.label != "Person" or not mention.concept:
            continue
        concept = context.vocabulary.concepts[mention.concept]
        sentence = context.view.sentences[context.view.sentence_index(mention.start)]
        after = context.view.text[mention.end : mention.end + 3]
        for iri in concept.properties.get("holderOf", ()):
            post_concept = context.vocabulary.concepts.get(iri)
            if post_concept is None or _OF_DOCTRINE.match(context.view.text, mention.end + 3) or not after.startswith(_SECRETARY[0]) or not post_concept.name.endswith(_SECRETARY[0]):
                continue
            person = context.entity(mention)
            post = context.table.add(Name("Post", post_concept.name, post_concept.iri, aliases=(_SECRETARY[0],)))
            end = mention.end + len(_SECRETARY[0])
            context.table.drafts[post].mentions.add((mention.end, end))
            said = Said(sentence, mention.start, end, "post.title", "achieved")
            if person is not None:
                context.sheet.say(person, "HOLDS", post, said)
            for body_iri in post_concept.properties.get("postIn", ()):
                body = context.vocabulary.concepts.get(body_iri)
                if body is not None:
                    context.sheet.say(post, "POST_IN", context.table.add(Name(body.type, body.name, body.iri)), said)
