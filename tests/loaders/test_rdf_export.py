"""Every format holds the same triples, read by programs that are not ours, and says no more than the documents do."""

from collections import Counter
from io import BytesIO

import pyoxigraph
import pytest
import rdflib
from rdf_example import ACTION, BASE, BODY, CONTEST, HOSTILE, LETTER, NEW, NODES, REPORT, UNION, changed, example, saved, written

from loaders.errors import GraphFileError
from loaders.graph_files import GraphFile
from loaders.networkx_graph import from_records, save
from loaders.rdf.blocks import RdfOptions
from loaders.rdf.export import export
from loaders.rdf.formats import FORMATS
from loaders.rdf.triples import triples
from ontology.records import Node
from ontology.terms import union_terms

RDFLIB = {"turtle": "turtle", "ntriples": "nt", "nquads": "nquads", "trig": "trig", "jsonld": "json-ld", "rdfxml": "xml"}
VOID = "http://rdfs.org/ns/void#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.fixture
def graph(tmp_path):
    return saved(tmp_path)


def read(data, kind):
    return {quad.triple for quad in pyoxigraph.parse(data, FORMATS[kind].syntax)}


def expected(graph, options=RdfOptions()):  # noqa: B008
    return {triple for _, triple in triples(graph, options, named_graphs=False)}


def iri(identity):
    return pyoxigraph.NamedNode(BASE + identity)


def term(name):
    return pyoxigraph.NamedNode(UNION + name)


def objects(found, subject, predicate):
    return {triple.object for triple in found if triple.subject == subject and triple.predicate == predicate}


@pytest.mark.parametrize("kind", FORMATS)
def test_pyoxigraph_reads_the_same_triples(graph, kind):
    assert read(written(graph, kind), kind) == expected(graph)


@pytest.mark.parametrize("kind", FORMATS)
def test_rdflib_reads_the_same_triples(graph, kind):
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=written(graph, kind), format=RDFLIB[kind])
    reference = rdflib.Graph().parse(data=written(graph, "ntriples"), format="nt")
    assert set(dataset.triples((None, None, None))) == set(reference)
    assert len(reference) == len(expected(graph))


def test_no_triple_is_written_twice_in_one_graph(graph):
    for kind in ("ntriples", "nquads"):
        lines = written(graph, kind).splitlines()
        assert len(lines) == len(set(lines))


@pytest.mark.parametrize("base", ["https://example.org/unions#", "https://example.org/a/../b/", "urn:unions:/", "http://例子.中国/数据/"])
@pytest.mark.parametrize("kind", FORMATS)
def test_any_base_gives_the_same_in_every_format(graph, kind, base):
    options = RdfOptions(base=base)
    found = read(written(graph, kind, options), kind)
    assert found == expected(graph, options)
    assert pyoxigraph.NamedNode(base + BODY) in {triple.subject for triple in found}


def test_turtle_is_readable(graph):
    text = written(graph, "turtle").decode()
    assert "@prefix union: <https://w3id.org/union-kg/ontology#> ." in text
    group = '<organization/吉林省总工会> a union:TradeUnion ;\n    rdfs:label "吉林省总工会"@zh-Hans ;\n    skos:altLabel "JL", "省总'
    assert group in text
    assert "union:value 20.0" in text and "union:concept v:安康杯竞赛" in text


def test_trig_has_each_graph_once(graph):
    text = written(graph, "trig").decode()
    assert [text.count(f"\n<{document}> {{\n") for document in (REPORT, LETTER)] == [1, 1]


def test_plans_are_no_direct_triples(graph):
    found = expected(graph)
    assert objects(found, iri(BODY), term("organizes")) == {iri(CONTEST)}
    plans = {triple.subject for triple in found if triple.predicate == term("status") and triple.object == term("planned")}
    assert len(plans) == 2 + 2  # statements and observations
    assert not any(triple.object == iri(ACTION) and triple.subject == iri(BODY) for triple in found)


def test_a_statement_tells_what_is_known(graph):
    found = expected(graph)
    (statement,) = (triple.subject for triple in found if triple.object == iri(ACTION) and triple.predicate.value.endswith("#object"))
    said = {triple.predicate.value.rpartition("/")[2].rpartition("#")[2]: triple.object for triple in found if triple.subject == statement}
    assert said["status"] == term("planned") and said["implicit"].value == "true" and said["role"].value == "lead"
    assert said["period"] == iri("period/2024-2028") and said["rule"].value == "act.organize"
    assert said["wasDerivedFrom"] == iri(LETTER) and said["hasTarget"] == iri(f"{LETTER}#char=11,20")


def test_the_quotation_is_what_stands_there(graph):
    found = expected(graph)
    exact = pyoxigraph.NamedNode("http://www.w3.org/ns/oa#exact")
    (quote,) = objects(found, iri(f"{LETTER}#quote=11,{11 + len(HOSTILE)}"), exact)
    assert (quote.value, quote.language.lower()) == (HOSTILE, "zh-hans")


