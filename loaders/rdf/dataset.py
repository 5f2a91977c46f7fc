"""The description of the data set and how it was made: VoID, DCAT and PROV-O, with counts that are true of the whole file.

VoID: https://www.w3.org/TR/void/. The counts take in the description itself: whoever counts the triples of a file finds its figures.
No time is told: the same graph gives the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from loaders.errors import GraphFileError
from loaders.rdf.block import Block
from loaders.rdf.formats import FORMATS
from loaders.rdf.iris import Iris
from loaders.rdf.namespaces import PREFIXES
from loaders.rdf.records import OBSERVATIONS
from loaders.rdf.relations import BUILD, STATEMENT
from loaders.rdf.terms import (
    DCAT,
    DCTERMS,
    LABEL,
    OA,
    PROV,
    QB,
    TIME,
    TYPE,
    VOID,
    Pair,
    chinese,
    english,
    integer,
    iri,
    plain,
)
from ontology.namespaces import SCHEMA, SKOS, UNION
from ontology.schema import Schema

DATASET = "dataset"
AGENT = "agent/union-kg"
_LONGEST_SHAPE = 16  # of pairs; longer blocks are seldom like others
_PREDICATE = itemgetter(0)
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_TRIPLES, _ENTITIES, _DOCUMENTS = (iri(VOID, name) for name in ("triples", "entities", "documents"))
_PARTITIONS = {
    "class": (iri(VOID, "classPartition"), iri(VOID, "class"), _ENTITIES),
    "property": (iri(VOID, "propertyPartition"), iri(VOID, "property"), _TRIPLES),
}
_AGENT_TYPE = (TYPE, iri(PROV, "SoftwareAgent"))
_USED, _BY, _GENERATED = (iri(PROV, name) for name in ("used", "wasAssociatedWith", "wasGeneratedBy"))


class Description:
    """Counts the blocks that pass through it, and describes them at the end.

    ``attributes`` are those of the graph as a whole; ``licence`` is the IRI of the licence under which the data may be used, if known.
    Raises ``GraphFileError`` where the attributes are damaged.
    """

    def __init__(self, iris: Iris, schema: Schema, attributes: Mapping[str, Any], licence: str | None) -> None:
        self._iris = iris
        self._schema = schema
        self._attributes = attributes
        self._vocabulary = attributes.get("vocabulary", {})
        if not isinstance(self._vocabulary, Mapping):
            problem = "the graph does not tell its vocabulary as a mapping from file to SHA-256"
            raise GraphFileError(problem, remedy="Build the graph again with `union-kg build`")
        self._licence = licence
        self._predicates: Counter[str] = Counter()
        self._classes: Counter[str] = Counter()

    @property
    def triples(self) -> int:
        """How many triples passed through, each once however many graphs hold it."""
        return self._predicates.total()

    def count(self, kind: str) -> int:
        """How many things of the class ``kind`` or its subclasses passed through."""
        return sum(self._classes[iri(UNION, name)] for name in self._schema.classes if self._schema.is_a(name, kind))

    @property
    def statements(self) -> int:
        """How many statements passed through."""
        return self._classes[STATEMENT[1]]

    def counted(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The same blocks, counted."""
        shapes: Counter[tuple[str, ...]] = Counter()  # most blocks are like many others: their predicates are counted together
        classes = self._classes
        for block in blocks:
            pairs = block.pairs
            predicates = tuple(map(_PREDICATE, pairs))
            if len(predicates) <= _LONGEST_SHAPE:
                shapes[predicates] += 1
            else:
                self._predicates.update(predicates)
            if predicates[0] == TYPE:  # classes come first, and nothing has more than two
                classes[pairs[0][1]] += 1
                if len(pairs) > 1 and predicates[1] == TYPE:
                    classes[pairs[1][1]] += 1
            yield block
        for predicates, number in shapes.items():
            for predicate in predicates:
                self._predicates[predicate] += number

    def blocks(self) -> Iterator[Block]:
        """How the graph was made, and the data set; to be asked when all else has been counted. It counts itself."""
        yield from self.counted(self._provenance())
        about = self._about()
        entities, documents = self.count("Entity"), self.count("Document")
        yield from self.counted(self._parts())
        about.extend(self._linked("class", self._classes.keys() | {iri(VOID, "Dataset"), iri(DCAT, "Dataset")}))
        counts = self._predicates + self._of_the_rest(about)
        about.extend(self._linked("property", counts))
        about += [(_TRIPLES, integer(counts.total())), (_ENTITIES, integer(entities)), (_DOCUMENTS, integer(documents))]
        yield from self.counted([Block(self._iris.own(DATASET), about)])
        yield from self.counted(self._partitions("class", dict(self._classes)))
        yield from self.counted(self._partitions("property", counts))

    def _of_the_rest(self, about: list[Pair]) -> Counter[str]:
        """How often each predicate stands in what is still to come, when ``about`` is what the data set has but its figures."""
        counts = Counter(predicate for predicate, _ in about)
        classes = counts[_PARTITIONS["class"][0]]
        counts.update({_PARTITIONS["class"][1]: classes, _ENTITIES: classes + 1, _DOCUMENTS: 1})
        properties = len(self._predicates.keys() | counts.keys() | {*_PARTITIONS["property"]})
        link, name, number = _PARTITIONS["property"]
        counts.update({link: properties, name: properties, number: properties + 1})
        return counts

    def _linked(self, kind: str, terms: Iterable[str]) -> Iterator[Pair]:
        return ((_PARTITIONS[kind][0], self._partition(kind, term)) for term in sorted(terms))

    def _partitions(self, kind: str, counts: Mapping[str, int]) -> Iterator[Block]:
        _, name, number = _PARTITIONS[kind]
        for term in sorted(counts):
            yield Block(self._partition(kind, term), [(name, term), (number, integer(counts[term]))])

    def _partition(self, kind: str, term: str) -> str:
        namespace = next(each for each in PREFIXES if term.startswith(f"<{each}"))
        return self._iris.own(f"{DATASET}/{kind}/{PREFIXES[namespace]}-{term[len(namespace) + 1 : -1]}")

    def _about(self) -> list[Pair]:
        iris = self._iris
        vocabularies = (UNION, SKOS, OA, PROV, QB, TIME, DCTERMS, VOID, DCAT)
        schema = self._attributes.get("schema")
        return [
            *((TYPE, iri(namespace, "Dataset")) for namespace in (VOID, DCAT)),
            (iri(DCTERMS, "title"), chinese("中国工会项目与制度知识图谱")),
            (iri(DCTERMS, "title"), english("A knowledge graph of China's trade-union programmes and institutions")),
            *([(iri(DCTERMS, "license"), iris.external(self._licence))] if self._licence else []),
            *([(iri(DCTERMS, "conformsTo"), iri(UNION.removesuffix("#"), f"/{iris.encoded(str(schema))}"))] if schema else []),
            (_GENERATED, iris.own(BUILD)),
            (iri(VOID, "uriSpace"), plain(iris.base)),
            *((iri(VOID, "vocabulary"), iri(namespace)) for namespace in vocabularies),
            (iri(VOID, "subset"), iris.own(OBSERVATIONS)),
            *((iri(DCAT, "distribution"), iris.own(f"{DATASET}/{each.name}")) for each in FORMATS.values()),
        ]

    def _parts(self) -> Iterator[Block]:
        structure = (iri(QB, "structure"), iri(UNION, "observationStructure"))
        labels = [(LABEL, chinese("图谱中的数据")), (LABEL, english("The figures of the graph"))]
        yield Block(self._iris.own(OBSERVATIONS), [(TYPE, iri(QB, "DataSet")), *labels, structure])
        for each in FORMATS.values():
            media = (iri(DCAT, "mediaType"), iri(_MEDIA_TYPES, each.media_type))
            title = (iri(DCTERMS, "title"), english(each.title))
            yield Block(self._iris.own(f"{DATASET}/{each.name}"), [(TYPE, iri(DCAT, "Distribution")), title, media])

    def _provenance(self) -> Iterator[Block]:
        iris, build = self._iris, self._iris.own(BUILD)
        agents = {AGENT: [_AGENT_TYPE, (LABEL, plain("union-kg"))]}
        if version := self._attributes.get("version"):
            agents[AGENT].append((iri(SCHEMA, "softwareVersion"), plain(str(version))))
        if segmenter := self._attributes.get("segmenter"):
            agents[f"agent/segmenter/{iris.encoded(str(segmenter))}"] = [_AGENT_TYPE, (LABEL, plain(str(segmenter)))]
        files = {name: iris.own(f"vocabulary-file/{iris.encoded(name)}") for name in sorted(self._vocabulary)}
        made = [(_BY, iris.own(agent)) for agent in agents] + [(_USED, file) for file in files.values()]
        yield Block(build, [(TYPE, iri(PROV, "Activity")), *made])
        for agent, pairs in agents.items():
            yield Block(iris.own(agent), pairs)
        for name, file in files.items():
            yield Block(
                file, [(TYPE, iri(PROV, "Entity")), (LABEL, plain(name)), (iri(UNION, "sha256"), plain(str(self._vocabulary[name])))]
            )

    def used(self, document: str) -> Block:
        """That the document with this id was read."""
        return Block(self._iris.own(BUILD), [(_USED, self._iris.record(document))])
