"""The vocabulary: the known world of the unions, in SKOS, as the gazetteer that the language pipeline matches and links to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from ontology.errors import VocabularyError
from ontology.namespaces import CHINESE, RDF_TYPE, SKOS, UNION, language_tag
from ontology.schema import Schema, load_schema
from ontology.turtle import Description, Term, TurtleFile, read_turtle

_PREFERRED, _ALTERNATIVE, _HIDDEN = f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{SKOS}hiddenLabel"
_DEFINITION, _BROADER = f"{SKOS}definition", f"{SKOS}broader"
_LIST_LABEL, _CODE = f"{UNION}listLabel", f"{UNION}code"
_OWN_FIELD = frozenset((_LIST_LABEL, _CODE))
_SCHEME = f"{SKOS}ConceptScheme"


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing the vocabulary knows.

    ``type`` is a class of the ontology, ``name`` the Chinese preferred label, ``labels`` the preferred labels by language.
    ``alternatives`` are other Chinese names, ``hidden`` names that are matched but never shown, ``list_labels`` short role names that
    count only inside a list of co-operating bodies. ``code`` is the GB/T 2260 code of a place. ``properties`` holds the ontology's
    other properties by local name, with IRIs or literals as values.
    """

    iri: str
    type: str
    name: str
    labels: Mapping[str, str]
    alternatives: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    list_labels: tuple[str, ...] = ()
    definition: str = ""
    broader: tuple[str, ...] = ()
    code: str = ""
    properties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """The concepts by IRI (sorted), the SHA-256 of each file read, and what looks wrong without being an error."""

    concepts: Mapping[str, Concept]
    sources: Mapping[str, str]
    warnings: tuple[str, ...]
    labels: Mapping[str, tuple[str, ...]] = field(repr=False)  # name, alternative or hidden label -> IRIs

    def get(self, iri: str) -> Concept | None:
        """The concept with this IRI, or ``None``."""
        return self.concepts.get(iri)

    def by_label(self, text: str) -> tuple[Concept, ...]:
        """The concepts that have exactly ``text`` as name, alternative or hidden label, in the order of their IRIs."""
        return tuple(self.concepts[iri] for iri in self.labels.get(text, ()))


@dataclass(slots=True)
class _Entry:
    """What all files together say of one concept, and which file said each property last."""

    description: Description
    origins: dict[str, TurtleFile]
    file: TurtleFile

    def place(self, iri: str, predicate: str = "", word: str = "") -> str:
        return self.origins.get(predicate, self.file).place(iri, word)


def load_vocabulary(extra: Sequence[Path] = ()) -> Vocabulary:
    """Read the packaged vocabulary files in the order of their names, then the user's ``extra`` files.

    A user's file adds concepts or overrides: for an IRI that is known already, the values it gives for a property (in a language)
    replace those known. Where two of the user's files contradict one another the last one wins, which is a warning; otherwise their
    order changes nothing. Raises ``VocabularyError`` with ``file:line`` for a file that cannot be read or is not Turtle, and for a
    concept without Chinese preferred label, with an unknown class, or with a malformed code.
    """
    schema = load_schema()
    warnings: list[str] = []
    sums: list[tuple[bool, str, str]] = []
    own: list[TurtleFile] = []
    entries: dict[str, _Entry] = {}
    for name, data, packaged in (*_packaged_files(), *_user_files(extra)):
        sums.append((not packaged, name, hashlib.sha256(data).hexdigest()))
        file = read_turtle(data, name)
        described = [iri for iri, description in file.subjects.items() if _describes_concept(iri, description)]
        if not described:
            warnings.append(f"{name}:1: this file holds no concept")
        for iri in described:
            if packaged and iri in entries:
                warnings.append(f"{file.place(iri)}: {iri} is also described in {entries[iri].file.name}")
            overridden = _merge(entries, iri, file)
            if not packaged:
                warnings += [
                    f"{file.place(iri, predicate)}: {iri} has other values of {_local(predicate)} in {earlier.name}; those given here win"
                    for predicate, earlier in overridden
                    if earlier in own
                ]
        if not packaged:
            own.append(file)
    concepts = {iri: _concept(schema, iri, entries[iri]) for iri in sorted(entries)}
    warnings += _property_warnings(schema, concepts, entries)
    labels = _label_index(concepts)
    warnings += _label_warnings(schema, concepts, labels)
    return Vocabulary(concepts, _sources(sums), tuple(warnings), labels)


