// The graph as Python wrote it (kg/page/data.py), and the model that the page works with.

export interface Labelled { zh: string; en: string }
export interface ClassInfo extends Labelled { name: string; order: number; fill: string; border: string }
export interface PredicateInfo extends Labelled { name: string; order: number; relation: boolean; symmetric: boolean }
export interface DocumentInfo { id: string; name: string; path?: string; issued?: string; publisher?: string; author?: string; body?: string; event?: string }
export interface Start { language: "zh" | "en"; entity: string | null; title: string | null; version: string }

type Span = [passage: number, start: number, end: number];
type EntityRow = [string, string, number, number, number, string[], Record<string, string>, Span[], 0 | 1];
type StatementRow = [number, number, number, 0 | 1, number, 0 | 1, string, string];
type RelationRow = [number, number, number, StatementRow[]];
type FigureRow = [string, string, number, string, string, string, 0 | 1, string, number, number, Span[]];

export interface PageContent {
  entities: EntityRow[];
  relations: RelationRow[];
  figures: FigureRow[];
  passages: [number, number, string, string][];
  documents: DocumentInfo[];
  rules: string[];
  classes: ClassInfo[];
  predicates: PredicateInfo[];
  attributes: Record<string, Labelled>;
  readings: Record<string, string>;
  omitted: [number, number];
  start: Start;
}

export interface Passage { document: DocumentInfo; documentIndex: number; start: number; text: string; section: string }
export interface Years { first: number; last: number }
export interface Quote { passage: Passage; start: number; end: number }
export interface Statement extends Quote { planned: boolean; rule: string; implicit: boolean; period: string; role: string; years: Years | null }

export interface Entity {
  index: number;
  id: string;
  name: string;
  kind: ClassInfo;
  x: number;
  y: number;
  aliases: string[];
  properties: Record<string, string>;
  mentions: Quote[];
  onlyConcept: boolean;
  relations: Relation[];
  figures: Figure[];
  weight: number;
}

export interface Relation { index: number; source: Entity; target: Entity; predicate: PredicateInfo; statements: Statement[] }

export interface Figure {
  index: number;
  name: string;
  indicator: string;
  value: number;
  unit: string;
  modifier: string;
  period: string;
  planned: boolean;
  raw: string;
  subject: Entity | null;
  body: Entity | null;
  mentions: Quote[];
  years: Years | null;
}

export interface Model {
  entities: Entity[];
  relations: Relation[];
  figures: Figure[];
  documents: DocumentInfo[];
  classes: ClassInfo[];
  predicates: PredicateInfo[];
  attributes: Record<string, Labelled>;
  readings: Record<string, string>;
  omitted: { entities: number; relations: number };
  start: Start;
  byId: Map<string, Entity>;
  years: Years | null;
}

export function modelOf(content: PageContent): Model {
  const passages = content.passages.map(([document, start, text, section]): Passage =>
    ({ document: at(content.documents, document), documentIndex: document, start, text, section }));
  const quote = ([passage, start, end]: Span): Quote => ({ passage: at(passages, passage), start, end });
  const entities = content.entities.map(([id, name, kind, x, y, aliases, properties, mentions, concept], index): Entity =>
    ({ index, id, name, kind: at(content.classes, kind), x, y, aliases, properties, mentions: mentions.map(quote), onlyConcept: concept === 1,
       relations: [], figures: [], weight: 0 }));
  const statement = ([passage, start, end, planned, rule, implicit, period, role]: StatementRow): Statement => {
    const found = quote([passage, start, end]);
    return { ...found, planned: planned === 1, rule: at(content.rules, rule), implicit: implicit === 1, period, role,
             years: yearsOf(period) ?? yearsOf(found.passage.document.issued ?? "") };
  };
  const relations = content.relations.map(([source, predicate, target, statements], index): Relation =>
    ({ index, source: at(entities, source), predicate: at(content.predicates, predicate), target: at(entities, target),
       statements: statements.map(statement) }));
  const figures = content.figures.map((row, index) => figureOf(row, index, entities, quote));
  tie(relations, figures);
  const byOrder = <T extends { order: number }>(items: T[]): T[] => [...items].sort((one, other) => one.order - other.order);
  return {
    entities, relations, figures, documents: content.documents, classes: byOrder(content.classes), predicates: byOrder(content.predicates),
    attributes: content.attributes, readings: content.readings, start: content.start,
    omitted: { entities: content.omitted[0], relations: content.omitted[1] },
    byId: new Map(entities.map((each) => [each.id, each])), years: allYears(relations, figures),
  };
}

function figureOf(row: FigureRow, index: number, entities: Entity[], quote: (span: Span) => Quote): Figure {
  const [name, indicator, value, unit, modifier, period, planned, raw, subject, body, spans] = row;
  const mentions = spans.map(quote);
  const issued = mentions.map((each) => each.passage.document.issued ?? "").find((each) => each !== "") ?? "";
  return { index, name, indicator, value, unit, modifier, period, planned: planned === 1, raw, subject: entities[subject] ?? null,
           body: entities[body] ?? null, mentions, years: yearsOf(period) ?? yearsOf(issued) };
}

/** Lets each entity know its relations and figures, and how much it matters: that decides whose label is drawn first. */
function tie(relations: Relation[], figures: Figure[]): void {
  for (const relation of relations) {
    const weight = relation.predicate.relation ? 2 + relation.statements.length : 0.25;
    for (const end of new Set([relation.source, relation.target])) {
      end.relations.push(relation);
      end.weight += weight;
    }
  }
  for (const figure of figures) {
    for (const end of new Set([figure.subject, figure.body])) {
      if (end === null) continue;
      end.figures.push(figure);
      end.weight += 0.5;
    }
  }
}

/** The years of a date (2023-10-14) or a period (2018/2023). */
export function yearsOf(text: string): Years | null {
  const found = [...text.matchAll(/(?:^|\/)(\d{4})/g)].map((each) => Number(each[1]));
  const [first] = found;
  return first === undefined ? null : { first, last: found.at(-1) ?? first };
}

function allYears(relations: Relation[], figures: Figure[]): Years | null {
  const found = [...relations.flatMap((each) => each.statements.map((statement) => statement.years)), ...figures.map((each) => each.years)];
  const known = found.filter((each) => each !== null);
  if (known.length === 0) return null;
  return { first: known.reduce((least, each) => Math.min(least, each.first), Infinity), last: known.reduce((most, each) => Math.max(most, each.last), -Infinity) };
}

function at<T>(items: readonly T[], index: number): T {
  const found = items[index];
  if (found === undefined) throw new RangeError(`no item ${index}: the data of the page are damaged`);
  return found;
}
