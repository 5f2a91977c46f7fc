"""The canonical name of a thing and what its identity needs besides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A canonical name with its class; ``unanchored`` where it holds neither place nor body nor ordinal nor number."""

    type: str
    name: str
    concept: str = ""
    scope: str = ""
    aliases: tuple[str, ...] = ()
    unanchored: bool = False
    number: str = ""
