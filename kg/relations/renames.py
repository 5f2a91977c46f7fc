"""Renamed things: 由A更名为B, A更名为B, B（原A）. From then on both names mean one thing."""

from __future__ import annotations

import re

from kg.relations.entities import EntityTable, family
from kg.relations.view import DocumentView

_RENAMED = re.compile(r"(?:正式)?(?:更名|改名|改称|易名|变更|升级)为")
_FORMERLY = re.compile(r"（原(?:为|名|称)?[：“]?")


def renames(view: DocumentView, table: EntityTable) -> list[tuple[int, int]]:
    """Pairs (new, old) of entities that the text says are one."""
    found: list[tuple[int, int]] = []
    mentions = [m for m in view.mentions if m.label != "Post"]
    for first, second in zip(mentions, mentions[1:], strict=False):
        between = view.text[first.end : second.start]
        if _RENAMED.fullmatch(between.strip("“”，")):
            old, new = first, second
        elif _FORMERLY.fullmatch(between):
            new, old = first, second
        else:
            continue
        pair = table.of(new), table.of(old)
        if pair[0] is None or pair[1] is None or pair[0] == pair[1]:
            continue
        if family(table.type(pair[0])) == family(table.type(pair[1])):
            found.append((pair[0], pair[1]))
            table.drafts[pair[0]].wanted = table.drafts[pair[1]].wanted = True
            table.drafts[pair[0]].aliases.update({table.name(pair[1]), *table.drafts[pair[1]].aliases})
    return found
