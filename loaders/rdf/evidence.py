"""The evidence: which characters of a document are cited, as selections of the Web Annotation model (https://www.w3.org/TR/annotation-model/).

A selection has two selectors: the position in the clean text of the document, and the words that stand there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from loaders.errors import GraphFileError
from loaders.rdf.block import DEFAULT_GRAPH, Block
from loaders.rdf.iris import Iris, document_of
from loaders.rdf.spool import SortedLines
from loaders.rdf.terms import OA, TYPE, chinese, integer, iri
from ontology.namespaces import UNION
from ontology.records import Node

_SELECTION, _POSITION, _QUOTE = ((TYPE, iri(OA, name)) for name in ("SpecificResource", "TextPositionSelector", "TextQuoteSelector"))
_SOURCE, _SELECTOR, _START, _END, _EXACT = (iri(OA, name) for name in ("hasSource", "hasSelector", "start", "end", "exact"))
_IN_PASSAGE = iri(UNION, "inPassage")


class Quotations:
    """Notes which characters of which passage are cited, and describes each such selection once, when the passages' texts come by."""

    def __init__(self, iris: Iris, notes: SortedLines, *, named_graphs: bool) -> None:
        self._iris = iris
        self._notes = notes
        self._named_graphs = named_graphs

    def cite(self, passage: str, start: int, end: int) -> None:
        """Note that the characters ``[start, end)`` of the document are cited as a part of ``passage``."""
        self._notes.add(f"{passage}\t{start}\t{end}")

    def blocks(self, passages: Iterable[Node]) -> Iterator[Block]:
        """The selections. ``passages`` are the nodes of all passages, sorted by id."""
        cited = groupby((line.split("\t") for line in self._notes), lambda fields: fields[0])
        wanted, fields = next(cited, ("", iter(())))
        document, described = "", set[tuple[int, int]]()
        for passage in passages:
            if wanted == passage.id:
                if document != document_of(passage.id):  # two passages of one document may share a selection
                    document, described = document_of(passage.id), set()
                for _, start, end in fields:
                    yield from self._selection(passage, document, int(start), int(end), described)
                wanted, fields = next(cited, ("", iter(())))
        if wanted:
            raise GraphFileError(f"{wanted} is cited, and is no passage", remedy="Build the graph again with `union-kg build`")

    def _selection(self, passage: Node, document: str, start: int, end: int, described: set[tuple[int, int]]) -> list[Block]:
        source = self._iris.record(document)
        graphs = (source,) if self._named_graphs else DEFAULT_GRAPH
        selection, position, quote = (self._iris.part(source, kind, start, end) for kind in ("char", "position", "quote"))
        in_passage = (_IN_PASSAGE, self._iris.record(passage.id))
        if (start, end) in described:
            return [Block(selection, [in_passage], graphs)]
        described.add((start, end))
        return [
            Block(selection, [_SELECTION, (_SOURCE, source), in_passage, (_SELECTOR, position), (_SELECTOR, quote)], graphs),
            Block(position, [_POSITION, (_START, integer(start)), (_END, integer(end))], graphs),
            Block(quote, [_QUOTE, (_EXACT, chinese(_quoted(passage, start, end)))], graphs),
        ]


def _quoted(passage: Node, start: int, end: int) -> str:
    """The characters ``[start, end)`` of the document, taken from the text of ``passage``."""
    text, first = passage.properties.get("text"), passage.properties.get("start")
    if not isinstance(text, str) or not isinstance(first, int):
        raise GraphFileError(f"{passage.id} has no text and start", remedy="Build the graph again with `union-kg build`")
    if not first <= start <= end <= first + len(text):
        problem = f"the characters {start} to {end} are cited as a part of {passage.id}, and are not in it"
        raise GraphFileError(problem, remedy="Build the graph again with `union-kg build`")
    return text[start - first : end - first]
