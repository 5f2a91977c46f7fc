// Puts the page together: the data, the parts that show them, and what one part has to know of another.
import { aboutDialog } from "./about";
import { Picture } from "./canvas";
import { modelOf, type Entity, type Model, type PageContent } from "./data";
import { h, replaceContent } from "./element";
import { Filters } from "./filters";
import { shortened } from "./labels";
import { Panel } from "./panel";
import { SearchIndex } from "./search";
import { SearchBox } from "./searchbox";
import { selectionOf, type Selection } from "./selection";
import { Store, type State, type View } from "./state";
import { Table } from "./table";
import { Words } from "./words";

const SMOOTH = 20_000; // lines and dots: with more, moving may fall below 30 frames a second
const SHOWS: (keyof State)[] = ["expanded", "hiddenClasses", "hiddenPredicates", "documents", "from", "to", "status", "unlinked"];

declare global {
  interface Window {
    /** For tests, and for those who automate the page. */
    unionPage?: { picture: Picture; model: Model; store: Store };
    trustedTypes?: { createPolicy(name: string, rules: { createHTML(text: string): string }): unknown };
  }
}

class Page {
  private words: Words;
  private selection: Selection;
  private readonly store: Store;
  private readonly picture: Picture;
  private readonly table: Table;
  private readonly panel: Panel;
  private readonly filters: Filters;
  private readonly search: SearchBox;
  private readonly header = h("header", { class: "top" });
  private readonly main = h("main", { id: "main" });
  private readonly side = h("nav", { class: "side", id: "filters" });
  private readonly told = h("p", { role: "status", class: "counts" });
  private readonly chosen = h("p", { role: "status", class: "unseen", id: "chosen" });

  constructor(private readonly model: Model) {
    this.store = new Store(model);
    const { state } = this.store;
    this.words = new Words(state.language);
    this.selection = selectionOf(model, state);
    this.picture = new Picture(this.store);
    this.table = new Table(this.store, (entity) => this.goTo(entity));
    this.panel = new Panel(this.store, model, (entity) => this.goTo(entity));
    this.filters = new Filters(this.store, model);
    this.search = new SearchBox(this.store, new SearchIndex(model), (entity) => this.goTo(entity), this.words);
    this.side.append(this.filters.element);
    document.body.append(this.header, this.side, this.main, this.panel.element);
    this.main.append(this.picture.element, this.table.element, this.told, this.chosen);
    this.store.subscribe((present, changed) => this.changed(present, changed));
    this.translate();
    this.showSelection(state);
    this.panel.show(state, this.words);
    document.body.classList.toggle("with-details", state.selected !== null);
    new ResizeObserver(() => this.picture.resize(this.picture.element.clientWidth, this.picture.element.clientHeight)).observe(this.picture.element);
    window.unionPage = { picture: this.picture, model, store: this.store };
  }

  private changed(state: State, changed: ReadonlySet<keyof State>): void {
    if (changed.has("language")) this.translate();
    if (SHOWS.some((each) => changed.has(each))) this.selection = selectionOf(this.model, state);
    else if (changed.has("selected") && state.selected !== null && !this.selection.entities.includes(state.selected)) this.selection = selectionOf(this.model, state);
    else if (changed.has("selected")) this.picture.choose(state.selected);
    this.filters.show(state);
    this.search.restore(state.query);
    if (changed.has("language") || changed.has("view")) this.translateHeader();
    if (changed.has("selected")) this.announce(state.selected);
    if (changed.has("selected") || changed.has("language")) this.panel.show(state, this.words);
    else this.panel.showActions(state, this.words);
    document.body.classList.toggle("with-details", state.selected !== null);
    if (changed.size > 1 || !changed.has("query")) this.showSelection(state, changed);
  }

  private showSelection(state: State, changed?: ReadonlySet<keyof State>): void {
    const { entities, relations, figures } = this.selection;
    document.body.dataset["view"] = state.view;
    this.picture.element.hidden = state.view !== "graph";
    this.table.element.hidden = state.view !== "table";
    if (state.view === "table" && !(changed?.size === 1 && changed.has("selected"))) this.table.show(this.selection, state, this.words);
    if (state.view === "graph" && (changed === undefined || [...SHOWS, "selected", "view"].some((each) => changed.has(each as keyof State)))) this.picture.show(this.selection, state);
    const total = entities.length < this.model.entities.length ? this.words.say("counts.of", { total: this.words.number(this.model.entities.length) }) : "";
    const counts = Object.fromEntries(Object.entries({ entities, relations, figures }).map(([name, items]) => [name, this.words.number(items.length)]));
    this.told.textContent = this.words.say("counts", counts) + total;
    this.picture.translate(this.words, this.note());
  }

