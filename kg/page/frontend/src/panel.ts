// Everything about one entity: names, properties, figures, relations, each with the sentence that says it.
import { chartOf, groupsOf, type Group } from "./chart";
import type { Entity, Figure, Model, PredicateInfo, Relation } from "./data";
import { h, named, replaceContent } from "./element";
import { quoted, statementQuote, statusBadge } from "./evidence";
import { shortened } from "./labels";
import { folded } from "./search";
import { neighboursOf } from "./selection";
import type { State, Store } from "./state";
import type { Word, Words } from "./words";

const FIRST = 6; // of a list; the rest is shown on demand
const STEP = 50;
const LONGEST_NAME = 400;

export class Panel {
  readonly element = h("aside", { class: "panel", id: "details" });

  constructor(private readonly store: Store, private readonly model: Model, private readonly goTo: (entity: Entity) => void) {}

  show(state: State, words: Words): void {
    this.element.setAttribute("aria-label", words.say("details"));
    const { selected } = state;
    this.element.classList.toggle("empty", selected === null);
    this.element.scrollTop = 0;
    if (selected === null) replaceContent(this.element, ...this.welcome(words));
    else replaceContent(this.element, this.head(selected, words), this.actions(selected, state, words), this.about(selected, words), this.figures(selected, words),
      this.facts(selected, words), this.mentions(selected, words));
  }

  /** Only the buttons: the rest of the panel stays as the reader has scrolled and opened it. */
  showActions(state: State, words: Words): void {
    if (state.selected === null) return;
    const had = this.element.querySelector(".actions");
    const focused = had?.contains(document.activeElement) ? [...had.children].indexOf(document.activeElement as Element) : -1;
    const actions = this.actions(state.selected, state, words);
    had?.replaceWith(actions);
    if (focused >= 0) (actions.children[Math.min(focused, actions.children.length - 1)] as HTMLElement | undefined)?.focus();
  }

  focus(): void {
    this.element.querySelector("h2")?.focus();
  }

  private welcome(words: Words): HTMLElement[] {
    const most = [...this.model.entities].filter((each) => each.kind.name !== "Place").sort((one, other) => other.weight - one.weight || one.index - other.index).slice(0, 8);
    return [h("p", { class: "welcome" }, words.say("welcome")), h("h2", { class: "small" }, words.say("welcome.try")),
      h("ul", { class: "starts" }, ...most.map((each) => h("li", {}, this.link(each, 24), h("span", { class: "kind" }, words.kind(each)))))];
  }

  private head(entity: Entity, words: Words): HTMLElement {
    const swatch = h("span", { class: "swatch", "aria-hidden": "true" });
    swatch.style.background = entity.kind.fill;
    swatch.style.borderColor = entity.kind.border;
    const close = h("button", { type: "button", class: "round", "aria-label": words.say("details.close"), title: words.say("details.close"),
      click: () => this.store.set({ selected: null }) }, "×");
    return h("header", { class: "panel-head" }, h("div", {}, h("p", { class: "kind" }, swatch, words.kind(entity)),
      h("h2", { tabindex: "-1", lang: "zh-Hans" }, named(shortened(entity.name, LONGEST_NAME)))), close);
  }

  private actions(entity: Entity, state: State, words: Words): HTMLElement {
    const { expanded } = state;
    const open = expanded.includes(entity);
    const button = (word: Word, next: readonly Entity[]): HTMLElement =>
      h("button", { type: "button", click: () => this.store.set({ expanded: next }) }, words.say(word));
    const lonely = neighboursOf(entity, state).length === 0;
    return h("div", { class: "actions" },
      open ? button("details.collapse", expanded.filter((each) => each !== entity)) : !lonely && expanded.length > 0 && button("details.expand", [...expanded, entity]),
      !lonely && !(open && expanded.length === 1) && button("details.only", [entity]));
  }

  private about(entity: Entity, words: Words): HTMLElement {
    const rows = Object.entries(entity.properties).flatMap(([name, value]) => {
      const label = this.model.attributes[name];
      const shown = name === "level" ? words.value("level", value) : value;
      return [h("dt", {}, label === undefined ? name : words.label(label)), h("dd", {}, named(shortened(shown, LONGEST_NAME)))];
    });
    const aliases = otherNames(entity).map((each) => h("li", {}, named(shortened(each, 80))));
    const list = aliases.length > 0 && h("ul", { class: "aliases" }, ...aliases.slice(0, FIRST + 2), aliases.length > FIRST + 2 && this.more(aliases.slice(FIRST + 2), words));
    return h("div", { class: "about-entity" }, entity.onlyConcept && h("p", { class: "hint" }, words.say("details.concept")),
      h("dl", {}, ...(list ? [h("dt", {}, words.say("aliases")), h("dd", {}, list)] : []), ...rows));
  }

  private figures(entity: Entity, words: Words): HTMLElement | null {
    if (entity.figures.length === 0) return null;
    const groups = groupsOf(entity.figures).map((group) => this.group(group, entity, words));
    return h("section", { class: "figures" }, this.heading("figures", entity.figures.length, words), ...this.cut(groups, words));
  }

