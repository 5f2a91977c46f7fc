"""What is exported is read back to the same graph: RDF, graph.json and GraphML hold the same facts."""

import pytest
from rdf_example import BASE, attributes, example, saved

from loaders.errors import GraphFileError, RdfFileError
from loaders.graph_files import GraphFile
from loaders.networkx_graph import edges, load, nodes, save
from loaders.rdf.blocks import RdfOptions
from loaders.rdf.export import export
from loaders.rdf.formats import FORMATS
from loaders.rdf.reading import read_rdf

ENDINGS = {name: each.syntax.file_extension for name, each in FORMATS.items()}


@pytest.fixture
def graph(tmp_path):
    return saved(tmp_path)


def exported(graph, kind, options=RdfOptions()):  # noqa: B008 - frozen
    out = graph.path.with_name(f"out.{ENDINGS[kind]}")
    export(graph, kind, out, options)
    return out


@pytest.mark.parametrize("kind", FORMATS)
def test_the_networkx_graph_comes_back(graph, kind):
    found, before = read_rdf(exported(graph, kind)), example()
    assert found.graph == attributes()
    assert list(nodes(found)) == list(nodes(before))
    assert list(edges(found)) == list(edges(before))


@pytest.mark.parametrize("base", ["https://example.org/unions#", "http://例子.中国/数据/"])
@pytest.mark.parametrize("kind", FORMATS)
def test_from_rdf_to_networkx_and_back_is_the_same_file(graph, kind, base, tmp_path):
    options = RdfOptions(base=base)
    out = exported(graph, kind, options)
    first = out.read_bytes()
    again = tmp_path / "again"
    again.mkdir()
    save(read_rdf(out), again / "graph.json")
    assert (again / "graph.json").read_bytes() == graph.path.read_bytes()
    assert exported(GraphFile(again), kind, options).read_bytes() == first


def test_graphml_graph_json_and_rdf_hold_the_same_facts(graph, tmp_path):
    save(example(), tmp_path / "graph.graphml")
    graphs = [load(tmp_path / "graph.graphml"), load(graph.path), read_rdf(exported(graph, "trig"))]
    facts = [(list(nodes(each)), list(edges(each)), each.graph) for each in graphs]
    assert facts[0] == facts[1] == facts[2]


def test_triple_terms_do_no_harm(graph):
    assert list(edges(read_rdf(exported(graph, "turtle", RdfOptions(triple_terms=True))))) == list(edges(example()))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", "<a", r"x\.ttl:1:\d+: this is not"),
        ("x.ttl", "@prefix a: <http://a/> .\nb:c a:d a:e .", r"x\.ttl:2:\d+: this is not"),
        ("x.nt", "<http://a/b c> <http://a/> <http://a/> .", r"x\.nt:1:\d+: this is not"),
        ("x.nq", "\x00\x01", "this is not"),
        ("x.ttl", "<http://a/> <http://a/> <http://a/> .", "no export of union-kg"),
        ("x.ttl", "", "no export of union-kg"),
        ("x.docx", "", "tells no form of RDF"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(RdfFileError, match=message):
        read_rdf(tmp_path / name)


def test_a_file_that_is_missing_is_told(tmp_path):
    with pytest.raises(RdfFileError, match="cannot be read"):
        read_rdf(tmp_path / "none.ttl")


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        ("#object> ", "has no .*object, and needs one"),
        ("#inPassage> ", "needs a passage"),
        (f"<{BASE}facility/书屋> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "no node"),
        ("#Statement> ", "has no statement behind it"),
    ],
)
def test_a_file_that_lost_triples_is_told(graph, lost, message):
    out = exported(graph, "ntriples")
    lines = out.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if lost not in line]
    assert len(kept) < len(lines)
    out.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(RdfFileError, match=message):
        read_rdf(out)


def test_a_file_of_another_version_is_refused(graph):
    out = exported(graph, "ntriples")
    out.write_text(out.read_text(encoding="utf-8").replace(f"/ontology/{attributes()['schema']}>", "/ontology/99.0.0>"), encoding="utf-8")
    with pytest.raises(GraphFileError, match="version 99"):
        read_rdf(out)
