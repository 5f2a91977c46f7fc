"""Apache Jena reads what we write. Opt-in: UNION_KG_JENA names a folder with the jars of org.apache.jena:jena-cmds (5.5.0 for Java 17).

mvn dependency:copy-dependencies -DoutputDirectory=FOLDER      (with a pom.xml that depends on jena-cmds)
"""

import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
from rdf_example import saved

from loaders.rdf.blocks import RdfOptions
from loaders.rdf.export import export
from loaders.rdf.formats import FORMATS
from loaders.rdf.triples import triples

JARS = os.environ.get("UNION_KG_JENA", "")
pytestmark = [
    pytest.mark.skipif(not JARS, reason="set UNION_KG_JENA to a folder with the jars of jena-cmds to check with Apache Jena"),
    pytest.mark.skipif(bool(JARS) and not list(Path(JARS).glob("jena-cmds-*.jar")), reason=f"UNION_KG_JENA: no jena-cmds jar in {JARS}"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Apache Jena needs Java, and there is none on the path"),
]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("base", [RdfOptions().base, "https://example.org/unions#"])
def test_riot_reads_the_same_quads(tmp_path, kind, base):
    form, options = FORMATS[kind], RdfOptions(base=base)
    graph = saved(tmp_path)
    out = tmp_path / f"out.{form.syntax.file_extension}"
    export(graph, kind, out, options)
    command = ["java", "-cp", f"{JARS}/*", "riotcmd.riot", "--check", "--strict", "--output=nquads", str(out)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    found = {(_name(quad.graph_name), quad.triple) for quad in pyoxigraph.parse(done.stdout, pyoxigraph.RdfFormat.N_QUADS)}
    assert found == set(triples(graph, options, named_graphs=form.named_graphs))


def _name(graph):
    return graph if isinstance(graph, pyoxigraph.NamedNode) else None
