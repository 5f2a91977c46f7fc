// The dots and lines that force-graph is given, and what the reader's pointer or keys reach among them.
import type { Entity, Relation } from "./data";
import type { Selection } from "./selection";
import { onlyPlanned } from "./selection";
import type { State } from "./state";

export interface Dot { id: number; x: number; y: number; fx?: number; fy?: number; index?: number; radius: number; entity: Entity }
export interface Line { source: Dot | number; target: Dot | number; planned: boolean; relation: Relation; curve: number }

const LARGEST = 13;
const LOOSE = 400; // so many dots at most find places of their own; more stay where Python placed them

export function radiusOf(entity: Entity): number {
  return Math.min(LARGEST, 3.2 + 1.15 * Math.sqrt(entity.weight));
}

/** The dots of a selection, at the places that Python gave them, the least important first: the others are drawn over them. */
export function dotsOf(selection: Selection, loose: boolean): Dot[] {
  const dots = selection.entities.map((entity): Dot => {
    const { index, x, y } = entity;
    return loose ? { id: index, x: x / 4, y: y / 4, radius: radiusOf(entity), entity } : { id: index, x, y, fx: x, fy: y, radius: radiusOf(entity), entity };
  });
  return dots.sort((one, other) => one.entity.weight - other.entity.weight || one.id - other.id);
}

/** Whether the dots find places of their own: the neighbourhood of something is easier to read when it is arranged for itself. */
export function isLoose(selection: Selection, state: State): boolean {
  return state.expanded.length > 0 && selection.entities.length <= LOOSE;
}

export function linesOf(selection: Selection, state: State): Line[] {
  const together = new Map<string, number>();
  return selection.relations.filter((each) => each.source !== each.target).map((relation) => {
    const pair = [relation.source.index, relation.target.index].sort((one, other) => one - other).join(" ");
    const before = together.get(pair) ?? 0;
    together.set(pair, before + 1);
    const curve = before === 0 ? 0 : (relation.source.index < relation.target.index ? 1 : -1) * (before % 2 === 1 ? 1 : -1) * 0.18 * Math.ceil(before / 2);
    return { source: relation.source.index, target: relation.target.index, planned: onlyPlanned(relation, state), relation, curve };
  });
}

/** Where the middle of a line is drawn: force-graph bends it by its curvature, as a quadratic curve. */
export function middleOf({ source, target, curve }: Line): [number, number] {
  if (typeof source === "number" || typeof target === "number") return [0, 0];
  const [across, down] = [target.x - source.x, target.y - source.y];
  return [(source.x + target.x) / 2 + (down * curve) / 2, (source.y + target.y) / 2 - (across * curve) / 2];
}

/** How large a dot is drawn, in the units of the graph: never too small to be seen, and growing less than the picture does. */
export function radiusAt(dot: Dot, scale: number): number {
  return Math.max(dot.radius / Math.sqrt(Math.max(scale, 1)), 1.6 / scale);
}

/** The dot at a place, or the nearest within reach; the distances are those of the graph. */
export function dotAt(dots: readonly Dot[], x: number, y: number, reach: number): Dot | null {
  let found: Dot | null = null;
  let least = Infinity;
  for (const dot of dots) {
    const distance = Math.hypot(dot.x - x, dot.y - y) - dot.radius;
    if (distance <= Math.min(reach, least)) [found, least] = [dot, distance];
  }
  return found;
}

const DIRECTIONS: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The next dot in the direction of an arrow key: the near ones go before the far, those straight ahead before those aside. */
export function dotTowards(dots: readonly Dot[], from: Dot, key: string): Dot | null {
  const [right, down] = DIRECTIONS[key] ?? [0, 0];
  let found: Dot | null = null;
  let least = Infinity;
  for (const dot of dots) {
    const ahead = (dot.x - from.x) * right + (dot.y - from.y) * down;
    const aside = Math.abs((dot.x - from.x) * down) + Math.abs((dot.y - from.y) * right);
    if (dot !== from && ahead > aside && ahead + 2 * aside < least) [found, least] = [dot, ahead + 2 * aside];
  }
  return found;
}
