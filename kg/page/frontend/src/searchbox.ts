// The search: a combobox with a list of results, for mouse, keyboard and screen reader (WAI-ARIA Authoring Practices, combobox).
import type { Entity } from "./data";
import { h, named, replaceContent } from "./element";
import { shortened } from "./labels";
import type { Hit, SearchIndex } from "./search";
import type { Store } from "./state";
import type { Words } from "./words";

const MOST = 30;

export class SearchBox {
  readonly element: HTMLElement;
  private readonly input = h("input", {
    id: "search", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": "results",
    "aria-autocomplete": "list",
  });
  private readonly list = h("ul", { id: "results", role: "listbox", class: "results", hidden: true });
  private readonly told = h("span", { role: "status", class: "unseen" });
  private hits: Hit[] = [];
  private active = -1;

  constructor(private readonly store: Store, private readonly index: SearchIndex, private readonly chosen: (entity: Entity) => void, private words: Words) {
    this.element = h("div", { class: "search", role: "search" }, this.input, this.list, this.told);
    this.input.value = store.state.query;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("focus", () => this.input.value !== "" && this.open());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(event.relatedTarget as Node | null)) this.close();
    });
  }

  translate(words: Words): void {
    this.words = words;
    this.input.setAttribute("aria-label", words.say("search"));
    this.input.placeholder = words.say("search.hint");
    this.list.setAttribute("aria-label", words.say("search.results"));
  }

  restore(query: string): void {
    if (this.input.value !== query) this.input.value = query;
  }

  focus(): void {
    this.input.focus();
  }

  private typed(): void {
    this.store.set({ query: this.input.value });
    this.open();
  }

  private open(): void {
    const query = this.input.value.trim();
    this.hits = query === "" ? [] : this.index.find(query, MOST);
    this.active = -1;
    const none = h("li", { class: "no-result", role: "option", "aria-disabled": "true", "aria-selected": "false" }, this.words.say("search.none", { query: shortened(query, 30) }));
    replaceContent(this.list, ...this.hits.map((hit, place) => this.option(hit, place)), query !== "" && this.hits.length === 0 && none);
    this.told.textContent = query === "" ? "" : this.words.say("search.count", { count: this.hits.length });
    this.expand(query !== "");
  }

  private option({ entity, by }: Hit, place: number): HTMLElement {
    const swatch = h("span", { class: "swatch" });
    swatch.style.background = entity.kind.fill;
    swatch.style.borderColor = entity.kind.border;
    const alias = by !== entity.name && h("span", { class: "by" }, named(shortened(by, 30)));
    const option = h("li", { role: "option", id: `result-${place}`, "aria-selected": "false" },
      swatch, h("span", { class: "result-name" }, named(shortened(entity.name, 60))), alias, h("span", { class: "result-kind" }, this.words.kind(entity)));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.choose(place);
    });
    return option;
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing) return; // an input method is still at work: its keys are its own
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (this.list.hidden) this.open();
      this.activate(this.active + (key === "ArrowDown" ? 1 : -1));
    } else if (key === "Enter") {
      if (this.list.hidden) this.open(); // what stands in the field may have changed since the list was made
      this.choose(Math.max(this.active, 0));
    } else if (key === "Escape" && !this.list.hidden) this.close();
    else if (key === "Escape") {
      this.input.value = "";
      this.store.set({ query: "" });
    } else return;
    event.preventDefault();
  }

  private activate(place: number): void {
    const count = this.hits.length;
    if (count === 0) return;
    this.active = (place + count + (place < -1 ? 1 : 0)) % count;
    this.list.querySelectorAll("[role=option]").forEach((option, each) => {
      option.setAttribute("aria-selected", String(each === this.active));
      if (each === this.active) option.scrollIntoView({ block: "nearest" });
    });
    this.input.setAttribute("aria-activedescendant", `result-${this.active}`);
  }

  private choose(place: number): void {
    const hit = this.hits[place];
    if (hit === undefined) return;
    this.close();
    this.chosen(hit.entity);
  }

  private close(): void {
    this.expand(false);
    this.active = -1;
  }

  private expand(open: boolean): void {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }
}
