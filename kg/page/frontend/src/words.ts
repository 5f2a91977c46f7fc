// The words of the interface, in the language of the reader. They are data: strings.json.
import type { Entity, Figure, Labelled, Statement } from "./data";
import type { Language } from "./state";
import strings from "./strings.json";

export type Word = keyof typeof strings;

export class Words {
  constructor(readonly language: Language) {}

  say(word: Word, values: Record<string, string | number> = {}): string {
    return strings[word][this.language].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  }

  label(of: Labelled): string {
    return of[this.language];
  }

  number(value: number): string {
    return value.toLocaleString(this.language === "zh" ? "zh-CN" : "en-GB", { maximumFractionDigits: 4 });
  }

  /** A figure's number as people write it, no digit lost: 7,750,000,000 元 is 77.5 亿元 in Chinese; with what the text says of it (at least). */
  amount(figure: Figure): string {
    return `${this.modifier(figure)} ${this.plain(figure)}`.trim();
  }

  /** “At least”, “under” or “about”; nothing for an exact figure. */
  modifier({ modifier }: Figure): string {
    return ["over", "under", "about"].includes(modifier) ? this.say(`modifier.${modifier}` as Word) : "";
  }

  private plain({ value, unit }: Figure): string {
    if (this.language === "zh" && Math.abs(value) >= 1e8 && value % 1e4 === 0) return `${this.number(value / 1e8)} 亿${unit}`;
    if (this.language === "zh" && Math.abs(value) >= 1e4) return `${this.number(value / 1e4)} 万${unit}`;
    return unit === "%" ? `${this.number(value)}%` : `${this.number(value)} ${unit}`.trim();
  }

  status(planned: boolean): string {
    return this.say(planned ? "status.planned" : "status.achieved");
  }

  statusOf(statements: readonly Statement[]): string {
    const planned = statements.some((each) => each.planned);
    const achieved = statements.some((each) => !each.planned);
    return statements.length === 0 ? "" : planned && achieved ? this.say("status.both") : this.status(planned);
  }

  period(text: string): string {
    return text === "per-year" ? this.say("period.per-year") : text.replace("/", "–");
  }

  /** What a value of the graph is called (a role, a level), or the value itself where there is no word for it. */
  value(family: "role" | "level", name: string): string {
    const word = `${family}.${name}`;
    return Object.hasOwn(strings, word) ? this.say(word as Word) : name;
  }

  kind(entity: Entity): string {
    return this.label(entity.kind);
  }
}