  private group(group: Group, entity: Entity, words: Words): HTMLElement {
    const chart = chartOf(group, entity, words);
    return h("div", { class: "figure-group" }, chart, ...this.cut(group.figures.map((each) => this.figure(each, entity, words)), words, 3));
  }

  private figure(figure: Figure, entity: Entity, words: Words): HTMLElement {
    const others = ([["figure.subject", figure.subject], ["figure.body", figure.body]] as const)
      .flatMap(([word, other]) => (other === null || other === entity ? [] : [h("span", { class: "of" }, `${words.say(word)} `, this.link(other))]));
    const quotes = figure.mentions.map((each) => quoted(each, words, [], null, figure.planned));
    return h("article", { class: figure.planned ? "figure planned" : "figure" },
      h("p", { class: "figure-head" }, statusBadge(figure.planned, words), h("span", {}, named(shortened(figure.indicator, 80))), h("strong", {}, words.amount(figure)),
        figure.period !== "" && h("span", { class: "period" }, words.period(figure.period)), ...others),
      ...this.evidence(quotes, words));
  }

  private facts(entity: Entity, words: Words): HTMLElement | null {
    if (entity.relations.length === 0) return null;
    const groups = new Map<string, { predicate: PredicateInfo; out: boolean; relations: Relation[] }>();
    for (const relation of entity.relations) {
      const out = relation.source === entity || relation.predicate.symmetric;
      const key = `${String(1000 + relation.predicate.order)} ${out ? 0 : 1}`;
      const group = groups.get(key) ?? { predicate: relation.predicate, out, relations: [] };
      group.relations.push(relation);
      groups.set(key, group);
    }
    const sections = [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, { predicate, out, relations }]) => {
      const label = out ? words.label(predicate) : words.say("incoming", { predicate: words.label(predicate) });
      const sorted = [...relations].sort((one, other) => other.statements.length - one.statements.length || one.index - other.index);
      return h("section", { class: "predicate" }, h("h4", {}, h("span", { class: "arrow", "aria-hidden": "true" }, predicate.symmetric ? "↔" : out ? "→" : "←"), label,
        h("span", { class: "count" }, String(relations.length))), ...this.cut(sorted.map((each) => this.fact(each, entity, words)), words));
    });
    return h("section", { class: "facts" }, this.heading("facts", entity.relations.length, words), ...sections);
  }

  private fact(relation: Relation, entity: Entity, words: Words): HTMLElement {
    const other = relation.source === entity ? relation.target : relation.source;
    const { statements } = relation;
    const planned = statements.some((each) => each.planned);
    const achieved = statements.some((each) => !each.planned);
    const badges = [achieved && statusBadge(false, words), planned && statusBadge(true, words)];
    const quotes = statements.map((each) => statementQuote(each, words, planned && achieved));
    const vocabulary = statements.length === 0 && h("span", { class: "of" }, words.say("evidence.none"));
    return h("article", { class: planned && !achieved ? "fact planned" : "fact" }, h("p", { class: "fact-head" }, this.link(other), ...badges, vocabulary), ...this.evidence(quotes, words));
  }

  private evidence(quotes: HTMLElement[], words: Words): HTMLElement[] {
    const rest = quotes.slice(1);
    return [...quotes.slice(0, 1), ...(rest.length > 0 ? [h("details", {}, h("summary", {}, words.say("evidence.more", { count: rest.length })), ...rest)] : [])];
  }

  private mentions(entity: Entity, words: Words): HTMLElement | null {
    if (entity.mentions.length === 0) return null;
    const quotes = entity.mentions.map((each) => quoted(each, words));
    return h("section", { class: "mentions" }, h("details", {}, h("summary", {}, this.heading("mentions", quotes.length, words)), ...this.cut(quotes, words)));
  }

  private heading(word: Word, count: number, words: Words): HTMLElement {
    return h("h3", {}, words.say(word), h("span", { class: "count" }, words.number(count)));
  }

  private cut(items: HTMLElement[], words: Words, first = FIRST): HTMLElement[] {
    return items.length <= first + 1 ? items : [...items.slice(0, first), this.more(items.slice(first), words)];
  }

  private more(rest: HTMLElement[], words: Words): HTMLElement {
    const next = rest.slice(0, STEP);
    const label = words.say("more", { count: next.length });
    const button: HTMLElement = h("button", { type: "button", class: "quiet more", click: () => {
      const after = rest.slice(STEP);
      button.replaceWith(...next, ...(after.length > 0 ? [this.more(after, words)] : []));
      const [start] = next;
      start?.setAttribute("tabindex", "-1");
      start?.focus();
    } }, label);
    return button;
  }

  private link(entity: Entity, longest = 80): HTMLElement {
    return h("button", { type: "button", class: "link", click: () => this.goTo(entity) }, named(shortened(entity.name, longest)));
  }
}

/** The aliases that differ from the name, and from one another, by more than quotation marks and blanks. */
function otherNames(entity: Entity): string[] {
  const seen = new Set([folded(entity.name)]);
  return entity.aliases.filter((each) => !seen.has(folded(each)) && seen.add(folded(each)));
}
