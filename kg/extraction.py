"""From a document to its fragment: one language pipeline, then the relation rules."""

from __future__ import annotations

from collections.abc import Iterable

from kg.documents.document import Document
from kg.fragment import Entity, Figure, Fragment, Place, Rejected, Statement
from kg.language.lexicon import read_data
from kg.language.periods import periods
from kg.language.pipeline import build_pipeline
from kg.relations.entities import Draft, EntityTable
from kg.relations.facts import FactSheet, RuleContext
from kg.relations.figures import figures
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.name import Name
from kg.relations.renames import renames
from kg.relations.own_instrument import own_instrument, own_instrument_rule
from kg.relations.naming import Namer
from kg.relations.rules.acts import act_rules
from kg.relations.rules.attendance import attendance_rules
from kg.relations.rules.cooperation import cooperation_rules
from kg.relations.rules.honours import honour_rules
from kg.relations.rules.lists import list_rules
from kg.relations.rules.names import name_rules, reporting_body_rule
from kg.relations.rules.posts import post_rules
from kg.relations.rules.purposes import purpose_rules
from kg.relations.status import StatusJudge
from kg.relations.subjects import SubjectFinder
from kg.relations.tables import table_figures, without_repeated
from kg.relations.view import DocumentView
from ontology.schema import Schema
from ontology.vocabulary import Concept, Vocabulary

_KEPT_ONLY_IF_SAID = frozenset(("Person",))
_PLAIN_GROUPS = frozenset(("职工", "会员", "工会会员", "工人", "员工", "劳动者", "职工家庭", "工会干部"))


class Extractor:
    """Makes fragments; it holds the language pipeline and can be used for any number of documents.

    ``segmenter`` is ``pkuseg``, ``jieba`` or ``char``; ``names`` is ``lac``, ``none`` or an installed spaCy model. Raises
    ``ModelError`` where a model is missing.
    """

    def __init__(self, vocabulary: Vocabulary, schema: Schema, *, segmenter: str = "pkuseg", names: str = "lac") -> None:
        self._vocabulary = vocabulary
        self._schema = schema
        self._pipeline = build_pipeline(vocabulary, schema, segmenter=segmenter, names=names)
        places: dict[str, list[Concept]] = {}
        for concept in vocabulary.concepts.values():
            if concept.type == "Place":
                for label in (concept.name, *concept.alternatives):
                    places.setdefault(label, []).append(concept)
        words = read_data("groups")["in_names"]
        assert isinstance(words, dict)
        self._words_for_groups = {str(word): str(name) for word, name in words.items()}
        self._places = {label: tuple(concepts) for label, concepts in places.items()}

    def extract(self, document: Document) -> Fragment:
        """All that ``document`` supports."""
        doc = self._pipeline(document.text)
        view = DocumentView(document, doc)
        jurisdiction = Jurisdiction(document, self._vocabulary, self._places)
        namer = Namer(view.text, list(view.mentions), self._vocabulary, jurisdiction)
        table = EntityTable(namer, jurisdiction)
        body = self._body(table, document, jurisdiction)
        sheet = FactSheet(view, table, self._schema)
        named: set[int] = set()
        for mention in view.mentions:
            if mention.label != "Post":  # a post is named by its body, which the post rules know
                index = table.of(mention)
                named.update(() if index is None else (index,))
        context = RuleContext(view, table, sheet, StatusJudge(view), SubjectFinder(view).find(), self._vocabulary, body, self._words_for_groups, jurisdiction, frozenset(named), own_instrument(view, table))
        for rules in (act_rules, attendance_rules, name_rules, reporting_body_rule, own_instrument_rule, post_rules, cooperation_rules, purpose_rules, honour_rules, list_rules):
            rules(context)
        found = without_repeated(figures(context, periods(doc)), table_figures(context))
        return _fragment(context, found, renames(view, table))

    def _body(self, table: EntityTable, document: Document, jurisdiction: Jurisdiction) -> int | None:
        """The reporting body as an entity; it is wanted even where the text never writes it."""
        name = document.metadata.body
        if not name:
            return None
        concept = next((c for c in self._vocabulary.by_label(name) if self._schema.is_a(c.type, "Organization")), None)
        if concept:
            return table.add(Name(concept.type, concept.name, concept.iri))
        name = jurisdiction.anchored(name)
        kind = "TradeUnion" if "工会" in name else "PartyOrganization" if "委" in name[-3:] else "Organization"
        full = document.metadata.body
        return table.add(Name(kind, name, aliases=(full,) if full != name else ()))


def _fragment(context: RuleContext, found: list[Figure], renamed: list[tuple[int, int]]) -> Fragment:
    """Number the entities that stand, and lead statements and figures to them."""
    kept: dict[int, int] = {}
    entities: list[Entity] = []
    rejected: list[Rejected] = [*context.table.rejected, *context.sheet.rejected]
    for index, draft in enumerate(context.table.drafts):
        if _stands(draft) or index == context.body:
            kept[index] = len(entities)
            entities.append(_entity(context, draft))
        else:
            for start, end in sorted(draft.mentions):
                rejected.append(Rejected(start, end, context.view.text[start:end], draft.type, "nothing is said of it"))
    statements = tuple(_renumbered(context.sheet.statements, kept))
    measured = tuple(
        Figure(
            kept[f.subject], None if f.body is None else kept[f.body], f.indicator, f.value, f.unit, f.modifier, f.period, f.status, f.raw, f.place
        )
        for f in found
    )
    body = kept.get(context.body) if context.body is not None else None
    return Fragment(
        context.view.document.id, tuple(context.sheet.passages), tuple(entities), statements, measured,
        tuple(sorted(set(rejected), key=lambda r: (r.start, r.end, r.what, r.reason, r.text))), body,
        tuple((kept[new], context.table.name(old)) for new, old in renamed),
    )  # fmt: skip


def _stands(draft: Draft) -> bool:
    """Whether a draft is an entity of the graph: something is said of it, or its name alone is worth finding."""
    if draft.wanted:
        return True
    if draft.type in _KEPT_ONLY_IF_SAID and not draft.concept:
        return False
    return not (draft.type == "TargetGroup" and draft.name in _PLAIN_GROUPS)


def _entity(context: RuleContext, draft: Draft) -> Entity:
    places: list[Place] = []
    for start, end in sorted(draft.mentions):
        sentence = context.view.sentences[context.view.sentence_index(start)]
        if sentence.start <= start and end <= sentence.end:
            places.append(Place(context.sheet.passage(sentence), start, end))
    aliases = tuple(sorted(alias for alias in draft.aliases if alias != draft.name))
    return Entity(draft.type, draft.name, aliases, draft.concept, draft.scope, tuple(places), number=draft.number)


def _renumbered(statements: Iterable[Statement], kept: dict[int, int]) -> Iterable[Statement]:
    for s in statements:
        yield Statement(kept[s.subject], s.predicate, kept[s.object], s.place, s.rule, s.implicit, s.status, s.period, s.role)