  /** Tells a screen reader what was chosen: the focus may be elsewhere. */
  private announce(entity: Entity | null): void {
    const values = entity && { name: shortened(entity.name, 60), relations: entity.relations.length, figures: entity.figures.length };
    this.chosen.textContent = values === null ? "" : this.words.say("selected", values);
  }

  private note(): string {
    const { entities, relations } = this.model.omitted;
    const number = (value: number): string => this.words.number(value);
    const heavy = this.selection.relations.length + this.selection.entities.length > SMOOTH * 1.25;
    if (this.selection.entities.length === 0) return this.words.say("canvas.empty");
    return [entities + relations > 0 ? this.words.say("omitted", { entities: number(entities), relations: number(relations) }) : "", heavy ? this.words.say("heavy") : ""]
      .filter((each) => each !== "").join(" ");
  }

  private goTo(entity: Entity): void {
    this.store.set({ selected: entity });
    this.picture.bringIntoSight();
    this.panel.focus();
  }

  private translate(): void {
    this.words = new Words(this.store.state.language);
    document.documentElement.lang = this.words.language === "zh" ? "zh-Hans" : "en";
    document.title = this.model.start.title ?? this.words.say("title");
    this.side.setAttribute("aria-label", this.words.say("filters"));
    this.search.translate(this.words);
    this.filters.translate(this.words);
    this.translateHeader();
  }

  private translateHeader(): void {
    const { words } = this;
    const { view, language } = this.store.state;
    const focused = document.activeElement?.id ?? "";
    const views = (["graph", "table"] as View[]).map((each) =>
      h("button", { type: "button", id: `view-${each}`, "aria-pressed": String(each === view), click: () => this.store.set({ view: each }) }, words.say(`view.${each}`)));
    const filters = h("button", { type: "button", class: "quiet filter-button", id: "filter-button", "aria-controls": "filters",
      "aria-expanded": String(document.body.classList.contains("with-filters")), click: () => this.toggleFilters() }, words.say("filters"));
    replaceContent(this.header,
      h("a", { class: "skip", href: "#search", click: (event: Event) => { event.preventDefault(); this.search.focus(); } }, words.say("skip")),
      h("h1", {}, shortened(this.model.start.title ?? words.say("title"), 60)), this.search.element, filters,
      h("div", { class: "segments", role: "group", "aria-label": words.say("view") }, ...views),
      h("button", { type: "button", class: "quiet", id: "language", lang: language === "zh" ? "en" : "zh-Hans", "aria-label": words.say("language.label"),
        click: () => this.store.set({ language: language === "zh" ? "en" : "zh" }) }, words.say("language")),
      h("button", { type: "button", class: "quiet", id: "about", click: () => this.about() }, words.say("about")));
    if (focused !== "") document.getElementById(focused)?.focus();
  }

  private toggleFilters(): void {
    const open = document.body.classList.toggle("with-filters");
    document.getElementById("filter-button")?.setAttribute("aria-expanded", String(open));
  }

  private about(): void {
    const dialog = aboutDialog(this.model.start.version, this.words);
    document.body.append(dialog);
    dialog.showModal();
  }
}

/** The drawing library empties an element by giving it no HTML; all other HTML from texts is refused by the page's policy. */
function refuseHtml(): void {
  window.trustedTypes?.createPolicy("default", {
    createHTML: (text) => {
      if (text !== "") throw new TypeError("this page makes no HTML from texts");
      return text;
    },
  });
}

async function start(): Promise<void> {
  refuseHtml();
  const content = JSON.parse(document.getElementById("graph-data")?.textContent ?? "{}") as PageContent;
  await Promise.all([document.fonts.load('14px "Page Sans"', "工会"), document.fonts.load('bold 14px "Page Sans"', "工会")]);
  new Page(modelOf(content));
  document.body.classList.add("ready");
}

void start();
