"""A real Neo4j Community server for tests, from Maven Central: https://central.sonatype.com/artifact/org.neo4j/neo4j.

It runs beside the tests on free ports of this machine, in a temporary folder, and is no part of the program. ``UNION_KG_NEO4J_VERSION``
names another release than the long-term-support one; the newest ones need Java 21, which ``JAVA_HOME`` can point to.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from loaders.neo4j.connection import Server, open_driver

REQUIRE = "UNION_KG_REQUIRE_NEO4J"
VERSION = "UNION_KG_NEO4J_VERSION"
PASSWORD = "a-password-of-tests"

_LONG_TERM_SUPPORT = "5.26.30"

_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>tests</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version></dependency>
    <dependency><groupId>org.neo4j.client</groupId><artifactId>neo4j-browser</artifactId><version>5.24.0</version></dependency>
  </dependencies>
</project>
"""
_SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.http_enabled_modules=TRANSACTIONAL_ENDPOINTS,BROWSER
server.memory.heap.initial_size=256m
server.memory.heap.max_size=768m
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory=certificates
dbms.ssl.policy.bolt.client_auth=NONE
"""
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # half the time to start, and less speed later on
_STARTED = 120  # seconds, on a machine that does much else
_FOLDERS = ("conf", "data", "logs", "run", "import", "plugins", "licenses", "certificates")


def version() -> str:
    """The release of Neo4j that the tests start."""
    return os.environ.get(VERSION, "") or _LONG_TERM_SUPPORT


def jars(folder: Path) -> Path:
    """The jars of the server, fetched into ``folder``; skips, or fails, the test where that is not possible here."""
    missing = _missing()
    if missing:
        skip_or_fail(missing)
    (folder / "pom.xml").write_text(_POM.format(version=version()), encoding="utf-8")
    call = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'lib'}", "-DincludeScope=runtime"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        skip_or_fail(f"Maven cannot fetch Neo4j from Maven Central: {(done.stdout + done.stderr).strip()[-500:]}")
    return folder / "lib"


def skip_or_fail(reason: str) -> None:
    """Skip the test for ``reason``; where a server is required, fail it."""
    if os.environ.get(REQUIRE, "") not in {"", "0"}:
        pytest.fail(f"{reason} ({REQUIRE} is set)", pytrace=False)
    pytest.skip(reason)


def _is_calendar_release() -> bool:
    """Since 2025 releases are named after year and month; they need a newer Java, and start by another class."""
    return version().startswith("20")


def _java() -> str:
    """The Java that runs the server: that of JAVA_HOME, as Maven does it, else the one on the path."""
    home = os.environ.get("JAVA_HOME", "")
    return str(Path(home) / "bin" / "java") if home else "java"


def _missing() -> str:
    needed = 21 if _is_calendar_release() else 17
    advice = (
        f"install Java {needed}, Maven and OpenSSL (Debian: apt-get install openjdk-{needed}-jre-headless maven openssl), or set NEO4J_URI"
    )
    absent = [program for program in (_java(), "mvn", "openssl") if shutil.which(program) is None]
    if absent:
        return f"no Neo4j server: {' and '.join(absent)} not found; {advice}"
    told = subprocess.run([_java(), "-version"], capture_output=True, text=True, errors="replace", check=False).stderr
    major = told.partition('"')[2].partition('"')[0].partition(".")[0]
    return "" if major.isdigit() and int(major) >= needed else f"no Neo4j server: Java {needed} is needed; {advice}"


def ask(server: Server, cypher: str, **parameters: object) -> list[list[object]]:
    """The rows that the server gives, as it gives them; also for writing."""
    with open_driver(server) as driver, driver.session(database=server.database or None) as session:
        return [list(row) for row in session.run(cypher, parameters)]


def empty(server: Server) -> None:
    """Remove everything from the database, constraints and indexes as well."""
    ask(server, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS")
    for (name,) in ask(server, "SHOW CONSTRAINTS YIELD name"):
        ask(server, f"DROP CONSTRAINT `{name}`")
    for (name,) in ask(server, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        ask(server, f"DROP INDEX `{name}`")


def require_empty(server: Server) -> None:
    """Fail if the database, which the tests would empty, holds anything."""
    if ask(server, "MATCH (n) RETURN n LIMIT 1"):
        pytest.fail(f"NEO4J_URI names {server.place}, which is not empty; the tests would remove what is there", pytrace=False)


class Neo4jProcess:
    """A server with a database of its own in ``home``, on free ports, run by Java with ``options``."""

    def __init__(self, home: Path, lib: Path, settings: str = "", options: Sequence[str] = _QUICK) -> None:
        self.home, self._options = home, options
        for name in _FOLDERS:
            (home / name).mkdir(parents=True, exist_ok=True)
        if not (home / "lib").exists():
            (home / "lib").symlink_to(lib)  # the admin command starts a second Java from there
        self.certificate = _sign(home / "certificates")
        self.bolt, self.http = _free_ports(2)
        self.configure(settings)
        self._process: subprocess.Popen[bytes] | None = None
        self.admin("dbms", "set-initial-password", PASSWORD)

    def configure(self, settings: str = "") -> None:
        """Write its settings, those in ``settings`` beside the usual ones; they hold from the next start."""
        text = _SETTINGS.format(bolt=self.bolt, http=self.http) + settings
        (self.home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    @property
    def server(self) -> Server:
        """How it is reached."""
        return Server(f"bolt://127.0.0.1:{self.bolt}", "neo4j", PASSWORD)

    def admin(self, *arguments: str, folder: Path | None = None) -> str:
        """Run ``neo4j-admin``, in ``folder``, and give what it says; it must succeed."""
        call = [_java(), *self._options, "-cp", f"{self.home}/lib/*", "org.neo4j.server.startup.Neo4jAdminCommand", *arguments]
        environment = {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        done = subprocess.run(call, env=environment, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
        said = done.stdout + done.stderr
        assert done.returncode == 0, said
        return said

    def start(self) -> None:
        """Start it, and come back when it answers."""
        entry = "Neo4jCommunity" if _is_calendar_release() else "CommunityEntryPoint"
        call = [_java(), *self._options, "-cp", f"{self.home}/lib/*", f"org.neo4j.server.{entry}"]
        log = (self.home / "logs" / "output.log").open("ab")
        with log:
            self._process = subprocess.Popen(
                [*call, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"], stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + _STARTED
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                pytest.fail(
                    f"Neo4j did not start: {(self.home / 'logs' / 'output.log').read_text(errors='replace')[-2000:]}", pytrace=False
                )
            time.sleep(0.2)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Send it the signal and wait for its end."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Inside, the server keeps its connections and answers nothing, as one that has no memory left."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def limit_files(self, size: int) -> None:
        """From now on the running server cannot make any file longer than ``size`` bytes, nor write behind that in longer ones."""
        assert self._process is not None
        _, hard = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (size, hard))

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.http), timeout=1).close()  # the last door that it opens
        except OSError:
            return False
        return True


def _sign(folder: Path) -> Path:
    """A key, and a certificate of this machine that is signed by itself, as the server looks for them; gives the certificate."""
    certificate = folder / "public.crt"
    call = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    call += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(folder / "private.key"), "-out", str(certificate)]
    subprocess.run(call, check=True, capture_output=True)
    return certificate


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(each.getsockname()[1]) for each in sockets]
    for each in sockets:
        each.close()
    return ports
