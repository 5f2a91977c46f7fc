"""Gold files: the entities, relations and quantities that a correct graph of one document holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
        return Gold(
            path.stem,
            tuple(GoldEntity(e["id"], e["type"], e["name"], tuple(e.get("aliases") or ())) for e in content["entities"]),
            tuple(GoldRelation(r["s"], r["p"], r["o"], r["status"]) for r in content["relations"]),
            tuple(_quantity(quantity) for quantity in content["quantities"]),
        )
    except OSError as error:
        problem = f"the gold file cannot be read ({error.strerror})"
        raise GoldError(problem, place=str(path), remedy="Check the path and its permissions") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = f"this is no gold file ({type(error).__name__}: {error})"
        raise GoldError(problem, place=str(path), remedy="Give a JSON file as the annotation guide describes") from error


def _quantity(record: Mapping[str, Any]) -> GoldQuantity:
    return GoldQuantity(record["subject"], float(record["value"]), record["unit"], record["status"], record.get("body"))


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
