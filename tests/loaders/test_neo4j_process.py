"""A test without a server says what to install; where a server is required, it fails."""

import pytest
from neo4j_process import REQUIRE, VERSION, jars


def test_a_skip_tells_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("JAVA_HOME", VERSION):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv(REQUIRE, raising=False)
    with pytest.raises(
        pytest.skip.Exception, match=r"java and mvn and openssl not found; install Java 17, Maven and OpenSSL .* or set NEO4J_URI"
    ):
        jars(tmp_path)


def test_the_switch_turns_a_skip_into_a_failure(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("JAVA_HOME", VERSION):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(REQUIRE, "1")
    with pytest.raises(pytest.fail.Exception, match=REQUIRE):
        jars(tmp_path)
