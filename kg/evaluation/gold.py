"""Gold files: the entities, relations and quantities that a correct graph of one document holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.evaluation.names import comparable
from ontology.errors import UnionKgError


class GoldError(UnionKgError):
    """A gold file cannot be read, or belongs to no document of the graph; the others are scored."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity under its canonical name."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation between two entities, by their ids."""

    subject: str
    predicate: str
    object: str
    status: str


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """A quantity with its subject and the body whose figure it is, by their ids; ``body`` may be unknown."""

    subject: str | None
    value: float
    unit: str
    status: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file; ``stem`` is the file name, without suffix, of the document it belongs to."""

    stem: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    quantities: tuple[GoldQuantity, ...]


def read_gold(path: Path) -> Gold:
    """Read a gold file; raises ``GoldError`` where it is missing or not one."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        entities = tuple(_entity(entity) for entity in content["entities"])
        known = {entity.id for entity in entities}
        relations = tuple(_relation(relation, known) for relation in content["relations"])
        return Gold(path.stem, entities, relations, tuple(_quantity(quantity, known) for quantity in content["quantities"]))
    except OSError as error:
        problem = f"the gold file cannot be read ({error.strerror})"
        raise GoldError(problem, place=str(path), remedy="Check the path and its permissions") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"this is no gold file ({type(error).__name__}: {error})"
        raise GoldError(problem, place=str(path), remedy="Give a JSON file as the annotation guide describes") from error


def _entity(record: Mapping[str, Any]) -> GoldEntity:
    aliases = record.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise TypeError(f"aliases must be a list of texts, and are {aliases!r}")
    return GoldEntity(_text(record, "id"), _text(record, "type"), _text(record, "name"), tuple(aliases))


def _relation(record: Mapping[str, Any], entities: Collection[str]) -> GoldRelation:
    return GoldRelation(_end(record, "s", entities), _text(record, "p"), _end(record, "o", entities), _text(record, "status"))


def _quantity(record: Mapping[str, Any], entities: Collection[str]) -> GoldQuantity:
    subject, body = (None if record.get(name) is None else _end(record, name, entities) for name in ("subject", "body"))
    return GoldQuantity(subject, float(record["value"]), _text(record, "unit"), _text(record, "status"), body)


def _end(record: Mapping[str, Any], name: str, entities: Collection[str]) -> str:
    entity = _text(record, name)
    if entity not in entities:
        raise ValueError(f"{name} is {entity}, and no entity has this id")
    return entity


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a text, and is {value!r}")
    return value


def merged(golds: Sequence[Gold], family: Mapping[str, str]) -> Gold:
    """Several gold files as one, entities of one family with the same name joined. ``family`` is that of each type."""
    entities: dict[tuple[str, str], GoldEntity] = {}
    relations: dict[tuple[str, str, str], GoldRelation] = {}
    quantities: list[GoldQuantity] = []
    for number, gold in enumerate(golds):
        ids: dict[str | None, str] = {}
        for entity in gold.entities:
            key = family.get(entity.type, entity.type), comparable(entity.name)
            known = entities.get(key)
            joined = (
                replace(entity, id=f"{number}.{entity.id}") if known is None else replace(known, aliases=known.aliases + entity.aliases)
            )
            entities[key] = joined
            ids[entity.id] = joined.id
        for relation in gold.relations:
            triple = ids[relation.subject], relation.predicate, ids[relation.object]
            earlier = relations.get(triple)
            if earlier is None or relation.status == "achieved":
                relations[triple] = GoldRelation(*triple, relation.status)
        quantities += [replace(q, subject=ids.get(q.subject), body=ids.get(q.body)) for q in gold.quantities]
    return Gold("", tuple(entities.values()), tuple(relations.values()), tuple(quantities))
