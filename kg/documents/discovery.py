"""Which files to read, and the ids of their documents."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.documents.formats.office import CONVERTED, conversion_advice, office_program
from kg.errors import DocumentError
from kg.identifiers import document_id

SUPPORTED = (".docx", ".htm", ".html", ".md", ".ofd", ".pdf", ".txt", ".xlsx")
"""The suffixes that can be read on every machine, in lower case."""

_PRINTED = (".ppt", ".pptx", ".dps", ".odp")
_NAMED_IN_WARNING = 5


class SkippedError(DocumentError):
    """Something that is no document was passed over (an empty file, one that is not Chinese, a picture in a folder).

    A warning: the build goes on and is a success.
    """

    exit_code = 0


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it is, its path relative to what the user named, and the id of its document."""

    path: Path
    relative: str
    id: str


def readable_suffixes() -> frozenset[str]:
    """The suffixes that can be read on this machine: with LibreOffice also those that it converts."""
    return frozenset((*SUPPORTED, *(CONVERTED if office_program() else ())))


def find_documents(paths: Sequence[Path]) -> tuple[list[InputFile], list[DocumentError]]:
    """The files behind ``paths`` (files, and folders with all that is in them), sorted by id, each once.

    The second list tells of paths that cannot be read (``DocumentError``) and of files in folders that were passed over
    (``SkippedError``, which does not make the build fail).
    """
    found: dict[str, tuple[Path, Path]] = {}  # real path -> (path as found, relative path)
    problems: list[DocumentError] = []
    readable = readable_suffixes()
    for path in sorted(set(paths)):
        files, messages = _files_of(path, readable)
        problems += messages
        for file, relative in files:
            found.setdefault(os.path.realpath(file), (file, relative))
    files_with_names = _told_apart([(file.absolute(), relative) for file, relative in found.values()])
    inputs = [InputFile(path, relative, document_id(relative)) for path, relative in files_with_names]
    return sorted(inputs, key=lambda file: (file.id, file.path)), problems


def _files_of(path: Path, readable: frozenset[str]) -> tuple[list[tuple[Path, Path]], list[DocumentError]]:
    try:
        is_folder = path.is_dir()
        exists = is_folder or path.exists()
    except OSError:
        exists = is_folder = False
    if not exists:
        return [], [DocumentError("does not exist or cannot be reached", place=str(path), remedy="Check the path and its permissions")]
    if is_folder:
        return _folder_files(path, readable)
    if path.suffix.lower() not in readable:
        return [], [_unsupported(path)]
    return [(path, Path(path.name))], []


def _folder_files(folder: Path, readable: frozenset[str]) -> tuple[list[tuple[Path, Path]], list[DocumentError]]:
    files: list[tuple[Path, Path]] = []
    skipped: list[str] = []
    problems: list[DocumentError] = []
    for path in _walk(folder, problems):
        relative = path.relative_to(folder)
        if path.suffix.lower() in readable:
            files.append((path, relative))
        else:
            skipped.append(relative.as_posix())
    if skipped:
        problems.append(_skipped(folder, sorted(skipped)))
    if not files and not problems:
        problems.append(SkippedError("holds no file", place=str(folder), remedy="Give a folder with documents"))
    return files, problems


def _walk(folder: Path, problems: list[DocumentError]) -> Iterator[Path]:
    """The files under ``folder``, without hidden ones and the lock files of Office programs."""

    def report(error: OSError) -> None:
        problems.append(DocumentError("cannot be opened", place=str(error.filename), remedy="Grant permission to read the folder"))

    for parent, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent) / name for name in sorted(names) if not name.startswith((".", "~$")))


def _skipped(folder: Path, names: Sequence[str]) -> SkippedError:
    shown = ", ".join(names[:_NAMED_IN_WARNING]) + (f" and {len(names) - _NAMED_IN_WARNING} more" if len(names) > _NAMED_IN_WARNING else "")
    convertible = next((name for name in names if name.lower().endswith(tuple(CONVERTED))), "")
    remedy = conversion_advice(Path(convertible).name) if convertible else f"Read are {', '.join(SUPPORTED)}"
    return SkippedError(f"{len(names)} file(s) were passed over: {shown}", place=str(folder), remedy=remedy)


def _unsupported(path: Path) -> DocumentError:
    suffix = path.suffix.lower()
    if suffix in CONVERTED:
        return DocumentError(f"{path.suffix} files need LibreOffice", place=str(path), remedy=conversion_advice(path.name))
    if suffix in _PRINTED:
        return DocumentError(f"{path.suffix} files cannot be read", place=str(path), remedy="Export it to PDF")
    kind = f"{path.suffix} files" if path.suffix else "files without a suffix"
    return DocumentError(f"{kind} cannot be read", place=str(path), remedy=f"Give one of {', '.join(SUPPORTED)}")


def _told_apart(files: Sequence[tuple[Path, Path]]) -> list[tuple[Path, str]]:
    """Each file with its relative path, in front of which stand as many parent folders as tell it from the others."""
    marks = _marks_of_equals([path for path, _ in files])
    names = [f"{relative.as_posix()}{mark}" for (_, relative), mark in zip(files, marks, strict=True)]
    lengths = [len(relative.parts) for _, relative in files]
    while clashing := _clashing(names):
        longer = [index for index in clashing if lengths[index] < len(files[index][0].parts) - 1]
        if not longer:
            break
        for index in longer:
            lengths[index] += 1
            names[index] = "/".join(files[index][0].parts[-lengths[index] :]) + marks[index]
    return [(path, name) for (path, _), name in zip(files, names, strict=True)]


def _marks_of_equals(paths: Sequence[Path]) -> list[str]:
    """What to put behind each name: nothing, except where whole paths differ only in their Unicode normalisation (é, e + U+0301).

    No folder tells these apart. The first of them, by its bytes, keeps its name; the others get the hash of theirs.
    """
    marks = [""] * len(paths)
    by_bytes = sorted(range(len(paths)), key=lambda position: os.fsencode(paths[position]))
    met: set[str] = set()
    for position in by_bytes:
        identifier = document_id(paths[position].as_posix())
        if identifier in met:
            marks[position] = f"~{hashlib.sha256(os.fsencode(paths[position].name)).hexdigest()[:16]}"
        met.add(identifier)
    return marks


def _clashing(names: Sequence[str]) -> list[int]:
    """The positions of those names that give the same id as another."""
    positions: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        positions[document_id(name)].append(position)
    return [position for group in positions.values() if len(group) > 1 for position in group]