def _packaged_files() -> Iterator[tuple[str, bytes, bool]]:
    folder = files("ontology") / "vocabulary"
    for file in sorted((each for each in folder.iterdir() if each.name.endswith(".ttl")), key=lambda each: each.name):
        yield file.name, file.read_bytes(), True


def _user_files(paths: Sequence[Path]) -> Iterator[tuple[str, bytes, bool]]:
    for path in paths:
        try:
            yield path.name, path.read_bytes(), False
        except OSError as problem:
            reason = problem.strerror or "it cannot be read"
            raise VocabularyError(f"the vocabulary file cannot be read: {reason}", place=str(path), remedy="Check the path") from problem


def _sources(sums: Sequence[tuple[bool, str, str]]) -> dict[str, str]:
    """The check sums by file name: the packaged files before the user's, in an order that does not depend on that of the call."""
    sources: dict[str, str] = {}
    for _, name, checksum in sorted(set(sums)):
        sources[_unused(name, sources)] = checksum
    return sources


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _unused(name: str, taken: Mapping[str, str]) -> str:
    """``name``, numbered when another file has it already: a user's file may be called like a packaged one."""
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate


def _describes_concept(iri: str, description: Description) -> bool:
    return not iri.startswith("_:") and not any(value.value == _SCHEME for value in description.get(RDF_TYPE, ()))


def _merge(entries: dict[str, _Entry], iri: str, file: TurtleFile) -> list[tuple[str, TurtleFile]]:
    """Add what ``file`` says of ``iri``. Gives the properties of which it replaces other values, each with the file that gave them."""
    description = file.subjects[iri]
    known = entries.get(iri)
    if known is None:
        entries[iri] = _Entry(description, dict.fromkeys(description, file), file)
        return []
    overridden: list[tuple[str, TurtleFile]] = []
    merged = dict(known.description)
    for predicate, values in description.items():
        if predicate == RDF_TYPE and not _classes(values):
            continue  # "a skos:Concept" alone does not take the class away
        given = {_language(value) for value in values}
        replaced = [value for value in merged.get(predicate, ()) if _language(value) in given]
        if replaced and set(map(str, replaced)) != set(map(str, values)):
            overridden.append((predicate, known.origins[predicate]))
        merged[predicate] = [value for value in merged.get(predicate, ()) if _language(value) not in given] + values
        known.origins[predicate] = file
    known.description, known.file = merged, file
    return overridden


def _language(value: Term) -> str:
    """The language under which a value replaces others; all values that are no texts share the empty one."""
    return language_tag(value.language) if isinstance(value, Literal) else ""


def _classes(values: list[Term]) -> list[str]:
    return [value.value.removeprefix(UNION) for value in values if isinstance(value, NamedNode) and value.value.startswith(UNION)]


def _concept(schema: Schema, iri: str, entry: _Entry) -> Concept:
    description = entry.description
    labels = _preferred_labels(iri, entry)
    code = next((value.value for value in description.get(_CODE, ())), "")
    if code and not (len(code) == 6 and code.isascii() and code.isdecimal()):
        place = entry.place(iri, _CODE, code)
        raise VocabularyError(f"“{code}” is not a GB/T 2260 code", place=place, remedy="Write six digits")
    return Concept(
        iri,
        _type(schema, iri, entry),
        labels[CHINESE],
        labels,
        _chinese(iri, entry, _ALTERNATIVE),
        _chinese(iri, entry, _HIDDEN),
        _chinese(iri, entry, _LIST_LABEL),
        next(iter(_chinese(iri, entry, _DEFINITION)), ""),
        tuple(value.value for value in description.get(_BROADER, ())),
        code,
        {
            predicate.removeprefix(UNION): tuple(value.value for value in values)
            for predicate, values in description.items()
            if predicate.startswith(UNION) and predicate not in _OWN_FIELD
        },
    )


