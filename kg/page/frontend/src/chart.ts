// Figures over the years: what was achieved as full dots, targets as hollow ones on a dashed line.
import type { Entity, Figure } from "./data";
import { h, svg } from "./element";
import { shortened, textWidth } from "./labels";
import type { Words } from "./words";

export interface Group { indicator: string; unit: string; figures: Figure[] }

const WIDTH = 360, HEIGHT = 148, LEFT = 14, RIGHT = 14, TOP = 26, BOTTOM = 24;

/** The figures that can be compared: of one indicator in one unit, the largest groups first. */
export function groupsOf(figures: readonly Figure[]): Group[] {
  const groups = new Map<string, Group>();
  for (const figure of figures) {
    const key = `${figure.indicator}\n${figure.unit}`;
    const group = groups.get(key) ?? { indicator: figure.indicator, unit: figure.unit, figures: [] };
    group.figures.push(figure);
    groups.set(key, group);
  }
  const byTime = (one: Figure, other: Figure): number =>
    (one.years?.last ?? 0) - (other.years?.last ?? 0) || Number(one.planned) - Number(other.planned) || one.value - other.value;
  for (const each of groups.values()) each.figures.sort(byTime);
  return [...groups.values()].sort((one, other) => other.figures.length - one.figures.length);
}

/** A chart of a group, or nothing where there are no two figures with a year to compare. */
export function chartOf(group: Group, of: Entity, words: Words): HTMLElement | null {
  const dated = group.figures.filter((each) => each.years !== null);
  if (dated.length < 2) return null;
  const years = [...new Set(dated.map((each) => each.years?.last ?? 0))].sort((one, other) => one - other);
  const highest = Math.max(...dated.map((each) => each.value)) * 1.08 || 1;
  const [first = 0] = years;
  const span = Math.max((years.at(-1) ?? first) - first, 1);
  const inset = years.length === 1 ? (WIDTH - LEFT - RIGHT) / 2 : 34;
  const x = (figure: Figure): number => LEFT + inset + (((figure.years?.last ?? first) - first) / span) * (WIDTH - LEFT - RIGHT - 2 * inset);
  const y = (figure: Figure): number => HEIGHT - BOTTOM - (Math.max(figure.value, 0) / highest) * (HEIGHT - TOP - BOTTOM);
  const points = dated.map((each) => words.say("chart.point", { year: each.years?.last ?? "", status: words.status(each.planned), value: words.amount(each) }));
  const label = words.say("chart", { indicator: group.indicator, points: points.join(words.language === "zh" ? "，" : ", ") });
  const oneEach = [...new Map(dated.map((each) => [each.years?.last, each])).values()];
  const ticks = oneEach.map((each) => svg("text", { x: x(each), y: HEIGHT - 7, class: "tick" }, String(each.years?.last ?? "")));
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, class: "chart" },
    svg("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM, class: "axis" }),
    ...lines(dated, of, x, y), ...dated.map((each) => dot(each, x(each), y(each), words)), ...ticks, ...values(dated, x, y, words));
  const key = h("p", { class: "chart-key" }, h("span", { class: "key achieved" }, words.say("status.achieved")),
    dated.some((each) => each.planned) && h("span", { class: "key planned" }, words.say("status.planned")));
  return h("figure", { class: "figure-chart" }, h("figcaption", {}, h("bdi", {}, shortened(group.indicator, 40)), h("span", { class: "unit" }, group.unit)), picture, key);
}

/** Lines join only figures of the same subject and the same body; towards a target they are dashed. */
function lines(figures: readonly Figure[], of: Entity, x: (figure: Figure) => number, y: (figure: Figure) => number): SVGElement[] {
  const series = new Map<string, Figure[]>();
  for (const each of figures) {
    const key = `${each.subject?.index ?? of.index} ${each.body?.index ?? ""}`;
    series.set(key, [...(series.get(key) ?? []), each]);
  }
  return [...series.values()].flatMap((points) => points.slice(1).map((point, place) => {
    const before = points[place] ?? point;
    return svg("line", { x1: x(before), y1: y(before), x2: x(point), y2: y(point), class: point.planned || before.planned ? "course planned" : "course" });
  }));
}

function dot(figure: Figure, x: number, y: number, words: Words): SVGElement {
  const title = `${figure.years?.last ?? ""} ${words.status(figure.planned)} ${words.amount(figure)}`;
  return svg("circle", { cx: x, cy: y, r: 5, class: figure.planned ? "point planned" : "point" }, svg("title", {}, title));
}

/** The numbers beside the dots, as far as they find room: the last ones first. */
function values(figures: readonly Figure[], x: (figure: Figure) => number, y: (figure: Figure) => number, words: Words): SVGElement[] {
  const taken: { left: number; right: number; y: number }[] = [];
  return [...figures].reverse().flatMap((figure) => {
    const text = figure.planned ? `${words.status(true)} ${words.amount(figure)}` : words.amount(figure);
    const half = textWidth(text, 11) / 2;
    const middle = Math.min(Math.max(x(figure), half + 2), WIDTH - half - 2);
    const places = [y(figure) - 10, y(figure) + 18];
    const free = places.find((place) => place > 8 && place < HEIGHT - BOTTOM - 2 &&
      taken.every((each) => Math.abs(each.y - place) > 12 || middle + half < each.left || middle - half > each.right));
    if (free === undefined) return [];
    taken.push({ left: middle - half, right: middle + half, y: free });
    return [svg("text", { x: middle, y: free, class: figure.planned ? "value planned" : "value" }, text)];
  });
}
