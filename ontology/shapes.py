"""The part of ``shapes.ttl`` that follows from ``union.ttl``: a SHACL shape for each class, relation and property of the records.

``python -m ontology.shapes`` writes it anew; what a person has to decide (how many, which values) stands in the file above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from ontology.errors import OntologyError
from ontology.generated import rewrite
from ontology.namespaces import CHINESE, ENGLISH, OWL, RDF_TYPE, UNION
from ontology.schema import Attribute, OntologyClass, Predicate, Schema, load_schema
from ontology.turtle import read_turtle

_FILE = "shapes.ttl"
_IRI_OF_DATATYPE = {"langString": "rdf:langString"}


def generated_shapes() -> str:
    """Turtle without prefixes. Raises ``OntologyError`` where ``union.ttl`` is broken."""
    schema = load_schema()
    concrete = [each for each in schema.classes.values() if schema.family(each.name) and (each.annotated or not _narrower(schema, each))]
    single = _single_valued()
    blocks = [
        _one_class(concrete),
        *(_of_class(each, schema.family(each.name)) for each in concrete),
        *(block for each in schema.predicates.values() for block in _of_predicate(schema, each)),
        *(_of_attribute(schema, each, each.iri in single) for each in schema.attributes.values() if _is_written(each)),
        _roles(schema),
        _direct_relations(schema),
    ]
    return "\n\n".join(blocks)


def _single_valued() -> frozenset[str]:
    """The properties of which a thing has at most one value."""
    file = read_turtle((files("ontology") / "union.ttl").read_bytes(), "union.ttl", OntologyError)
    functional = f"{OWL}FunctionalProperty"
    return frozenset(iri for iri, each in file.subjects.items() if any(value.value == functional for value in each.get(RDF_TYPE, ())))


def _narrower(schema: Schema, each: OntologyClass) -> bool:
    return any(each.name in schema.classes[other].parents for other in schema.classes)


def _is_written(attribute: Attribute) -> bool:
    """Whether RDF has the property, with literals of a datatype that can be checked, under its own name."""
    checkable = attribute.datatype not in ("", "Literal")
    return attribute.kind != "statement" and checkable and attribute.written_as == attribute.iri


def _one_class(concrete: Iterable[OntologyClass]) -> str:
    classes = " ".join(f":{each.name}" for each in concrete)
    messages = _messages(
        "节点须恰有一个本体的具体类。请补上缺少的类，或去掉多余的类。",
        "A node has exactly one of the concrete classes of the ontology. Add the class that is missing, or take the others away.",
    )
    return (
        f"sx:class a sh:NodeShape ;\n    sh:targetClass :Record ;\n    sh:property [\n        sh:path rdf:type ;\n"
        f"        sh:qualifiedValueShape [ sh:in ( {classes} ) ] ;\n        sh:qualifiedMinCount 1 ;\n        sh:qualifiedMaxCount 1 ;\n"
        f"        {messages}\n    ] ."
    )


def _of_class(each: OntologyClass, family: str) -> str:
    messages = _messages(
        f"{each.labels[CHINESE]}（{each.name}）的标识须以“{family}/”开头，词表概念除外。请改正标识或类。",
        f"The id of a node of the class {each.name} begins with {family}/, unless it is a concept of the vocabulary. "
        "Correct its id or its class.",
    )
    return (
        f"sx:{each.name} a sh:NodeShape ;\n    sh:targetClass :{each.name} ;\n    sh:nodeKind sh:IRI ;\n"
        f'    sh:or ( [ sh:pattern "[/#]{family}/." ] [ sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ] ] ) ;\n    {messages} .'
    )


def _of_predicate(schema: Schema, each: Predicate) -> Iterator[str]:
    for side, target, classes in (("subject", "Subjects", each.domain), ("object", "Objects", each.range)):
        check, messages = _signature(schema, each, side, classes), _signature_messages(schema, each, side, classes)
        yield f"sx:{each.local_name}-{side} a sh:NodeShape ;\n    sh:target{target}Of :{each.local_name} ;\n    {check} ;\n    {messages} ."
    if each.kind == "relation":
        yield _of_statements(schema, each)


def _of_statements(schema: Schema, each: Predicate) -> str:
    """The same type signature for the statements, planned ones too: the focus node is the relation, the values are its subjects."""
    sides = [
        f"    sh:property [\n        sh:path ( [ sh:inversePath rdf:predicate ] rdf:{side} ) ;\n"
        f"        {_signature(schema, each, side, classes)} ;\n        {_signature_messages(schema, each, side, classes)}\n    ]"
        for side, classes in (("subject", each.domain), ("object", each.range))
    ]
    return f"sx:{each.local_name}-statements a sh:NodeShape ;\n    sh:targetNode :{each.local_name} ;\n" + " ;\n".join(sides) + " ."


def _signature(schema: Schema, predicate: Predicate, side: str, classes: Iterable[str]) -> str:
    names = [name for name in schema.classes if name in classes]
    allowed = [f"sh:class :{name}" for name in names]
    if predicate.name == "ATTRIBUTED_TO" and side == "object":
        allowed.append("sh:in ( :notStated )")
    if len(allowed) == 1:
        return allowed[0]
    return f"sh:or ( {' '.join(f'[ {each} ]' for each in allowed)} )"


def _signature_messages(schema: Schema, predicate: Predicate, side: str, classes: Iterable[str]) -> str:
    named = [schema.classes[name] for name in schema.classes if name in classes]
    chinese_side = "主体" if side == "subject" else "客体"
    return _messages(
        f"“{predicate.labels[CHINESE]}”（{predicate.local_name}）的{chinese_side}须为："
        + "、".join(each.labels[CHINESE] for each in named)
        + "。请改正节点的类，或去掉这条关系。",
        f"The {side} of {predicate.local_name} must be: {', '.join(each.name for each in named)}. "
        "Correct the class of the node, or take the relation away.",
    )


def _of_attribute(schema: Schema, each: Attribute, single: bool) -> str:
    name = each.iri.removeprefix(UNION)
    datatype = _IRI_OF_DATATYPE.get(each.datatype, f"xsd:{each.datatype}")
    once = " ; sh:maxCount 1" if single else ""
    must = ("只有一个值，且须为", "has one value at most, and it is") if single else ("须为", "is")
    kind = ("中文文本（@zh-Hans）", "a text with the tag zh-Hans") if datatype == "rdf:langString" else (f" {datatype}", datatype)
    languages = ' ; sh:languageIn ( "zh-Hans" )' if datatype == "rdf:langString" else ""
    messages = _messages(
        f"“{each.labels[CHINESE]}”（{name}）{must[0]}{kind[0]}。请改正该值。", f"{name} {must[1]} {kind[1]}. Correct the value."
    )
    return (
        f"sx:{name} a sh:NodeShape ;\n    sh:targetSubjectsOf :{name} ;\n"
        f"    sh:property [ sh:path :{name} ; sh:datatype {datatype}{languages}{once} ;\n        {messages} ] ."
    )


def _roles(schema: Schema) -> str:
    carrying = [each for each in schema.predicates.values() if each.carries_role]
    chinese = "、".join(f"“{each.labels[CHINESE]}”（{each.local_name}）" for each in carrying)
    english = " and ".join(each.local_name for each in carrying)
    messages = _messages(
        f"只有{chinese}的依据可以写明角色（role）。请去掉角色，或改正谓词。",
        f"Only statements of {english} have a role. Take the role away, or correct the predicate.",
    )
    predicates = " ".join(f":{each.local_name}" for each in carrying)
    return (
        "sx:roles a sh:NodeShape ;\n    sh:targetSubjectsOf :role ;\n"
        f"    sh:property [ sh:path rdf:predicate ; sh:in ( {predicates} ) ;\n        {messages} ] ."
    )


def _direct_relations(schema: Schema) -> str:
    """A deed has a statement behind it, and what was stated as done stands as a deed."""
    names = [each.local_name for each in schema.predicates.values() if each.kind == "relation"]
    relations, listed = ", ".join(f":{name}" for name in names), ", ".join(f"union:{name}" for name in names)
    unproven = _messages(
        "直接写出的关系没有“已实现”的依据：计划不得写成事实。请补上依据，或去掉这条三元组。",
        "A relation written directly has no statement with the status achieved behind it: a plan must not read as a fact. "
        "Add the statement, or take the triple away.",
    )
    unwritten = _messages(
        "“已实现”的依据没有对应的直接关系。请补上三元组，或改正依据的状态。",
        "A statement with the status achieved has no direct relation. Add the triple, or correct the status.",
    )
    return f'''sx:deeds a sh:NodeShape ;
    sh:targetSubjectsOf {relations} ;
    sh:sparql [
        sh:prefixes sx:prefixes ;
        sh:select """SELECT $this ?path ?value WHERE {{
            $this ?path ?value .
            FILTER(?path IN ( {listed} ))
            FILTER NOT EXISTS {{ $this skos:prefLabel ?label }}
            FILTER NOT EXISTS {{
                ?statement rdf:subject $this ; rdf:predicate ?path ; rdf:object ?value ; union:status union:achieved }} }}""" ;
        {unproven} ] .

sx:achieved a sh:NodeShape ;
    sh:targetNode {relations} ;
    sh:sparql [
        sh:prefixes sx:prefixes ;
        sh:select """SELECT $this ?value WHERE {{
            ?value rdf:predicate $this ; union:status union:achieved ; rdf:subject ?subject ; rdf:object ?object .
            FILTER NOT EXISTS {{ ?subject $this ?object }} }}""" ;
        {unwritten} ] .'''


def _messages(chinese: str, english: str) -> str:
    return f'sh:message "{chinese}"@{CHINESE}, "{english}"@{ENGLISH}'


if __name__ == "__main__":
    rewrite(Path(__file__).parent / _FILE, generated_shapes())