def test_figures_are_exact_decimals(graph):
    found = expected(graph)
    values = {triple.subject.value[-1]: triple.object for triple in found if triple.predicate == term("value")}
    assert [values[each].value for each in "123"] == ["20.0", "10000000000000000000000.0", "0.000001"]
    assert {value.datatype.value for value in values.values()} == {"http://www.w3.org/2001/XMLSchema#decimal"}
    assert objects(found, iri("observation/3"), term("period")) == objects(found, iri("observation/3"), term("attributedTo"))
    assert objects(found, iri("observation/2"), term("period")) == {term("perYear")}
    assert objects(found, iri("observation/1"), term("subject")) == {iri(NEW)}


def test_dates_have_the_datatype_of_their_precision(graph):
    found = expected(graph)
    kinds = {
        each.object.value: each.object.datatype.value.rpartition("#")[2] for each in found if isinstance(each.object, pyoxigraph.Literal)
    }
    assert (kinds["2023-04"], kinds["2012-04-28"], kinds["2018"]) == ("gYearMonth", "date", "gYear")


def test_dropping_a_document_removes_what_only_it_said(graph):
    quads = list(pyoxigraph.parse(written(graph, "nquads"), pyoxigraph.RdfFormat.N_QUADS))
    dropped = {quad.triple for quad in quads if quad.graph_name == iri(REPORT)}
    left = {quad.triple for quad in quads if quad.graph_name != iri(REPORT)}
    assert left | dropped == expected(graph)
    assert not objects(left, iri(BODY), term("organizes"))  # only the report says that it was done
    assert objects(left, iri(CONTEST), pyoxigraph.NamedNode(TYPE)) == {term("Campaign")}  # the letter speaks of it too
    assert objects(left, iri(NEW), term("hasObservation")) == {iri("observation/2"), iri("observation/3")}
    assert objects(left, iri(NEW), pyoxigraph.NamedNode(TYPE)) == {term("Facility")}  # a figure of the letter is about it
    assert not objects(left, iri("observation/1"), term("value"))
    assert objects(left, iri(CONTEST), term("addresses")) == {iri("topic/安全生产")}  # the vocabulary says so


def test_dropping_every_document_leaves_vocabulary_and_description(graph):
    default = {triple for name, triple in triples(graph) if name is None}
    kinds = {triple.object for triple in default if triple.predicate.value == TYPE}
    assert term("Topic") in kinds
    assert kinds.isdisjoint(
        {term(name) for name in ("Campaign", "TradeUnion", "Facility", "Statement", "Passage", "Document", "Observation")}
    )


def test_the_counts_are_true_of_the_file(graph):
    found = expected(graph, RdfOptions(licence="https://creativecommons.org/licenses/by/4.0/"))
    dataset = iri("dataset")
    assert {each.value for each in objects(found, dataset, pyoxigraph.NamedNode(VOID + "triples"))} == {str(len(found))}
    assert {each.value for each in objects(found, dataset, pyoxigraph.NamedNode(VOID + "documents"))} == {"2"}
    assert {each.value for each in objects(found, dataset, pyoxigraph.NamedNode(VOID + "entities"))} == {str(4 + 2)}
    told = {
        "property": Counter(triple.predicate for triple in found),
        "class": Counter(each.object for each in found if each.predicate.value == TYPE),
    }
    for kind, number in (("property", "triples"), ("class", "entities")):
        parts = objects(found, dataset, pyoxigraph.NamedNode(f"{VOID}{kind}Partition"))
        counts = {}
        for part in parts:
            (subject,), (count,) = (objects(found, part, pyoxigraph.NamedNode(VOID + name)) for name in (kind, number))
            counts[subject] = int(count.value)
        assert counts == told[kind]


def test_how_it_was_made_is_told(graph):
    found = expected(graph)
    used = objects(found, iri("activity/build"), pyoxigraph.NamedNode("http://www.w3.org/ns/prov#used"))
    assert used == {iri(each) for each in (REPORT, LETTER, "vocabulary-file/campaigns.ttl", "vocabulary-file/我的%20词表%231.ttl")}
    agents = objects(found, iri("activity/build"), pyoxigraph.NamedNode("http://www.w3.org/ns/prov#wasAssociatedWith"))
    assert agents == {iri("agent/union-kg"), iri("agent/segmenter/pkuseg")}


def test_all_terms_of_the_ontology_that_are_written_are_defined(graph):
    terms = union_terms()
    used = {each.value.removeprefix(UNION) for triple in expected(graph) for each in triple if str(each).startswith(f"<{UNION}")}
    assert {"organizes", "Statement", "achieved", "inPassage", "notStated"} <= used
    assert not {name for name in used if name and name not in terms}


def test_no_blank_nodes(graph):
    assert not any(isinstance(each, pyoxigraph.BlankNode) for triple in expected(graph) for each in triple)


def test_the_same_graph_gives_the_same_bytes(graph):
    assert all(written(graph, kind) == written(graph, kind) for kind in FORMATS)


