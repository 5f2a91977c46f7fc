// The filters: by class (which is the legend of the colours as well), relation, document, year and status.
import type { Model } from "./data";
import { h, named, replaceContent } from "./element";
import { shortened } from "./labels";
import type { Change, State, Status, Store } from "./state";
import type { Word, Words } from "./words";

type Update = (state: State) => void;

export class Filters {
  readonly element = h("div", { class: "filters" });
  private updates: Update[] = [];

  constructor(private readonly store: Store, private readonly model: Model) {}

  /** Builds the filters anew in another language; otherwise only their ticks change, so that the focus stays where it is. */
  translate(words: Words): void {
    this.updates = [];
    replaceContent(this.element,
      h("div", { class: "filters-head" }, h("h2", {}, words.say("filters")),
        h("button", { type: "button", class: "quiet", click: () => this.store.resetFilters() }, words.say("filters.reset"))),
      this.statuses(words), this.years(words), this.classes(words), this.predicates(words), this.documents(words), this.unlinked(words));
    this.show(this.store.state);
  }

  show(state: State): void {
    for (const update of this.updates) update(state);
  }

  private statuses(words: Words): HTMLElement {
    const choices = (["all", "achieved", "planned"] as Status[]).map((status) => {
      const input = h("input", { type: "radio", name: "status", value: status, change: () => this.store.set({ status }) });
      this.updates.push((state) => { input.checked = state.status === status; });
      return h("label", { class: `status-choice ${status}` }, input, h("span", {}, words.say(`status.${status}`)));
    });
    return h("fieldset", { class: "statuses" }, h("legend", {}, words.say("status")), ...choices, h("p", { class: "hint" }, words.say("legend")));
  }

  private years(words: Words): HTMLElement | null {
    const { years } = this.model;
    if (years === null) return null;
    const all = Array.from({ length: years.last - years.first + 1 }, (_, step) => years.first + step);
    const choice = (key: "from" | "to", word: Word): HTMLElement => {
      const select = h("select", { name: key }, h("option", { value: "" }, words.say("years.any")), ...all.map((year) => h("option", { value: year }, String(year))));
      select.addEventListener("change", () => this.store.set({ [key]: select.value === "" ? null : Number(select.value) } as Change));
      this.updates.push((state) => { select.value = String(state[key] ?? ""); });
      return h("label", {}, h("span", {}, words.say(word)), select);
    };
    return h("fieldset", { class: "years" }, h("legend", {}, words.say("years")), h("div", { class: "pair" }, choice("from", "years.from"), choice("to", "years.to")));
  }

  private classes(words: Words): HTMLElement {
    const counts = countBy(this.model.entities.filter((each) => !each.onlyConcept).map((each) => each.kind.name));
    const rows = this.model.classes.map((kind) => {
      const swatch = h("span", { class: "swatch", "aria-hidden": "true" });
      swatch.style.background = kind.fill;
      swatch.style.borderColor = kind.border;
      return this.tick("hiddenClasses", kind.name, swatch, words.label(kind), counts.get(kind.name) ?? 0);
    });
    return this.group(words, "classes", "hiddenClasses", this.model.classes.map((each) => each.name), rows, true);
  }

  private predicates(words: Words): HTMLElement {
    const counts = countBy(this.model.relations.map((each) => each.predicate.name));
    const rows = this.model.predicates.map((each) => this.tick("hiddenPredicates", each.name, null, words.label(each), counts.get(each.name) ?? 0));
    return this.group(words, "predicates", "hiddenPredicates", this.model.predicates.map((each) => each.name), rows, false);
  }

  private group(words: Words, word: Word, key: "hiddenClasses" | "hiddenPredicates", names: string[], rows: HTMLElement[], open: boolean): HTMLElement {
    const button = (label: Word, hidden: string[]): HTMLElement =>
      h("button", { type: "button", class: "quiet", click: () => this.store.set({ [key]: new Set(hidden) } as Change) }, words.say(label));
    return h("details", { open }, h("summary", {}, words.say(word)),
      h("div", { class: "both", role: "group", "aria-label": words.say(word) }, button("filters.all", []), button("filters.none", names)),
      h("ul", { class: "ticks" }, ...rows));
  }

  private tick(key: "hiddenClasses" | "hiddenPredicates", name: string, swatch: HTMLElement | null, label: string, count: number): HTMLElement {
    const input = h("input", { type: "checkbox", name: key, value: name });
    input.addEventListener("change", () => {
      const hidden = new Set(this.store.state[key]);
      if (input.checked) hidden.delete(name);
      else hidden.add(name);
      this.store.set({ [key]: hidden } as Change);
    });
    this.updates.push((state) => { input.checked = !state[key].has(name); });
    return h("li", {}, h("label", {}, input, swatch, h("span", { class: "tick-name" }, label), h("span", { class: "count" }, String(count))));
  }

  private documents(words: Words): HTMLElement {
    const rows = [...this.model.documents].sort((one, other) => (other.issued ?? "").localeCompare(one.issued ?? "") || one.id.localeCompare(other.id)).map((document) => {
      const input = h("input", { type: "checkbox", name: "documents", value: document.id });
      input.addEventListener("change", () => {
        const chosen = new Set(this.store.state.documents);
        if (input.checked) chosen.add(document.id);
        else chosen.delete(document.id);
        this.store.set({ documents: chosen });
      });
      this.updates.push((state) => { input.checked = state.documents.has(document.id); });
      const label = h("span", { class: "tick-name", title: shortened(document.name, 200) }, named(shortened(document.name, 40)));
      return h("li", {}, h("label", {}, input, label, h("span", { class: "count" }, document.issued?.slice(0, 4) ?? "")));
    });
    const clear = h("button", { type: "button", class: "quiet", click: () => this.store.set({ documents: new Set() }) }, words.say("years.any"));
    const summary = h("summary", {}, words.say("documents"));
    this.updates.push((state) => { summary.textContent = state.documents.size === 0 ? words.say("documents") : `${words.say("documents")} (${state.documents.size})`; });
    return h("details", {}, summary, h("div", { class: "both" }, clear), h("ul", { class: "ticks" }, ...rows));
  }

  private unlinked(words: Words): HTMLElement {
    const input = h("input", { type: "checkbox", name: "unlinked" });
    input.addEventListener("change", () => this.store.set({ unlinked: input.checked }));
    this.updates.push((state) => { input.checked = state.unlinked; });
    return h("label", { class: "unlinked" }, input, h("span", {}, words.say("unlinked")));
  }
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
