"""Renamed things: 由A更名为B, A更名为B, B（原A）. From then on both names mean one thing."""

from __future__ import annotations

from itertools import pairwise

from kg.language.mention_resolver import Mention
from kg.relations.facts import RuleContext


def renames(context: RuleContext) -> list[tuple[int, int]]:
    """Pairs (new, old) of entities that the text says are one."""
    found: list[tuple[int, int]] = []
    drafts = context.table.drafts
    for first, second in pairwise(m for m in context.view.mentions if m.label != "Post"):
        pair = _pair(context, first, second)
        new, old = (context.entity(mention) for mention in pair) if pair else (None, None)
        if new is None or old is None or new == old:
            continue
        if context.classes.family(drafts[new].type) == context.classes.family(drafts[old].type):
            found.append((new, old))
            drafts[new].wanted = drafts[old].wanted = True
            drafts[new].aliases.update({drafts[old].name, *drafts[old].aliases})
    return found


def _pair(context: RuleContext, first: Mention, second: Mention) -> tuple[Mention, Mention] | None:
    """The new name and the old one, where the words between two mentions say that one replaced the other."""
    between, triggers = context.view.text[first.end : second.start], context.triggers.documents
    if triggers.renamed.fullmatch(between.strip("“”，")):
        return second, first
    return (first, second) if triggers.formerly.fullmatch(between) else None
