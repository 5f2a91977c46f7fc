"""Programs of others that read RDF, for tests: Apache Jena's riot, from Maven Central, and Debian's rapper (raptor2-utils).

Java is 17 or newer. ``UNION_KG_JENA`` names a folder with the jars of org.apache.jena:jena-cmds that is taken in place of Maven's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

REQUIRE = "UNION_KG_REQUIRE_JENA"
GIVEN = "UNION_KG_JENA"

_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tests</groupId><artifactId>jena</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.jena</groupId><artifactId>jena-cmds</artifactId><version>5.5.0</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
"""
_ADVICE = f"install Java 17 and Maven (Debian: apt-get install openjdk-17-jre-headless maven), or set {GIVEN}"


def jena_jars(folder: Path) -> Path:
    """The folder of Jena's jars, fetched into ``folder`` unless one is given; skips, or fails, the test where that is not possible here."""
    given = os.environ.get(GIVEN, "")
    absent = [program for program in ("java", *(() if given else ("mvn",))) if shutil.which(program) is None]
    if absent:
        _skip_or_fail(f"no Apache Jena: {' and '.join(absent)} not found; {_ADVICE}")
    if given:
        if not list(Path(given).glob("jena-cmds-*.jar")):
            _skip_or_fail(f"{GIVEN}: no jena-cmds jar in {given}")
        return Path(given)
    (folder / "pom.xml").write_text(_POM, encoding="utf-8")
    done = _run(["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'lib'}"], folder)
    if done.returncode:
        _skip_or_fail(f"Maven cannot fetch Jena from Maven Central: {(done.stdout + done.stderr).decode(errors='replace').strip()[-500:]}")
    return folder / "lib"


def riot(jars: Path, path: Path) -> bytes:
    """What Jena reads in ``path``, as N-Quads; it must find nothing to complain of."""
    done = _run(["java", "-cp", f"{jars}/*", "riotcmd.riot", "--check", "--strict", "--output=nquads", str(path)])
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode(errors="replace")
    return done.stdout


def rapper(path: Path, syntax: str) -> bytes:
    """What Raptor reads in ``path``, which is in ``syntax``, as N-Triples; skips the test where the program is not installed."""
    if shutil.which("rapper") is None:
        pytest.skip("no rapper (Debian: apt-get install raptor2-utils)")
    done = _run(["rapper", "--quiet", "--input", syntax, "--output", "ntriples", str(path)])
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode(errors="replace")
    return done.stdout


def _run(call: Sequence[str], folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(call, cwd=folder, capture_output=True, check=False)


def _skip_or_fail(reason: str) -> None:
    """Skip the test for ``reason``; where Jena is required, fail it."""
    if os.environ.get(REQUIRE, "") not in {"", "0"}:
        pytest.fail(f"{reason} ({REQUIRE} is set)", pytrace=False)
    pytest.skip(reason)
