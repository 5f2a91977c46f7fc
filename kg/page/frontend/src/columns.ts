// What stands in the tables: for each its columns, and how a cell is made from an entity, a relation or a figure.
import type { Cell } from "./csv";
import type { Entity, Figure, Quote, Relation } from "./data";
import type { Selection } from "./selection";
import { onlyPlanned, passing } from "./selection";
import type { State, Tab } from "./state";
import type { Word, Words } from "./words";

export interface Row { cells: Cell[]; links: (Entity | null)[]; planned: boolean }
export interface Column { word: Word; number: boolean }
export interface Sheet { columns: Column[]; rows: Row[] }

interface Source<T> { word: Word; number?: boolean; cell: (of: T) => Cell; link?: (of: T) => Entity | null }

export function sheetOf(tab: Tab, selection: Selection, state: State, words: Words): Sheet {
  if (tab === "entities") return sheet(entityColumns(selection, words), selection.entities, () => false);
  if (tab === "relations") return sheet(relationColumns(state, words), selection.relations, (each) => onlyPlanned(each, state));
  return sheet(figureColumns(words), selection.figures, (each) => each.planned);
}

function sheet<T>(columns: Source<T>[], items: readonly T[], planned: (of: T) => boolean): Sheet {
  return {
    columns: columns.map(({ word, number }) => ({ word, number: number ?? false })),
    rows: items.map((item) => ({ cells: columns.map((each) => each.cell(item)), links: columns.map((each) => each.link?.(item) ?? null), planned: planned(item) })),
  };
}

function entityColumns(selection: Selection, words: Words): Source<Entity>[] {
  const shown = new Map<Entity, number>();
  for (const { source, target } of selection.relations) for (const end of [source, target]) shown.set(end, (shown.get(end) ?? 0) + 1);
  return [
    { word: "column.name", cell: (each) => each.name, link: (each) => each },
    { word: "column.class", cell: (each) => words.kind(each) },
    { word: "column.relations", number: true, cell: (each) => shown.get(each) ?? 0 },
    { word: "column.figures", number: true, cell: (each) => each.figures.length },
    { word: "column.mentions", number: true, cell: (each) => each.mentions.length },
    { word: "column.scope", cell: (each) => each.properties["scope"] ?? "" },
    { word: "column.aliases", cell: (each) => each.aliases.join(words.language === "zh" ? "、" : "; ") },
  ];
}

function relationColumns(state: State, words: Words): Source<Relation>[] {
  // Status and sentence are those of what passes the filters, and no plan is quoted for what was done.
  const first = (each: Relation): Quote | undefined => {
    const told = passing(each.statements, state);
    return told.find((one) => !one.planned) ?? told[0];
  };
  return [
    { word: "column.subject", cell: (each) => each.source.name, link: (each) => each.source },
    { word: "column.predicate", cell: (each) => words.label(each.predicate) },
    { word: "column.object", cell: (each) => each.target.name, link: (each) => each.target },
    { word: "column.status", cell: (each) => words.statusOf(passing(each.statements, state)) },
    { word: "column.statements", number: true, cell: (each) => each.statements.length },
    ...sourceColumns<Relation>(first),
  ];
}

function figureColumns(words: Words): Source<Figure>[] {
  return [
    { word: "column.indicator", cell: (each) => each.indicator },
    { word: "column.modifier", cell: (each) => words.modifier(each) },
    { word: "column.value", number: true, cell: (each) => each.value },
    { word: "column.unit", cell: (each) => each.unit },
    { word: "column.status", cell: (each) => words.status(each.planned) },
    { word: "column.period", cell: (each) => words.period(each.period) },
    { word: "column.of", cell: (each) => each.subject?.name ?? "", link: (each) => each.subject },
    { word: "column.body", cell: (each) => each.body?.name ?? "", link: (each) => each.body },
    ...sourceColumns<Figure>((each) => each.mentions[0]),
  ];
}

function sourceColumns<T>(quote: (of: T) => Quote | undefined): Source<T>[] {
  return [
    { word: "column.sentence", cell: (each) => quote(each)?.passage.text ?? "" },
    { word: "column.document", cell: (each) => quote(each)?.passage.document.name ?? "" },
    { word: "column.issued", cell: (each) => quote(each)?.passage.document.issued ?? "" },
    { word: "column.characters", cell: (each) => { const found = quote(each); return found === undefined ? "" : `${found.start}–${found.end}`; } },
  ];
}

/** The rows in the order of a column; numbers by their size, names as the language sorts them. */
export function sorted(sheet: Sheet, sort: string, words: Words): Row[] {
  const falling = sort.startsWith("-");
  const place = sheet.columns.findIndex((each) => each.word === `column.${sort.replace("-", "")}`);
  if (place < 0) return sheet.rows;
  const collator = new Intl.Collator(words.language === "zh" ? "zh-CN" : "en", { numeric: true });
  const order = (one: Row, other: Row): number => {
    const [a, b] = [one.cells[place] ?? "", other.cells[place] ?? ""];
    return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  };
  return [...sheet.rows].sort((one, other) => (falling ? -1 : 1) * order(one, other));
}
