// Finding an entity by a name, another name, or pinyin: whole syllables, initials, or both mixed (akb, ankangbei, ankb).
import type { Entity, Model } from "./data";

export interface Hit { entity: Entity; by: string } // by: the name that was found

const MARKS = /[\s“”‘’"'《》〈〉「」『』·・、，,]/gu;
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
    const wanted = folded(query);
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
    const place = this.pinyinPlace(wanted, Array.from(name).slice(0, 60));
    return place === null ? null : place === 0 ? 2 : 4;
  }

  /** The place in the name from which its pinyin reads as wanted. */
  private pinyinPlace(wanted: string, name: string[]): number | null {
    const place = name.findIndex((_, start) => this.reads(wanted, 0, name, start));
    return place < 0 ? null : place;
  }

  private reads(wanted: string, read: number, name: string[], place: number): boolean {
    if (read === wanted.length) return true;
    const character = name[place];
    if (character === undefined) return false;
    if (character === wanted[read] && this.reads(wanted, read + 1, name, place + 1)) return true;
    const rest = wanted.slice(read);
    return (this.readings.get(character) ?? []).some((syllable) =>
      (rest.startsWith(syllable) && this.reads(wanted, read + syllable.length, name, place + 1)) ||
      syllable.startsWith(rest) ||
      initials(syllable).some((initial) => rest.startsWith(initial) && this.reads(wanted, read + initial.length, name, place + 1)));
  }
}

function initials(syllable: string): string[] {
  const [first = ""] = syllable;
  return /^[zcs]h/.test(syllable) ? [syllable.slice(0, 2), first] : [first];
}
