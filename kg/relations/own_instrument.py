"""The document as an instrument: an opinion, notice or decision is itself what its body issued and what calls for its measures."""

from __future__ import annotations

import re

from kg.relations.entities import EntityTable
from kg.relations.facts import RuleContext, Said
from kg.relations.name import Name
from kg.relations.view import DocumentView

_TITLE = re.compile(r"(?:关于[^《》]{4,80}的(?:实施|指导|若干)?(?:意见|通知|决定|办法|方案|规定|细则|决议|公告)|[^《》]{4,60}(?:条例|办法|细则|规定|行动方案|实施方案|发展规划|规划纲要))(?:（[^）]{1,12}）)?$")
_MEASURES = ("意见", "方案", "规划", "纲要", "办法", "规定", "细则", "通知", "措施")


def own_instrument(view: DocumentView, table: EntityTable) -> int | None:
    """The entity of the document's own title, where the title is that of an instrument; its title line is its mention."""
    metadata = view.document.metadata
    title = metadata.title.replace("\n", "")
    if metadata.kind not in ("plan", "regulation", "other") or not _TITLE.search(title) or not view.sentences:
        return None
    index = table.add(Name("Instrument", title.strip("《》"), number=_number(view)))
    first = view.sentences[0]
    table.drafts[index].mentions.add((first.start, first.end))
    return index


def _number(view: DocumentView) -> str:
    """The document number in the first lines (总工发〔2022〕16号), or an empty string."""
    match = re.search(r"[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d{1,4}号", view.text[:400])
    return match.group() if match else ""


def own_instrument_rule(context: RuleContext) -> None:
    """State that the reporting body issued the document."""
    if context.instrument is None or context.body is None:
        return
    heading = context.view.sentences[0]
    said = Said(heading, heading.start, heading.end, "document.own", "achieved", implicit=True)
    context.sheet.say(context.body, "ISSUES", context.instrument, said)


def calls_for_measures(name: str) -> bool:
    """Whether an instrument of this name calls for measures, as an opinion does and a decision to commend does not."""
    return name.endswith(_MEASURES) or bool(re.search(r"(?:意见|方案|办法)（[^）]*）$", name))
