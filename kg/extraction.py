"""From a document to its fragment: one language pipeline, then the relation rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.documents.document import Document
from kg.fragment import Entity, Figure, Fragment, Place, Rejected, Statement
from kg.language.classes import entity_classes
from kg.language.periods import periods
from kg.language.pipeline import build_pipeline
from kg.language.segmentation import Segmenter
from kg.relations.entities import Draft, EntityTable
from kg.relations.facts import FactSheet, RuleContext
from kg.relations.figures import figures
from kg.relations.jurisdiction import Jurisdiction
from kg.relations.name import Name
from kg.relations.name_forms import load_name_forms
from kg.relations.naming import Namer, NamingRules
from kg.relations.own_instrument import own_instrument, own_instrument_rule
from kg.relations.renames import renames
from kg.relations.rules.acts import act_rules
from kg.relations.rules.attendance import attendance_rules
from kg.relations.rules.cooperation import cooperation_rules
from kg.relations.rules.honour_rolls import honour_roll_rules
from kg.relations.rules.honours import honour_rules
from kg.relations.rules.hosts import host_rules
from kg.relations.rules.lists import list_rules
from kg.relations.rules.names import name_rules, reporting_body_rule
from kg.relations.rules.posts import post_rules
from kg.relations.rules.purposes import purpose_rules
from kg.relations.rules.units import unit_rules
from kg.relations.status import StatusJudge
from kg.relations.subjects import SubjectFinder
from kg.relations.tables import table_figures, without_repeated
from kg.relations.triggers import load_triggers
from kg.relations.view import DocumentView
from ontology.schema import Schema
from ontology.vocabulary import Concept, Vocabulary

_KEPT_ONLY_IF_SAID = frozenset(("Person", "Campaign", "Mechanism", "MediaOrganization"))
_RULES = (
    act_rules,
    host_rules,
    attendance_rules,
    name_rules,
    reporting_body_rule,
    own_instrument_rule,
    post_rules,
    cooperation_rules,
    purpose_rules,
    honour_rules,
    honour_roll_rules,
    list_rules,
    unit_rules,
)


class Extractor:
    """Makes fragments; it holds the language pipeline and can be used for any number of documents.

    ``segmenter`` is ``pkuseg``, ``jieba`` or ``char``; ``names`` is ``lac``, ``none`` or an installed spaCy model. Raises
    ``ModelError`` where a model is missing.
    """

    def __init__(self, vocabulary: Vocabulary, schema: Schema, *, segmenter: Segmenter = "pkuseg", names: str = "lac") -> None:
        self._vocabulary = vocabulary
        self._schema = schema
        self._pipeline = build_pipeline(vocabulary, schema, segmenter=segmenter, names=names)
        places: dict[str, list[Concept]] = {}
        for concept in vocabulary.concepts.values():
            if concept.type == "Place":
                for label in (concept.name, *concept.alternatives):
                    places.setdefault(label, []).append(concept)
        self._places = {label: tuple(concepts) for label, concepts in places.items()}
        self._classes = entity_classes(schema)
        self._triggers = load_triggers()
        self._naming = NamingRules(vocabulary, self._classes, load_name_forms(), self._triggers.naming)

    def extract(self, document: Document) -> Fragment:
        """All that ``document`` supports."""
        doc = self._pipeline(document.text)
        context = self._context(DocumentView(document, doc))
        for rule in _RULES:
            rule(context)
        found = without_repeated(figures(context, periods(doc)), table_figures(context))
        return _fragment(context, found, renames(context))

    def _context(self, view: DocumentView) -> RuleContext:
        """The entities and roles of one document, and an empty sheet for its facts."""
        document, triggers = view.document, self._triggers
        bodies = (m for mention in view.mentions for m in (mention, *mention.inner) if m.label in self._classes.organizations)
        written = [view.text[m.start : m.end] for m in bodies]
        jurisdiction = Jurisdiction(document, self._vocabulary, self._places, written)
        table = EntityTable(Namer(view.text, view.mentions, self._naming, jurisdiction), jurisdiction, self._classes)
        body = self._body(table, document, jurisdiction)
        # A post is named by its body, which the post rules know.
        named = {table.of(mention) for mention in view.mentions if mention.label != "Post"}
        return RuleContext(
            view=view,
            table=table,
            sheet=FactSheet(view, table, self._schema),
            judge=StatusJudge(view, triggers.status),
            roles=SubjectFinder(view, triggers.subjects, self._classes).find(),
            vocabulary=self._vocabulary,
            classes=self._classes,
            triggers=triggers,
            places=jurisdiction,
            body=body,
            named=frozenset(index for index in named if index is not None),
            instrument=own_instrument(view, table, triggers.documents),
        )

    def _body(self, table: EntityTable, document: Document, jurisdiction: Jurisdiction) -> int | None:
        """The reporting body as an entity; it is wanted even where the text never writes it."""
        name = jurisdiction.body
        if not name:
            return None
        concept = next((c for c in self._vocabulary.by_label(name) if self._schema.is_a(c.type, "Organization")), None)
        if concept:
            return table.add(Name(concept.type, concept.name, concept.iri))
        name = name if self._triggers.naming.of_a_unit.search(name) else jurisdiction.anchored(name)
        kind = self._naming.forms.body_class(name)
        full = document.metadata.body
        return table.add(Name(kind, name, aliases=(full,) if full != name else (), unanchored=jurisdiction.names_role_only))


def _fragment(context: RuleContext, found: list[Figure], renamed: list[tuple[int, int]]) -> Fragment:
    """Number the entities that stand, and lead statements and figures to them."""
    kept: dict[int, int] = {}
    entities: list[Entity] = []
    rejected: list[Rejected] = [*context.table.rejected, *context.sheet.rejected]
    for index, draft in enumerate(context.table.drafts):
        if _stands(context, draft) or index == context.body:
            kept[index] = len(entities)
            entities.append(_entity(context, draft))
        else:
            for start, end in sorted(draft.mentions):
                rejected.append(Rejected(start, end, context.view.text[start:end], draft.type, "nothing is said of it"))
    statements = tuple(_renumbered(context.sheet.statements, kept))
    measured = tuple(replace(f, subject=kept[f.subject], body=None if f.body is None else kept[f.body]) for f in found)
    body = kept.get(context.body) if context.body is not None else None
    return Fragment(
        context.view.document.id, tuple(context.sheet.passages), tuple(entities), statements, measured,
        tuple(sorted(set(rejected), key=lambda r: (r.start, r.end, r.what, r.reason, r.text))), body,
        tuple((kept[new], context.table.name(old)) for new, old in renamed),
    )  # fmt: skip


def _stands(context: RuleContext, draft: Draft) -> bool:
    """Whether a draft is an entity of the graph: something is said of it, or its name alone is worth finding."""
    if draft.wanted:
        return True
    if draft.type in _KEPT_ONLY_IF_SAID:
        return draft.type == "Person" and draft.concept != ""
    return not (draft.type == "TargetGroup" and context.triggers.naming.plain_group.search(draft.name))


def _entity(context: RuleContext, draft: Draft) -> Entity:
    places: list[Place] = []
    for start, end in sorted(draft.mentions):
        sentence = context.view.sentences[context.view.sentence_index(start)]
        if sentence.start <= start and end <= sentence.end:
            places.append(Place(context.sheet.passage(sentence), start, end))
    aliases = tuple(sorted(alias for alias in draft.aliases if alias != draft.name))
    return Entity(draft.type, draft.name, aliases, draft.concept, draft.scope, tuple(places), number=draft.number)


def _renumbered(statements: Iterable[Statement], kept: dict[int, int]) -> Iterable[Statement]:
    for statement in statements:
        yield replace(statement, subject=kept[statement.subject], object=kept[statement.object])
