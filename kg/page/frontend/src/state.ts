// What the reader has chosen, and how it stands in the address bar, so that a view can be shared.
import type { Entity, Model } from "./data";

export type Language = "zh" | "en";
export type Status = "all" | "achieved" | "planned";
export type View = "graph" | "table";
export type Tab = "entities" | "relations" | "figures";

export interface State {
  language: Language;
  view: View;
  tab: Tab;
  sort: string; // a column, with a minus in front for the other direction; empty for the table's own order
  query: string;
  selected: Entity | null;
  expanded: readonly Entity[]; // when there are any, only these and their neighbours are shown
  hiddenClasses: ReadonlySet<string>;
  hiddenPredicates: ReadonlySet<string>;
  documents: ReadonlySet<string>; // ids; none means all
  from: number | null;
  to: number | null;
  status: Status;
  unlinked: boolean;
}

export type Change = Partial<State>;
export type Listener = (state: State, changed: ReadonlySet<keyof State>) => void;

/** What the page shows at first: links that only the vocabulary makes would hide what the documents say. */
export function initialState(model: Model): State {
  const start = model.start.entity === null ? null : model.byId.get(model.start.entity) ?? null;
  const structural = model.predicates.filter((each) => !each.relation).map((each) => each.name);
  return {
    language: model.start.language, view: "graph", tab: "entities", sort: "", query: "",
    selected: start, expanded: start === null ? [] : [start],
    hiddenClasses: new Set(), hiddenPredicates: new Set(structural), documents: new Set(), from: null, to: null, status: "all", unlinked: false,
  };
}

export class Store {
  private listeners: Listener[] = [];
  private present: State;

  constructor(private readonly model: Model) {
    this.present = initialState(model);
    this.restore();
    window.addEventListener("hashchange", () => this.restore());
    window.addEventListener("popstate", () => this.restore());
  }

  get state(): State {
    return this.present;
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }

  set(change: Change): void {
    const before = this.present;
    if (!this.apply(change)) return;
    const step = before.selected !== this.present.selected || before.view !== this.present.view || before.expanded !== this.present.expanded;
    this.remember(step);
  }

  /** Only what shows what: the selection, the language and the view stay. */
  resetFilters(): void {
    const { hiddenClasses, hiddenPredicates, documents, from, to, status, unlinked } = initialState(this.model);
    this.set({ hiddenClasses, hiddenPredicates, documents, from, to, status, unlinked });
  }

  private restore(): void {
    this.apply(decoded(window.location.hash, this.model));
  }

  private apply(change: Change): boolean {
    const changed = new Set((Object.keys(change) as (keyof State)[]).filter((key) => !same(this.present[key], change[key])));
    if (changed.size === 0) return false;
    this.present = { ...this.present, ...change };
    for (const listener of this.listeners) listener(this.present, changed);
    return true;
  }

  private remember(step: boolean): void {
    const fragment = encoded(this.present, this.model);
    const address = fragment === "" ? window.location.pathname + window.location.search : `#${fragment}`;
    try {
      if (step) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    } catch (error) {
      // A page inside a notebook's frame has no address of its own: there is nothing to remember it in.
      if (!(error instanceof DOMException)) throw error;
    }
  }
}

export function encoded(state: State, model: Model): string {
  const initial = initialState(model);
  const parts = new URLSearchParams();
  const put = (key: string, value: string, usual: string): void => {
    if (value !== usual) parts.set(key, value);
  };
  put("entity", state.selected?.id ?? "", initial.selected?.id ?? "");
  if (!same(state.expanded, initial.expanded)) for (const id of state.expanded.length === 0 ? [""] : state.expanded.map((each) => each.id)) parts.append("expanded", id);
  put("view", state.view, initial.view);
  put("tab", state.tab, initial.tab);
  put("sort", state.sort, initial.sort);
  put("search", state.query, initial.query);
  put("without-class", list(state.hiddenClasses), list(initial.hiddenClasses));
  put("without-relation", list(state.hiddenPredicates), list(initial.hiddenPredicates));
  for (const each of [...state.documents].sort()) parts.append("document", each);
  put("from", String(state.from ?? ""), "");
  put("to", String(state.to ?? ""), "");
  put("status", state.status, initial.status);
  put("unlinked", String(state.unlinked), String(initial.unlinked));
  put("language", state.language, initial.language);
  return parts.toString();
}

/** The state that a fragment tells; what it does not tell, or tells wrongly, is as at first. */
export function decoded(fragment: string, model: Model): State {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = initialState(model);
  const entity = (id: string | null): Entity | null => (id === null ? null : model.byId.get(id) ?? null);
  const oneOf = <T extends string>(key: string, allowed: readonly T[], usual: T): T => allowed.find((each) => each === parts.get(key)) ?? usual;
  const year = (key: string): number | null => {
    const told = /^\d{4}$/.test(parts.get(key) ?? "") ? Number(parts.get(key)) : null;
    return told !== null && model.years !== null && told >= model.years.first && told <= model.years.last ? told : null;
  };
  const names = (key: string, usual: ReadonlySet<string>): ReadonlySet<string> => {
    const told = parts.get(key);
    return told === null ? usual : new Set(told.split(",").filter((each) => each !== ""));
  };
  const documents = new Set(model.documents.map((each) => each.id));
  return {
    language: oneOf("language", ["zh", "en"], state.language),
    view: oneOf("view", ["graph", "table"], state.view),
    tab: oneOf("tab", ["entities", "relations", "figures"], state.tab),
    sort: parts.get("sort") ?? "",
    query: parts.get("search") ?? "",
    selected: parts.has("entity") ? entity(parts.get("entity")) : state.selected,
    expanded: parts.has("expanded") ? parts.getAll("expanded").map(entity).filter((each) => each !== null) : state.expanded,
    hiddenClasses: names("without-class", state.hiddenClasses),
    hiddenPredicates: names("without-relation", state.hiddenPredicates),
    documents: new Set(parts.getAll("document").filter((each) => documents.has(each))),
    from: year("from"),
    to: year("to"),
    status: oneOf("status", ["all", "achieved", "planned"], state.status),
    unlinked: parts.get("unlinked") === "true",
  };
}

function list(names: ReadonlySet<string>): string {
  return [...names].sort().join(",");
}

function same(one: unknown, other: unknown): boolean {
  if (one instanceof Set && other instanceof Set) return one.size === other.size && [...one].every((each) => other.has(each));
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((each, index) => each === other[index]);
  return one === other;
}
