"""The style of Neo4j Browser, a ``.grass`` file: for each class its colour, size and caption, for each relationship a readable caption.

The format has no escapes and no comments; see ``parseGrass`` in https://github.com/neo4j/neo4j-browser. Where several rules fit a
node, the last one counts, so that the most general class comes first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from ontology.colours import Colour, class_colours
from ontology.namespaces import CHINESE
from ontology.property_graph import CONCEPT, ROOT, relationship_types
from ontology.schema import Schema

_BACKGROUND_TEXT = "#000000"
_LINE = "#6B6B6B"  # shows on the white page and on the dark one of Browser's night theme
_LETTERS = "12px"
_OUTSIDE_CAPTIONS = str.maketrans({"'": "’", '"': "”", ":": "：", ";": "；", "{": "｛", "}": "｝", "\n": " ", "\r": " "})


def grass(schema: Schema) -> str:
    """The text of ``union.grass``.

    Raises ``OntologyError`` where a class has no colour.
    """
    colours = class_colours(schema)
    diameters = _diameters(schema)
    # A concept that no document mentions also carries the label of its real class: it shall look like what it is, a mere concept.
    ordered = sorted(colours, key=lambda name: (name == CONCEPT, len(schema.ancestors(name))))
    rules = [_rule("node", _node(colours[ROOT], diameters[ROOT])), _rule("relationship", _relationship("<type>"))]
    rules += [_rule(f"node.{name}", _node(colours[name], diameters[name])) for name in ordered]
    for name in relationship_types(schema):
        predicate = schema.predicates[name]
        caption = caption_text(predicate.labels.get(CHINESE, name))
        rules.append(_rule(f"relationship.{name}", _relationship(caption, strong=predicate.kind == "relation")))
    return "\n".join(rules)


def caption_text(text: str) -> str:
    """``text`` as the format can hold it: signs that would end a caption or a rule become their full-width forms."""
    return text.translate(_OUTSIDE_CAPTIONS)


def _diameters(schema: Schema) -> dict[str, int]:
    given = tomllib.loads((files("loaders.neo4j_browser") / "style.toml").read_text(encoding="utf-8"))["diameter"]
    return {name: next(given[each] for each in (name, *schema.ancestors(name)) if each in given) for name in schema.classes}


def _node(colour: Colour, diameter: int) -> Mapping[str, str]:
    return {
        "diameter": f"{diameter}px",
        "color": colour.fill,
        "border-color": colour.border,
        "border-width": "2px",
        "text-color-internal": colour.text,
        "font-size": _LETTERS,
        "caption": "'{name}'",
    }


def _relationship(caption: str, *, strong: bool = False) -> Mapping[str, str]:
    return {
        "color": _LINE,
        "shaft-width": "2px" if strong else "1px",
        "font-size": "11px",
        "padding": "3px",
        "text-color-external": _BACKGROUND_TEXT,
        "text-color-internal": "#FFFFFF",
        "caption": f"'{caption}'",
    }


def _rule(selector: str, properties: Mapping[str, str]) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f"{selector} {{\n{lines}}}\n"
