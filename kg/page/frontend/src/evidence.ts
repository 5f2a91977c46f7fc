// The sentence that says something, with the words marked that say it, and where it stands.
import type { Quote, Statement } from "./data";
import { h, named } from "./element";
import { shortened } from "./labels";
import type { Words } from "./words";

/** The sentence before, in and after the stretch that is meant. Offsets count code points, of which some are two units in JavaScript. */
export function parted({ passage, start, end }: Quote): [string, string, string] {
  const characters = Array.from(passage.text);
  const [from, to] = [start - passage.start, end - passage.start].map((each) => Math.min(Math.max(each, 0), characters.length)) as [number, number];
  return [characters.slice(0, from).join(""), characters.slice(from, to).join(""), characters.slice(to).join("")];
}

export function statusBadge(planned: boolean, words: Words): HTMLElement {
  return h("span", { class: `badge ${planned ? "planned" : "achieved"}` }, h("span", { "aria-hidden": "true" }, planned ? "○ " : "✓ "), words.status(planned));
}

export function statementQuote(statement: Statement, words: Words, badge: boolean): HTMLElement {
  const notes = [
    statement.period === "" ? "" : words.period(statement.period),
    statement.role === "" ? "" : words.value("role", statement.role),
    statement.implicit ? words.say("evidence.implicit") : "",
    words.say("evidence.rule", { rule: statement.rule }),
  ];
  return quoted(statement, words, notes, badge ? statusBadge(statement.planned, words) : null, statement.planned);
}

export function quoted(quote: Quote, words: Words, notes: string[] = [], badge: HTMLElement | null = null, planned = false): HTMLElement {
  const { document, section } = quote.passage;
  const [before, meant, after] = parted(quote);
  const sentence = quote.passage.text === "" ? [h("em", {}, words.say("evidence.missing"))] : [before, h("mark", {}, meant), after];
  const date = document.issued === undefined ? h("span", {}, words.say("evidence.undated")) : h("time", { datetime: document.issued }, document.issued);
  const characters = words.say("evidence.characters", { start: quote.start, end: quote.end });
  const source = h("figcaption", {}, badge, h("cite", { title: document.path ?? document.id }, named(shortened(document.name, 60))), date,
    h("span", { class: "characters", title: shortened(section, 200) }, characters), ...notes.filter((each) => each !== "").map((each) => h("span", {}, each)));
  return h("figure", { class: planned ? "quote planned" : "quote" }, h("blockquote", { lang: "zh-Hans" }, ...sentence), source);
}