@pytest.mark.parametrize("kind", [name for name, each in FORMATS.items() if each.triple_terms])
def test_triple_terms_tie_statements_to_what_they_state(graph, kind):
    options = RdfOptions(triple_terms=True)
    found = read(written(graph, kind, options), kind)
    assert found == expected(graph, options)
    reified = [triple.object for triple in found if triple.predicate.value.endswith("#reifies")]
    assert len(reified) == 5 and pyoxigraph.Triple(iri(BODY), term("organizes"), iri(ACTION)) in reified


@pytest.mark.parametrize("kind", [name for name, each in FORMATS.items() if not each.triple_terms])
def test_triple_terms_are_refused_where_there_are_none(graph, kind):
    with pytest.raises(GraphFileError, match="has no triple terms"):
        written(graph, kind, RdfOptions(triple_terms=True))


def test_xml_refuses_what_it_cannot_hold_and_others_keep_it(tmp_path):
    graph = changed(tmp_path, Node("programme/x", "Campaign", "坏\x01字"))
    with pytest.raises(GraphFileError, match="XML forbids"):
        written(graph, "rdfxml")
    assert all(read(written(graph, kind), kind) == expected(graph) for kind in FORMATS if kind != "rdfxml")


@pytest.mark.parametrize(
    "base", ["", "unions/", "https://example.org", "https://example.org/a b/", "https://example.org/?x=/", "https://a#b#", "/"]
)
def test_a_base_that_is_none_is_refused(graph, base):
    with pytest.raises(GraphFileError, match="the base is no"):
        written(graph, "turtle", RdfOptions(base=base))


def test_an_existing_file_is_replaced_whole_or_not_at_all(graph, tmp_path):
    out = tmp_path / "out.ttl"
    out.write_text("before", encoding="utf-8")
    damaged = changed(tmp_path, Node("topic/x", "Dragon", "x"))  # comes late in the file
    with pytest.raises(GraphFileError):
        export(damaged, "turtle", out)
    assert out.read_text(encoding="utf-8") == "before"
    export(saved(tmp_path), "turtle", out)
    assert read(out.read_bytes(), "turtle") == expected(graph)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.json", "out.ttl"]


def test_a_graph_is_not_overwritten_with_its_own_export(tmp_path):
    graph = saved(tmp_path)
    before = graph.path.read_bytes()
    (tmp_path / "link.ttl").symlink_to("graph.json")
    for out in (graph.path, tmp_path / "link.ttl"):
        with pytest.raises(GraphFileError, match="overwritten with its own export"):
            export(graph, "turtle", out)
    assert graph.path.read_bytes() == before


def test_a_link_stays_a_link(graph, tmp_path):
    (tmp_path / "real.nt").write_text("before", encoding="utf-8")
    (tmp_path / "link.nt").symlink_to("real.nt")
    export(graph, "ntriples", tmp_path / "link.nt")
    assert (tmp_path / "link.nt").is_symlink() and (tmp_path / "real.nt").read_bytes() == written(graph, "ntriples")


def test_a_place_that_cannot_be_written_is_told(graph, tmp_path):
    for place in (tmp_path, tmp_path / "none" / "out.ttl"):
        with pytest.raises(GraphFileError, match="cannot be written"):
            export(graph, "turtle", place)


def test_a_graph_with_nothing_in_it(tmp_path):
    save(from_records({}, (), ()), tmp_path / "graph.json")
    graph = GraphFile(tmp_path)
    for kind in FORMATS:
        assert read(written(graph, kind), kind) == expected(graph)


def test_the_report_counts(graph):
    report = export(graph, "nquads", BytesIO())
    assert (report.triples, report.documents, report.entities, report.statements) == (len(expected(graph)), 2, 6, 5)
    assert example().number_of_nodes() == len(NODES)


def test_a_period_begins_before_it_ends_and_every_instant_has_its_year(tmp_path):
    observation = Node("observation/9", "Observation", "x", {"period": "2024-02", "status": "planned"})
    found = expected(changed(tmp_path, observation))
    time = "http://www.w3.org/2006/time#"
    ends = {
        triple.subject.value.rpartition("/")[2]: tuple(
            each.value.rpartition("/")[2]
            for name in ("hasBeginning", "hasEnd")
            for each in objects(found, triple.subject, pyoxigraph.NamedNode(time + name))
        )
        for triple in found
        if triple.subject.value.startswith(f"{BASE}period/")
    }
    assert ends == {
        "2018": ("2018-01-01", "2018-12-31"),
        "2018-2023": ("2018", "2023"),
        "2023": ("2023-01-01", "2023-12-31"),
        "2024-02": ("2024-02-01", "2024-02-29"),
        "2024-2028": ("2024", "2028"),
    }
    years = {each.subject.value.rpartition("/")[2]: each.object.value for each in found if each.predicate.value == f"{time}inXSDgYear"}
    assert years == {instant: instant[:4] for pair in ends.values() for instant in pair}
