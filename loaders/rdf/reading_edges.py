"""The edges of an export read back: links, mentions, and relations with the statements behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from loaders.errors import RdfFileError
from loaders.rdf.descriptions import Descriptions
from loaders.rdf.iris import Iris, edge_key
from loaders.rdf.periods import period_of
from loaders.rdf.relations import MENTIONED_IN, NONE
from loaders.rdf.terms import OA
from ontology.namespaces import RDF, UNION
from ontology.records import Edge, Node
from ontology.schema import Schema

_REMEDY = "Export the graph again with `union-kg export`"
_Key = tuple[str, str, str]  # source, type, target


class EdgeReader:
    """Reads the edges between ``nodes``, which are those of the file by id."""

    def __init__(self, found: Descriptions, base: str, schema: Schema, nodes: Mapping[str, Node]) -> None:
        self._found = found
        self._base = base
        self._iris = Iris(base)
        self._nodes = nodes
        self._kinds = {predicate.iri: name for name, predicate in schema.predicates.items()}
        self._relations = {name for name, predicate in schema.predicates.items() if predicate.kind == "relation"}

    def edges(self) -> Iterator[Edge]:
        """The edges. Raises ``RdfFileError`` where a relation has no statement, or one leads to what is not there."""
        statements, mentions = self._statements(), self._mentions()
        for source, kind, target in self._direct():
            if kind in self._relations:
                if (source, kind, target) not in statements:
                    raise self._error(f"{source} {kind} {target} has no statement behind it")
            elif kind == MENTIONED_IN:
                yield Edge(source, target, kind, _lists(mentions[source, target], ("starts", "ends", "texts")))
            else:
                yield Edge(source, target, kind)
        for (source, kind, target), rows in statements.items():
            yield Edge(source, target, kind, self._behind(rows))

    def _direct(self) -> Iterator[_Key]:
        for source in self._nodes:
            for predicate, kind in self._kinds.items():
                for target in self._found.iris(f"{self._base}{source}", predicate):
                    if target != f"{UNION}notStated":
                        yield source, kind, self._id(target)

    def _id(self, iri: str) -> str:
        identity = iri.removeprefix(self._base)
        if identity not in self._nodes:
            raise self._error(f"{iri} is an end of an edge, and no node")
        return identity

    def _statements(self) -> dict[_Key, list[tuple[Any, ...]]]:
        found, by_edge = self._found, dict[_Key, list[tuple[Any, ...]]]()
        for statement in found.of_type(f"{UNION}Statement"):
            source, target = (self._id(found.iri(statement, f"{RDF}{name}")) for name in ("subject", "object"))
            predicate = found.iri(statement, f"{RDF}predicate")
            kind = self._kinds.get(predicate)
            if kind not in self._relations:
                raise self._error(f"{predicate} is no relation of the ontology")
            rule = found.text(statement, f"{UNION}rule")
            passages, start, end, _ = self._selection(found.iri(statement, f"{OA}hasTarget"))
            key = edge_key(source, kind, target)
            passage = _the_one(passages, statement, {each: self._iris.statement(key, each, start, end, rule) for each in passages})
            by_edge.setdefault((source, kind, target), []).append((passage, start, end, rule, *self._said(statement)))
        return by_edge

    def _said(self, statement: str) -> tuple[bool, str, str, str]:
        """Implicit, status, period and role of a statement."""
        periods = [period_of(iri, self._base) for iri in self._found.iris(statement, f"{UNION}period")]
        roles = self._found.texts(statement, f"{UNION}role")
        status = self._found.iri(statement, f"{UNION}status").removeprefix(UNION)
        return self._found.text(statement, f"{UNION}implicit") == "true", status, next(iter(periods), "") or NONE, next(iter(roles), NONE)

    def _mentions(self) -> dict[tuple[str, str], list[tuple[Any, ...]]]:
        by_ends: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
        for mention in self._found.of_type(f"{OA}Annotation"):
            thing = self._id(self._found.iri(mention, f"{OA}hasBody"))
            passages, start, end, text = self._selection(self._found.iri(mention, f"{OA}hasTarget"))
            passage = _the_one(passages, mention, {each: self._iris.mention(thing, each, start, end) for each in passages})
            by_ends.setdefault((thing, passage), []).append((start, end, text))
        return {ends: sorted(rows) for ends, rows in by_ends.items()}

    def _selection(self, selection: str) -> tuple[list[str], int, int, str]:
        """The passages (ids) of a selection, where it begins and ends, and its words."""
        found = self._found
        passages = [self._id(each) for each in found.iris(selection, f"{UNION}inPassage")]
        selectors = found.iris(selection, f"{OA}hasSelector")
        position, words = ([each for each in selectors if found.texts(each, f"{OA}{name}")] for name in ("start", "exact"))
        if not passages or len(position) != 1 or len(words) != 1:
            raise self._error(f"{selection} needs a passage, a position and a quotation")
        start, end = (int(found.text(position[0], f"{OA}{name}")) for name in ("start", "end"))
        return passages, start, end, found.text(words[0], f"{OA}exact")

    def _behind(self, rows: list[tuple[Any, ...]]) -> dict[str, Any]:
        """The properties of an edge, in the order in which ``union-kg build`` lists statements."""
        names = ("passages", "starts", "ends", "rules", "implicits", "statuses", "periods", "roles")
        properties = _lists(sorted(rows, key=self._order), names)
        documents = (self._nodes.get(self._document(passage)) for passage in properties["passages"])
        dates = sorted(str(document.properties["issued"]) for document in documents if document and "issued" in document.properties)
        properties["count"] = len(rows)
        properties["status"] = "achieved" if "achieved" in properties["statuses"] else "planned"
        return {**properties, **({"first": dates[0], "last": dates[-1]} if dates else {})}

    def _order(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        passage, start, end, rule, implicit, status, period, role = row
        return self._document(passage), self._nodes[passage].properties["start"], start, end, rule, status, implicit, period, role

    def _document(self, passage: str) -> str:
        return self._id(self._found.iri(f"{self._base}{passage}", f"{UNION}inDocument"))

    def _error(self, problem: str) -> RdfFileError:
        return RdfFileError(problem, place=str(self._found.path), remedy=_REMEDY)


def _the_one(passages: list[str], own: str, iris: Mapping[str, str]) -> str:
    """The passage that is meant where several share a selection: the one over which the resource's own name is hashed."""
    return next((passage for passage in passages if own.startswith(iris[passage][1:-1])), passages[0])


def _lists(rows: list[tuple[Any, ...]], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
