"""A built graph as one RDF file: all of it, or nothing under the final name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from loaders.rdf.blocks import RdfBlocks, RdfOptions
from loaders.rdf.formats import FORMATS, Format
from loaders.rdf.iris import checked_iri
from loaders.rdf.jsonld import jsonld
from loaders.rdf.lines import lines
from loaders.rdf.turtle import trig, turtle
from loaders.rdf.xml import write_rdf_xml
from loaders.whole_file import appearing_whole

_PLAIN = RdfOptions()


@dataclass(frozen=True)
class ExportReport:
    """What was written: ``triples`` counts each once, however many graphs hold it."""

    triples: int
    entities: int
    documents: int
    statements: int


def export(file: GraphFile, kind: str, out: Path | BinaryIO, options: RdfOptions = _PLAIN) -> ExportReport:
    """Write the graph in ``file`` as ``kind`` (a name of ``FORMATS``) to ``out``, a path or an open binary file.

    A path is written beside its final name and moved there at the end. Raises ``GraphFileError`` where the graph is damaged, the format
    cannot hold it, or ``out`` cannot be written, or is the file that the graph is read from.
    """
    form = _format(kind, options)
    if options.licence is not None:
        checked_iri(options.licence)
    if not isinstance(out, Path):
        return _write(file, form, out, options)
    if out.exists() and out.samefile(file.path):
        raise GraphFileError("the graph would be overwritten with its own export", place=str(out), remedy="Name another file")
    try:
        with appearing_whole(out) as path, path.open("wb") as target:
            return _write(file, form, target, replace(options, scratch=options.scratch or _folder(out)))
    except OSError as error:
        problem = f"it cannot be written ({error.strerror or error})"
        raise GraphFileError(problem, place=str(out), remedy="Name a file that can be written") from error


def _format(kind: str, options: RdfOptions) -> Format:
    form = FORMATS.get(kind)
    if form is None:
        raise GraphFileError(f"there is no format {kind}", remedy=f"Use {', '.join(FORMATS)}")
    if options.triple_terms and not form.triple_terms:
        able = ", ".join(each.name for each in FORMATS.values() if each.triple_terms)
        raise GraphFileError(f"{form.title} has no triple terms", remedy=f"Use {able}, or leave out --rdf-star")
    return form


def _write(file: GraphFile, form: Format, out: BinaryIO, options: RdfOptions) -> ExportReport:
    blocks = RdfBlocks(file, options, named_graphs=form.named_graphs)
    try:
        if form.name == "rdfxml":
            write_rdf_xml(lines(blocks), out)
        else:
            for piece in _pieces(form, blocks, options):
                out.write(piece.encode())
        out.flush()
    except UnicodeEncodeError as error:  # half a surrogate pair, which JSON can hold and RDF cannot
        problem = f"a text holds a character that Unicode does not have ({error.object[error.start]!r})"
        raise GraphFileError(problem, place=str(file.path), remedy="Build the graph again with `union-kg build`") from error
    count = blocks.description.count
    return ExportReport(blocks.description.triples, count("Entity"), count("Document"), blocks.description.statements)


def _pieces(form: Format, blocks: RdfBlocks, options: RdfOptions) -> Iterator[str]:
    if form.name == "turtle":
        return turtle(blocks, options.base)
    if form.name == "trig":
        return trig(blocks, options.base, options.scratch)
    return jsonld(blocks) if form.name == "jsonld" else lines(blocks)


def _folder(path: Path) -> Path | None:
    """Where to sort: beside the file, unless that is a device."""
    return None if path.exists() and not path.is_file() else path.resolve().parent
