// Finding an entity by a name, another name, or pinyin: whole syllables, initials, or both mixed (akb, ankangbei, ankb).
import type { Entity, Model } from "./data";

export interface Hit { entity: Entity; by: string } // by: the name that was found

const MARKS = /[\s“”‘’"'《》〈〉「」『』·・、，,]/gu;
const LONGEST = 200; // characters of a query, and of what is read of a name
const LATIN = /^[a-z0-9]+$/;

/** A text as it is compared: without width, case, blanks and quotation marks. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(MARKS, "");
}

export class SearchIndex {
  private readonly names: { entity: Entity; name: string; folded: string; own: boolean }[];
  private readonly readings: Map<string, string[]>;

  constructor(model: Model) {
    this.names = model.entities.flatMap((entity) =>
      [entity.name, ...entity.aliases].map((name, place) => ({ entity, name, folded: folded(name), own: place === 0 })));
    this.readings = new Map(Object.entries(model.readings).map(([character, told]) => [character, told.split(" ")]));
  }

  /** The entities that the query may mean, the likeliest first. */
  find(query: string, most: number): Hit[] {
    const wanted = folded(query).slice(0, LONGEST);
    if (wanted === "") return [];
    const best = new Map<Entity, { hit: Hit; rank: number }>();
    for (const { entity, name, folded: own, own: isName } of this.names) {
      const found = this.rank(wanted, own);
      if (found === null) continue;
      const rank = found + (isName ? 0 : 0.5);
      if (rank < (best.get(entity)?.rank ?? Infinity)) best.set(entity, { hit: { entity, by: name }, rank });
    }
    const closeness = (each: { hit: Hit }): number => each.hit.by.length;
    return [...best.values()]
      .sort((one, other) => one.rank - other.rank || other.hit.entity.weight - one.hit.entity.weight || closeness(one) - closeness(other))
      .slice(0, most).map((each) => each.hit);
  }

  /** 0 for the very name, more for what is further from it, nothing where the name does not match. */
  private rank(wanted: string, name: string): number | null {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted)) return 3;
    if (!LATIN.test(wanted) || wanted.length < 2) return null;
    const place = this.pinyinPlace(wanted, Array.from(name.slice(0, LONGEST)));
    return place === null ? null : place === 0 ? 2 : 4;
  }

  /** The place in the name from which its pinyin reads as wanted. */
  private pinyinPlace(wanted: string, name: string[]): number | null {
    const place = name.findIndex((_, start) => this.reads(wanted, name, start));
    return place < 0 ? null : place;
  }

  /** Whether the name from this place on can be read as wanted. How much of it is read after each character is kept as a set: no
      reading is followed twice, however often a character is repeated. */
  private reads(wanted: string, name: string[], start: number): boolean {
    let read = new Set([0]);
    for (let place = start; place < name.length && read.size > 0; place += 1) {
      const character = name[place] ?? "";
      const further = new Set<number>();
      for (const from of read) {
        const rest = wanted.slice(from);
        for (const step of this.steps(character, rest)) further.add(from + step);
      }
      if (further.has(wanted.length)) return true;
      read = further;
    }
    return false;
  }

  /** How many letters of the rest one character can stand for: itself, its syllable or the beginning of it, its initial. */
  private steps(character: string, rest: string): number[] {
    const syllables = this.readings.get(character) ?? [character];
    return syllables.flatMap((syllable) => {
      if (syllable.startsWith(rest)) return [rest.length];
      return [syllable, ...initials(syllable)].filter((each) => rest.startsWith(each)).map((each) => each.length);
    });
  }
}

function initials(syllable: string): string[] {
  const [first = ""] = syllable;
  return /^[zcs]h/.test(syllable) ? [syllable.slice(0, 2), first] : [first];
}
