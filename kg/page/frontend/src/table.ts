// The same selection as a table: to read, to sort, to copy, to take along as CSV.
import { sheetOf, sorted, type Column, type Row, type Sheet } from "./columns";
import { csv, tabbed, type Cell } from "./csv";
import type { Entity } from "./data";
import { h, named, replaceContent } from "./element";
import { shortened } from "./labels";
import type { Selection } from "./selection";
import type { State, Store, Tab } from "./state";
import type { Words } from "./words";

const TABS: Tab[] = ["entities", "relations", "figures"];
const STEP = 200; // rows at a time: a browser lays out thousands of rows slowly

export class Table {
  readonly element = h("section", { class: "table" });
  private readonly told = h("span", { role: "status", class: "told" });
  private sheet: Sheet = { columns: [], rows: [] };
  private rows: Row[] = [];

  constructor(private readonly store: Store, private readonly goTo: (entity: Entity) => void) {}

  show(selection: Selection, state: State, words: Words): void {
    this.sheet = sheetOf(state.tab, selection, state, words);
    this.rows = sorted(this.sheet, state.sort, words);
    const focused = document.activeElement instanceof HTMLElement && this.element.contains(document.activeElement) ? document.activeElement.id : "";
    this.element.setAttribute("aria-label", words.say("table"));
    replaceContent(this.element, this.bar(selection, state, words), this.body(state, words));
    if (focused !== "") document.getElementById(focused)?.focus();
  }

  private bar(selection: Selection, state: State, words: Words): HTMLElement {
    const counts = { entities: selection.entities.length, relations: selection.relations.length, figures: selection.figures.length };
    const tabs = TABS.map((tab) => h("button", { type: "button", id: `tab-${tab}`, "aria-pressed": String(tab === state.tab), click: () => this.store.set({ tab, sort: "" }) },
      words.say(`table.${tab}`), h("span", { class: "count" }, words.number(counts[tab]))));
    return h("div", { class: "table-bar" }, h("div", { class: "segments", role: "group", "aria-label": words.say("table") }, ...tabs), this.told,
      h("button", { type: "button", id: "copy", click: () => void this.copy(words) }, words.say("table.copy")),
      h("button", { type: "button", id: "csv", click: () => this.download(state.tab, words) }, words.say("table.csv")));
  }

  private body(state: State, words: Words): HTMLElement {
    const body = h("tbody");
    const more = h("button", { type: "button", class: "quiet more" });
    let shown = 0;
    const grow = (): void => {
      body.append(...this.rows.slice(shown, shown + STEP).map((row) => this.row(row)));
      shown += STEP;
      more.hidden = shown >= this.rows.length;
      more.textContent = words.say("more", { count: Math.min(STEP, this.rows.length - shown) });
    };
    more.addEventListener("click", grow);
    grow();
    const head = h("thead", {}, h("tr", {}, ...this.sheet.columns.map((column) => this.header(column, state, words))));
    const empty = this.rows.length === 0 && h("p", { class: "hint" }, words.say("canvas.empty"));
    return h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": words.say(`table.${state.tab}`) }, h("table", {}, head, body), empty, more);
  }

  private header({ word, number }: Column, state: State, words: Words): HTMLElement {
    const name = word.replace("column.", "");
    const present = state.sort === name ? "ascending" : state.sort === `-${name}` ? "descending" : "none";
    const first = number ? `-${name}` : name;
    const second = number ? name : `-${name}`;
    const next = state.sort === first ? second : state.sort === second ? "" : first;
    const sign = present === "ascending" ? "▲" : present === "descending" ? "▼" : "";
    return h("th", { scope: "col", "aria-sort": present, class: number ? "number" : null },
      h("button", { type: "button", id: `sort-${name}`, click: () => this.store.set({ sort: next }) }, words.say(word), h("span", { "aria-hidden": "true", class: "sign" }, sign)));
  }

  private row({ cells, links, planned }: Row): HTMLElement {
    const content = cells.map((cell, place): HTMLElement => {
      const link = links[place];
      if (typeof cell === "number") return h("td", { class: "number" }, cell.toLocaleString("en-GB"));
      const text = named(shortened(cell, 160));
      return h("td", { class: cell.length > 30 ? "long" : cell.length < 12 ? "short" : null }, link ? h("button", { type: "button", class: "link", click: () => this.goTo(link) }, text) : text);
    });
    return h("tr", { class: planned ? "planned" : null }, ...content);
  }

  private exported(words: Words): Cell[][] {
    return [this.sheet.columns.map((each) => words.say(each.word)), ...this.rows.map((each) => each.cells)];
  }

  private async copy(words: Words): Promise<void> {
    try {
      await navigator.clipboard.writeText(tabbed(this.exported(words)));
      this.told.textContent = words.say("table.copied", { count: this.rows.length });
    } catch {
      this.told.textContent = words.say("table.notcopied"); // no permission, or a frame without a clipboard
    }
  }

  private download(tab: Tab, words: Words): void {
    const address = URL.createObjectURL(new Blob([csv(this.exported(words))], { type: "text/csv;charset=utf-8" }));
    h("a", { href: address, download: `union-kg-${tab}.csv` }).click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
