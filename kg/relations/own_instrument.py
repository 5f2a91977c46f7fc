"""The document as an instrument: an opinion, notice or decision is itself what its body issued and what calls for its measures."""

from __future__ import annotations

import re

from kg.relations.entities import EntityTable
from kg.relations.facts import RuleContext, Said
from kg.relations.name import Name
from kg.relations.triggers import DocumentTriggers
from kg.relations.view import DocumentView

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d{1,4}号")


def own_instrument(view: DocumentView, table: EntityTable, triggers: DocumentTriggers) -> int | None:
    """The entity of the document's own title, where the title is that of an instrument; its title line is its mention."""
    metadata = view.document.metadata
    title = metadata.title.replace("\n", "")
    if metadata.kind not in ("plan", "regulation", "other") or not triggers.instrument_title.search(title) or not view.sentences:
        return None
    index = table.add(Name("Instrument", title.strip("《》"), number=_number(view)))
    first = view.sentences[0]
    table.drafts[index].mentions.add((first.start, first.end))
    return index


def _number(view: DocumentView) -> str:
    """The document number in the first lines (总工发〔2022〕16号), or an empty string."""
    match = _NUMBER.search(view.text, 0, 400)
    return match.group() if match else ""


def own_instrument_rule(context: RuleContext) -> None:
    """State that the reporting body issued the document."""
    if context.instrument is None or context.body is None:
        return
    heading = context.view.sentences[0]
    said = Said(heading, heading.start, heading.end, "document.own", "achieved", implicit=True)
    context.sheet.say(context.body, "ISSUES", context.instrument, said)
