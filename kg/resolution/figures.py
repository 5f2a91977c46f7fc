"""The id and the readable name of an observation."""

from __future__ import annotations

import hashlib
import json

from kg.identifiers import identifier

_SCALES = ((1e8, "亿"), (1e4, "万"))
_IN_FRONT = {"about": "约", "under": "不足"}


def observation_id(document: str, subject: str, body: str, indicator: str, value: float, unit: str, period: str, status: str) -> str:
    """The id of the observation that these make, all else being the same one; ``subject`` and ``body`` are ids of nodes."""
    content = json.dumps([document, subject, body, indicator, value, unit, period, status], ensure_ascii=False)
    return identifier("observation", hashlib.sha256(content.encode()).hexdigest()[:20])


def readable_amount(value: float, unit: str, modifier: str) -> str:
    """``50000.0, "家", "over"`` as 5万余家; scaled by 万 or 亿 only where four decimals hold the value exactly."""
    factor, scale = next(((f, s) for f, s in _SCALES if abs(value) >= f and _is_short(value / f)), (1.0, ""))
    number = _plain(value / factor)
    if modifier == "over":
        return f"超过{number}{scale}{unit}" if unit == "%" or not scale else f"{number}{scale}余{unit}"
    return f"{_IN_FRONT.get(modifier, '')}{number}{scale}{unit}"


def _is_short(number: float) -> bool:
    return abs(round(number, 4) - number) < 1e-9 * max(1.0, abs(number))


def _plain(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
