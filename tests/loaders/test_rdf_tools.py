"""Apache Jena and Raptor read in every format what we write; in each base, the triples are the same."""

import pyoxigraph
import pytest
from rdf_example import saved
from rdf_tools import GIVEN, REQUIRE, jena_jars, rapper, riot

from loaders.rdf.blocks import RdfOptions
from loaders.rdf.export import export
from loaders.rdf.formats import FORMATS
from loaders.rdf.triples import triples

BASES = [RdfOptions().base, "https://example.org/unions#"]
RAPPER = {"turtle": "turtle", "ntriples": "ntriples", "nquads": "nquads", "trig": "trig", "rdfxml": "rdfxml"}  # it knows no JSON-LD


@pytest.fixture(scope="session")
def jars(tmp_path_factory):
    return jena_jars(tmp_path_factory.mktemp("jena"))


def exported(folder, kind, options):
    graph, out = saved(folder), folder / f"out.{FORMATS[kind].syntax.file_extension}"
    export(graph, kind, out, options)
    return graph, out


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("kind", FORMATS)
def test_riot_reads_the_same_quads(tmp_path, jars, kind, base):
    options = RdfOptions(base=base)
    graph, out = exported(tmp_path, kind, options)
    quads = pyoxigraph.parse(riot(jars, out), pyoxigraph.RdfFormat.N_QUADS)
    found = {(quad.graph_name if isinstance(quad.graph_name, pyoxigraph.NamedNode) else None, quad.triple) for quad in quads}
    assert found == set(triples(graph, options, named_graphs=FORMATS[kind].named_graphs))


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("kind", RAPPER)
def test_rapper_reads_the_same_triples(tmp_path, kind, base):
    options = RdfOptions(base=base)
    graph, out = exported(tmp_path, kind, options)
    found = {quad.triple for quad in pyoxigraph.parse(rapper(out, RAPPER[kind]), pyoxigraph.RdfFormat.N_TRIPLES)}
    assert found == {triple for _, triple in triples(graph, options, named_graphs=False)}


def test_a_skip_tells_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in (REQUIRE, GIVEN):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(pytest.skip.Exception, match="java and mvn not found; install Java 17 and Maven"):
        jena_jars(tmp_path)


def test_the_switch_turns_a_skip_into_a_failure(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv(REQUIRE, "1")
    with pytest.raises(pytest.fail.Exception, match=REQUIRE):
        jena_jars(tmp_path)