def _type(schema: Schema, iri: str, entry: _Entry) -> str:
    classes = _classes(entry.description.get(RDF_TYPE, []))
    for each in classes:
        if each not in schema.classes or not schema.is_a(each, "Entity"):
            place = entry.place(iri, RDF_TYPE, each)
            raise VocabularyError(f"the ontology has no class {each} for concepts", place=place, remedy="Use a class of union.ttl")
    if len(classes) != 1:
        problem = "this concept has several classes" if classes else "this concept has no class"
        raise VocabularyError(problem, place=entry.place(iri, RDF_TYPE), remedy="Give it one, as in “a skos:Concept, :Campaign”")
    return classes[0]


def _preferred_labels(iri: str, entry: _Entry) -> dict[str, str]:
    labels: dict[str, str] = {}
    for value in entry.description.get(_PREFERRED, ()):
        tag = _language(value)
        if tag in labels:
            place = entry.place(iri, _PREFERRED, value.value)
            raise VocabularyError(f"a second skos:prefLabel in {tag}", place=place, remedy="Keep one and make the others skos:altLabel")
        labels[tag] = value.value
    if not labels.get(CHINESE, "").strip():
        place = entry.place(iri, _PREFERRED)
        raise VocabularyError("this concept has no Chinese skos:prefLabel", place=place, remedy='Add skos:prefLabel "…"@zh-Hans')
    return labels


def _chinese(iri: str, entry: _Entry, predicate: str) -> tuple[str, ...]:
    """The Chinese texts of a property; an empty one would be found everywhere and is an error."""
    values = entry.description.get(predicate)
    if not values:
        return ()
    texts = tuple(value.value for value in values if isinstance(value, Literal) and language_tag(value.language) == CHINESE)
    if not all(text.strip() for text in texts):
        raise VocabularyError("this label is empty", place=entry.place(iri, predicate, '""'), remedy="Take it away")
    return texts


def _label_index(concepts: Mapping[str, Concept]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for iri, concept in concepts.items():
        for label in dict.fromkeys((concept.name, *concept.alternatives, *concept.hidden)):
            found.setdefault(label, []).append(iri)
    return {label: tuple(iris) for label, iris in found.items()}


def _label_warnings(schema: Schema, concepts: Mapping[str, Concept], labels: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Labels that several concepts share.

    Counties of one name are a fact of the country, and topics, which are no entities, are named like what they are about: neither
    is reported.
    """
    for label, shared in labels.items():
        iris = [iri for iri in shared if concepts[iri].type != "Topic"] if len(shared) > 1 else []
        if len(iris) > 1 and {schema.family(concepts[iri].type) for iri in iris} != {"place"}:
            yield f"the label {label} is shared by {', '.join(iris)}"


def _property_warnings(schema: Schema, concepts: Mapping[str, Concept], entries: Mapping[str, _Entry]) -> Iterator[str]:
    """Properties that the ontology does not have, and links to nothing or against the type signature."""
    predicates = {predicate.local_name: predicate for predicate in schema.predicates.values()}
    for iri, concept in concepts.items():
        links = (("broader", concept.broader), *concept.properties.items())
        for name, values in links:
            if name not in predicates:
                if name not in schema.attributes:
                    yield f"{entries[iri].place(iri, UNION + name, ':' + name)}: the ontology has no property {name}"
                continue
            for value in values:
                target = concepts.get(value)
                if target is None:
                    problem = f"{name} leads to {value}, which no file describes"
                elif not schema.allows(concept.type, predicates[name].name, target.type):
                    problem = f"{name} cannot lead from {concept.type} to {target.type} ({value})"
                else:
                    continue
                yield f"{entries[iri].place(iri, UNION + name, name)}: {problem}"
